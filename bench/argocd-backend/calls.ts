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

import { AsyncLocalStorage } from 'node:async_hooks';

/** What a call was made for: what somebody does, or the portal's own watching and reading. */
export type Cause = 'view' | 'own';

/** A call, without what tells one application from another. */
interface Call {
  cause: Cause;
  url: string;
}

const causes = new AsyncLocalStorage<Cause>();
const made: Call[] = [];
const send = globalThis.fetch;

/**
 * Counts every call of this process from now on. What one begins is its own, at once or later.
 *
 * @returns how many wait for their answer; a stream may begin with nothing
 */
export function countCalls(): () => number {
  let waiting = 0;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const isAnswered = url.includes('/stream/') ? 0 : 1;
    made.push({ cause: causes.getStore() ?? 'own', url });
    waiting += isAnswered;
    try {
      return await send(input, init);
    } finally {
      waiting -= isAnswered;
    }
  };
  return () => waiting;
}

/** Does something as a viewer would: calls that come of it are the view's. */
export function asView<T>(run: () => T): T {
  return causes.run('view', run);
}

/** Calls to some addresses so far, by what they were made for. */
export function callsOf(
  isMeant: (url: string) => boolean,
): Record<Cause, number> {
  const counted: Record<Cause, number> = { view: 0, own: 0 };
  made
    .filter(({ url }) => isMeant(url))
    .forEach(({ cause }) => {
      counted[cause] += 1;
    });
  return counted;
}
