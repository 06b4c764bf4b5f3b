/*
 * Copyright 2026 The Slipway Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Sandbox } from '../Sandbox';
import { accountToken } from './tokens';

jest.setTimeout(30_000);

interface Recording {
  recording: string;
  request: {
    method: string;
    path: string;
    account: string;
    headers?: Record<string, string>;
    body?: unknown;
  };
  response: {
    status: number;
    headers: Record<string, string>;
    json?: unknown;
    text?: string;
    chunks?: { data: string }[];
  };
}

const recorded: Recording[] = JSON.parse(
  readFileSync(
    join(__dirname, '../__fixtures__/recorded-answers.json'),
    'utf8',
  ),
);

/** The set of JSON paths and types, which is what a client relies on; values are the world's own. */
function shape(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return [...new Set(value.flatMap(item => shape(item, `${path}[]`)))];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) =>
      shape(item, `${path}.${key}`),
    );
  }
  return [`${path}: ${value === null ? 'null' : typeof value}`];
}

/** Where an answer of the sandbox differs from a real Argo CD: paths and types of JSON, plain texts and wire formats as they are. */
function differences(response: Recording['response'], text: string): string[] {
  const withoutMessage = (wire: string) =>
    wire.replace(/"message":"[^"]*"/, '').trimEnd();
  if (response.json !== undefined) {
    const real = shape(response.json);
    return shape(JSON.parse(text)).filter(item => !real.includes(item));
  }
  const wanted =
    response.chunks?.map(({ data }) => data).join('') ?? response.text ?? '';
  return withoutMessage(text) === withoutMessage(wanted) ? [] : [text];
}

describe("the sandbox's Argo CD against recordings of a real one", () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await Sandbox.start({
      comparisonMs: 3_600_000,
      tickMs: 3_600_000,
    });
    const { world } = sandbox.global;
    world.addProject('platform', {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*' }],
    });
    for (const name of ['coelho-realtime-dev', 'coelho-realtime-staging']) {
      world.addApplication(
        { name },
        {
          project: 'platform',
          source: {
            repoURL: 'http://gitlab.example.com/platform/coelho-realtime.git',
            path: 'helm',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'coelho',
          },
        },
      );
    }
    world.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'fleet', namespace: 'argocd' },
      spec: {
        generators: [],
        template: {
          metadata: { name: 'fleet-{{.env}}' },
          spec: { project: 'platform' },
        },
      },
    });
    await sandbox.global.applicationSets.tick();
  });

  afterAll(() => sandbox.stop());

  function tokenOf(account: string): string | undefined {
    switch (account) {
      case 'none':
        return undefined;
      case 'not a JWT':
        return 'not-a-jwt';
      case 'garbage':
        return 'a.b.c';
      // It may do everything within one project, which is what its recording is about.
      case 'many':
        return accountToken('backstage');
      default:
        return accountToken(account);
    }
  }

  const replayed = recorded.filter(
    // Needs a repository with this very commit.
    ({ recording }) => recording !== 'read/revision-metadata.json',
  );

  it.each(replayed)(
    '$recording',
    async ({ request: recordedRequest, response }) => {
      const token = tokenOf(recordedRequest.account);
      const body =
        recordedRequest.body === undefined
          ? undefined
          : JSON.stringify(recordedRequest.body);
      const { status, headers, text } = await raw(
        sandbox.global.url,
        recordedRequest.path,
        {
          method: recordedRequest.method,
          headers: {
            ...recordedRequest.headers,
            ...(recordedRequest.method === 'DELETE' && {
              'Content-Type': 'application/json',
            }),
            ...(token && { Authorization: `Bearer ${token}` }),
          },
          body,
        },
      );
      expect(status).toBe(response.status);
      expect(headers['content-type']?.split(';')[0]).toBe(
        response.headers['content-type']?.split(';')[0],
      );
      expect(differences(response, text)).toEqual([]);
    },
  );

  it('sends a stream no header before the first event, and none that has not changed', async () => {
    const { world } = sandbox.global;
    const controller = new AbortController();
    const pending = fetch(
      `${sandbox.global.url}/api/v1/stream/applications?resourceVersion=0&fields=result.type,result.application.metadata.name,result.application.metadata.labels,error`,
      {
        headers: {
          Accept: 'text/event-stream',
          Authorization: `Bearer ${accountToken('backstage')}`,
        },
        signal: controller.signal,
      },
    );
    const early = await Promise.race([
      pending.then(() => 'headers'),
      new Promise(resolve => setTimeout(() => resolve('silence'), 300)),
    ]);
    expect(early).toBe('silence');
    const application = world.application('coelho-realtime-dev', 'argocd')!;
    world.update(application, draft => {
      draft.metadata.labels = { round: '1' };
    });
    const reader = (await pending).body!.getReader();
    world.update(application, () => {});
    world.update(application, draft => {
      draft.metadata.labels = { round: '2' };
    });
    let text = '';
    while (!text.includes('"round":"2"')) {
      text += new TextDecoder().decode((await reader.read()).value);
    }
    expect(text).toBe(
      ['1', '2']
        .map(
          round =>
            `data: {"result":{"type":"MODIFIED","application":{"metadata":{"name":"coelho-realtime-dev","labels":{"round":"${round}"}}}}} \n\n\n`,
        )
        .join(''),
    );
    controller.abort();
  });

  it('answers to localhost only', async () => {
    const { status } = await raw(sandbox.global.url, '/api/version', {
      method: 'GET',
      headers: { Host: 'rebound.example.com' },
    });
    expect(status).toBe(403);
  });
});

/** A request whose path and Host leave as they are; `fetch` would clean the one and refuse the other. */
function raw(
  base: string,
  path: string,
  options: { method: string; headers: Record<string, string>; body?: string },
): Promise<{
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
}> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method: options.method,
        headers: options.headers,
      },
      response => {
        let text = '';
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers as Record<string, string | undefined>,
            text,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}
