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

import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { LRUCache } from 'lru-cache';
import { ApplicationAccess } from './ApplicationAccess';

/** What a user sees is asked again after this many milliseconds. */
const freshMs = 30_000;
const maxUsers = 1_000;

/** Which entities each user sees in the catalog; asked in one go, and kept for a moment. */
export class VisibleEntities {
  readonly #users = new LRUCache<string, Map<string, boolean>>({
    max: maxUsers,
    ttl: freshMs,
  });

  constructor(
    private readonly access: Pick<ApplicationAccess, 'visibleEntities'>,
  ) {}

  /** Those of some entities that the user sees. */
  async of(
    refs: string[],
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<Set<string>> {
    const user = credentials.principal.userEntityRef;
    const known = this.#users.get(user) ?? new Map<string, boolean>();
    const wanted = new Set(refs);
    const unknown = [...wanted].filter(ref => !known.has(ref));
    if (unknown.length > 0) {
      const seen = await this.access.visibleEntities(unknown, credentials);
      unknown.forEach(ref => known.set(ref, seen.has(ref)));
      if (!this.#users.has(user)) {
        this.#users.set(user, known);
      }
    }
    return new Set([...wanted].filter(ref => known.get(ref)));
  }
}
