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

import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';
import { elapsed, sleep } from './timing';

export function isUnauthorized(error: unknown): boolean {
  return (
    error instanceof ArgocdAnswerError && [401, 403].includes(error.status)
  );
}

/**
 * Looks whether a refused credential is accepted again. Resolves when it may be.
 *
 * @param options.interval - milliseconds until the next look, from those since the refusal
 */
export async function untilAuthorized(
  client: Pick<ArgocdClient, 'hasAccount' | 'loggedIn'>,
  options: { interval(refusedMs: number): number; signal: AbortSignal },
): Promise<void> {
  const refusedAt = elapsed();
  while (!options.signal.aborted) {
    await sleep(options.interval(elapsed() - refusedAt), options.signal);
    try {
      // Without an account nobody is ever logged in: only trying tells.
      if (!client.hasAccount || (await client.loggedIn())) {
        return;
      }
    } catch (error) {
      if (!isUnauthorized(error)) {
        // Whether the credential is refused is not known any more: the loop finds out what is.
        return;
      }
    }
  }
}
