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

import { request as httpRequest } from 'node:http';
import { RecordedWorld } from './RecordedWorld';
import { Recording } from './recordings';
import { missingIn, shape } from './shape';

/** What became of one recording in the sandbox. */
export type Replay =
  | { outcome: 'same' }
  | { outcome: 'skipped' | 'differs'; reason: string };

/** How long an answer is waited for that may never come, and a stream is listened to. */
const listenMs = 400;

// What an answer is made of that no recording holds, so that no world can be made to give it.
const unseedable: [RegExp, string][] = [
  [
    /\/revisions\/[0-9a-f]{40}\//,
    'it needs the commits of the recorded repository',
  ],
  [/^POST \/api\/v1\/applications(?:\?|$)/, 'it needs the recorded repository'],
  [
    /\/applications\/[^/]+\/manifests(?:\?|$)/,
    'it needs the commits of the recorded repository',
  ],
  [
    /\?refresh=/,
    'it needs the recorded repository and a controller that works on it',
  ],
  [/\/(?:pods\/[^/]+\/)?logs\?/, 'it needs the recorded pods'],
  [/\/events\?resourceUID/, 'it needs the recorded pods'],
  [/\/resource-tree$/, 'it needs the recorded pods'],
  [
    / \/api\/v1\/(?:applications|projects)\/(?:api-|new$)/,
    'it needs what another recording has made',
  ],
];

interface Answer {
  status: number | null;
  type?: string;
  isUnserved: boolean;
  text: string;
}

/** Whoever made the recordings replaced addresses in answers, and left them in what was asked. */
const replacedAddress = [
  encodeURIComponent('http://192.0.2.1:8090'),
  encodeURIComponent('http://gitlab.example.com'),
] as const;

/** Not fetch, which would clean the path and follow what it must not. */
function sendRequest(
  world: RecordedWorld,
  recording: Recording,
): Promise<Answer> {
  const { request, response } = recording;
  const token = world.tokenOf(recording);
  const url = new URL(world.url);
  const isSilent = response.status === null;
  const isStream = request.path.includes('/stream/');
  return new Promise((resolve, reject) => {
    const req = httpRequest(
      {
        host: url.hostname,
        port: url.port,
        path: request.path.replace(...replacedAddress),
        method: request.method,
        headers: {
          ...request.headers,
          ...(token && { Authorization: `Bearer ${token}` }),
        },
      },
      res => {
        let text = '';
        const done = () =>
          resolve({
            status: res.statusCode ?? null,
            type: res.headers['content-type']?.split(';')[0],
            isUnserved: res.headers['x-sandbox'] !== undefined,
            text,
          });
        res.on('data', chunk => {
          text += chunk;
        });
        res.on('end', done);
        if (isStream) {
          setTimeout(() => {
            done();
            req.destroy();
          }, listenMs);
        }
      },
    );
    req.on('error', error => {
      if (!isStream && !isSilent) {
        reject(error);
      }
    });
    if (isStream) {
      // Nothing comes before something changes.
      setTimeout(() => touch(world), listenMs / 4);
      setTimeout(() => {
        resolve({ status: null, isUnserved: false, text: '' });
        req.destroy();
      }, 3 * listenMs);
    }
    if (request.body !== undefined) {
      req.write(
        typeof request.body === 'string'
          ? request.body
          : JSON.stringify(request.body),
      );
    }
    req.end();
  });
}

function touch({ instance }: RecordedWorld): void {
  for (const application of instance.world.sortedApplications()) {
    instance.world.update(application, () => {});
  }
}

/** The messages of a stream, however they are framed. */
function messages(text: string): unknown[] {
  return text
    .split('\n')
    .map(line => line.replace(/^data: /, '').trim())
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line));
}

/** Lets the sandbox answer the same request and compares status, type, and the set of JSON paths and types. */
export async function replayInSandbox(
  recording: Recording,
  all: Recording[],
): Promise<Replay> {
  const { request, response } = recording;
  const line = `${request.method} ${request.path}`;
  const isError = response.status !== null && response.status >= 400;
  const message = String((response.json as any)?.message ?? '');
  const [, reason] = unseedable.find(([pattern]) => pattern.test(line)) ?? [];
  if (/existing \w+ spec is different/.test(message)) {
    const why = 'it needs what another recording has made';
    return { outcome: 'skipped', reason: why };
  }
  if (reason && (!isError || /^POST|refresh|revisions/.test(line))) {
    return { outcome: 'skipped', reason };
  }
  // The application as this very recording shows it, where it does.
  const world = await RecordedWorld.create(all, recording);
  try {
    if (response.status === 200 && !world.knows(request.path)) {
      const why = 'no recording shows the application';
      return { outcome: 'skipped', reason: why };
    }
    world.prepare(recording);
    const answer = await sendRequest(world, recording);
    if (answer.isUnserved && !isUnknownRoute(recording)) {
      return { outcome: 'skipped', reason: 'the sandbox has no such route' };
    }
    return compare(recording, answer);
  } finally {
    await world.stop();
  }
}

/** Argo CD itself has no such route. */
function isUnknownRoute({ response }: Recording): boolean {
  return response.status === 404 && response.json === undefined;
}

function compare({ request, response }: Recording, answer: Answer): Replay {
  const differs = (reason: string): Replay => ({ outcome: 'differs', reason });
  const isStream = request.path.includes('/stream/');
  // Whether something came depends on what happened in those seconds.
  const mayBeSilent = response.status === null || answer.status === null;
  if (answer.status !== response.status && !(isStream && mayBeSilent)) {
    return differs(`status ${answer.status}, not ${response.status}`);
  }
  if (mayBeSilent) {
    return { outcome: 'same' };
  }
  const type = response.headers?.['content-type']?.split(';')[0];
  if (type && answer.type !== type) {
    return differs(`type ${answer.type}, not ${type}`);
  }
  if (response.chunks || isStream) {
    const wanted = messages(
      (response.chunks ?? []).map(({ data }) => data).join(''),
    ).flatMap(item => shape(item));
    const fields = new URLSearchParams(request.path.split('?')[1])
      .get('fields')
      ?.split(',');
    // Another application may have more below a field that was asked for.
    const strange = missingIn(
      messages(answer.text).flatMap(item => shape(item)),
      wanted,
    ).filter(
      item =>
        !fields?.some(field =>
          item.replaceAll('[]', '').startsWith(`.${field}`),
        ),
    );
    return strange.length > 0 && wanted.length > 0
      ? differs(`it says ${strange.join(', ')}, Argo CD does not`)
      : { outcome: 'same' };
  }
  if (response.json === undefined) {
    return { outcome: 'same' };
  }
  let given: string[];
  try {
    given = shape(JSON.parse(answer.text));
  } catch {
    return differs('it is no JSON');
  }
  const real = shape(response.json);
  const strange = missingIn(given, real);
  if (strange.length > 0) {
    return differs(`it says ${strange.join(', ')}, Argo CD does not`);
  }
  const lacking =
    request.method === 'GET' && isWholeOf(request.path)
      ? missingIn(real, given)
      : [];
  return lacking.length > 0
    ? differs(`it lacks ${lacking.join(', ')}`)
    : { outcome: 'same' };
}

/** Answers that the recordings hold whole, so that nothing may be missing. */
function isWholeOf(path: string): boolean {
  return (
    /^\/api\/v1\/(?:applications|projects)(?:\/[^/?]+)?(?:\?.*)?$/.test(path) ||
    /^\/api\/v1\/(?:session\/userinfo|account\/can-i)/.test(path) ||
    /\/syncwindows$|\/resource\/actions/.test(path)
  );
}
