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

import { redactInternals } from '../../src/redact/redactInternals';
import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ArgocdClient } from '../../src/argocd/ArgocdClient';
import { Connection } from '../../src/argocd/Connection';
import { ArgocdAnswerError } from '../../src/argocd/errors';
import { toRecord } from '../../src/argocd/toRecord';
import { RawApplication } from '../../src/argocd/types';
import { Recording } from './recordings';

const target = { name: 'any', namespace: 'argocd', project: 'any' };
const credential = { kind: 'none' } as const;

/** Answers everything with one recording, its body cut into pieces of the given size. */
class Player {
  recording!: Recording;
  pieceLength = Infinity;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((_req, res) => {
      const {
        status,
        headers = {},
        json,
        text,
        chunks,
      } = this.recording.response;
      const type = headers['content-type'];
      res.writeHead(status!, {
        ...(type && { 'content-type': type }),
        ...(headers.location && { location: headers.location }),
      });
      const body =
        json === undefined
          ? text ?? chunks?.map(({ data }) => data).join('') ?? ''
          : JSON.stringify(json);
      const bytes = Buffer.from(body);
      const length = Math.min(this.pieceLength, bytes.length || 1);
      for (let at = 0; at < bytes.length; at += length) {
        res.write(bytes.subarray(at, at + length));
      }
      res.end();
    });
  }

  async start(): Promise<string> {
    await new Promise<void>(resolve =>
      this.#server.listen(0, '127.0.0.1', resolve),
    );
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

type Reader = (client: ArgocdClient, recording: Recording) => Promise<unknown>;

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

/** A record of every application, to see that each becomes one. */
function records(items: RawApplication[]) {
  return items.map(item =>
    // A projection may leave out even the name.
    toRecord(
      'recorded',
      { ...item, metadata: item.metadata ?? { name: '' } },
      {
        complete: true,
        defaultNamespace: 'argocd',
      },
    ),
  );
}

// How the client asks what a path asks. What it never asks is read by its connection alone.
const readers: [method: string, path: RegExp, Reader][] = [
  [
    'GET',
    /^\/api\/v1\/stream\/applications(?:\?|$)/,
    client =>
      collect(
        client.streamApplications({
          replay: true,
          signal: AbortSignal.timeout(5_000),
          onActivity: () => {},
        }),
      ),
  ],
  ['GET', /^\/api\/version$/, client => client.version()],
  ['GET', /\/session\/userinfo$/, client => client.loggedIn()],
  [
    'GET',
    /^\/api\/v1\/applications(?:\?|$)/,
    async client => records((await client.listApplications()).items),
  ],
  [
    'GET',
    /^\/api\/v1\/applications\/[^/?]+(?:\?.*)?$/,
    async client => records([await client.getApplication(target)]),
  ],
  [
    'GET',
    /^\/api\/v1\/applications\/[^/]+\/resource-tree/,
    c => c.resourceTree(target),
  ],
  ['GET', /^[^?]+applications\/[^/]+\/events/, c => c.events(target)],
  [
    'GET',
    /^[^?]+applications\/[^/]+\/managed-resources/,
    c => c.managedResources(target, {}),
  ],
  [
    'GET',
    /^[^?]+\/logs\?(?!.*download=true)/,
    (client, { response }) =>
      response.headers?.['content-type']?.startsWith('text/event-stream')
        ? Promise.resolve([])
        : collect(
            client.logs(
              target,
              { namespace: 'any', pod: 'any' },
              AbortSignal.timeout(5_000),
            ),
          ),
  ],
  ['GET', /\/revisions\/[^/]+\/metadata/, c => c.revisionMetadata(target, 'x')],
  ['GET', /\/resource\/actions/, c => c.resourceActions(target, {})],
  ['GET', /^\/api\/v1\/projects(?:\?|$)/, client => client.listProjects()],
  [
    'POST',
    /\/sync$/,
    client => client.syncApplication(target, { initiatedBy: 'user:default/x' }),
  ],
  [
    'POST',
    /\/rollback$/,
    client => client.rollbackApplication(target, { id: 0 }),
  ],
  [
    'DELETE',
    /\/operation(?:\?|$)/,
    client => client.terminateOperation(target),
  ],
  [
    'POST',
    /\/resource\/actions\/v2$/,
    client =>
      client.runResourceAction(target, {
        version: 'v1',
        kind: 'Pod',
        name: 'any',
        action: 'any',
      }),
  ],
  ['POST', /^\/api\/v1\/projects$/, client => client.createProject({})],
  ['POST', /^\/api\/v1\/applications(?:\?|$)/, c => c.createApplication({})],
  ['DELETE', /^\/api\/v1\/projects\//, client => client.deleteProject('any')],
  [
    'DELETE',
    /^\/api\/v1\/applications\/[^/]+(?:\?|$)/,
    c => c.deleteApplication(target),
  ],
];

/** Reads recordings with the client of the back end, and says where it does not understand one. */
export class ClientReading {
  readonly #player = new Player();
  #client!: ArgocdClient;
  #connection!: Connection;

  async start(): Promise<void> {
    const url = await this.#player.start();
    this.#client = new ArgocdClient({ url, credential });
    this.#connection = new Connection({ url, credential });
  }

  async stop(): Promise<void> {
    await Promise.all([this.#client.close(), this.#connection.close()]);
    this.#player.stop();
  }

  /** @returns what is wrong; `undefined` where nothing is */
  async read(recording: Recording): Promise<string | undefined> {
    const { request, response } = recording;
    if (response.status === null) {
      // There was no answer, so there is nothing to read: the client waits, as it should.
      return undefined;
    }
    this.#player.recording = recording;
    const isStream = request.path.includes('/stream/');
    const isEvents = /^text\/event-stream/.test(
      response.headers?.['content-type'] ?? '',
    );
    const [, , known] =
      readers.find(
        ([method, path]) =>
          method === request.method && path.test(request.path),
      ) ?? [];
    // The client only ever asks for events, never for lines.
    const reader = isStream && !isEvents ? undefined : known;
    const call = () =>
      reader
        ? reader(this.#client, recording)
        : this.#connection.open(request.path, { method: 'GET' });
    if (response.status >= 300) {
      return refusal(response, await outcome(call));
    }
    this.#player.pieceLength = Infinity;
    const whole = await outcome(call);
    if (whole.error) {
      return `the client fails: ${whole.error.message}`;
    }
    if (!response.chunks || !reader) {
      return undefined;
    }
    for (const length of [1, 7, 64]) {
      this.#player.pieceLength = length;
      const cut = await outcome(call);
      if (JSON.stringify(cut.value) !== JSON.stringify(whole.value)) {
        return `in pieces of ${length} bytes the client reads something else`;
      }
    }
    this.#player.pieceLength = Infinity;
    return undefined;
  }
}

async function outcome(
  call: () => Promise<unknown>,
): Promise<{ value?: unknown; error?: Error }> {
  try {
    return { value: await call() };
  } catch (error) {
    return { error: error as Error };
  }
}

/** An error has to arrive as one, with its status and in Argo CD's words. */
function refusal(
  { status, json, chunks }: Recording['response'],
  { error, value }: { value?: unknown; error?: Error },
): string | undefined {
  if (!error) {
    return `the client takes an answer ${status} for ${JSON.stringify(value)}`;
  }
  if (status! < 400) {
    return undefined;
  }
  if (!(error instanceof ArgocdAnswerError) || error.status !== status) {
    return `the client takes an answer ${status} for: ${error.message}`;
  }
  const first = chunks?.[0]?.data.replace(/^data: /, '');
  let body = json as any;
  try {
    body ??= first && JSON.parse(first);
  } catch {
    body = undefined;
  }
  const message = body?.message ?? body?.error?.message;
  // In its words, but for command lines and structs.
  return typeof message === 'string' &&
    !redactInternals(message).startsWith(error.message)
    ? `the client reads «${error.message}», not «${message}»`
    : undefined;
}
