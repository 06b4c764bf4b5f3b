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

import { EntityPresentationApi } from '@backstage/plugin-catalog-react';

const userRef = /^user:[^/]+\/.+$/;

/** Who started something, where the catalog says no more: its users by name alone, accounts of Argo CD as they are. */
function plainName(initiator: string): string {
  return initiator.replace(/^user:default\//, '');
}

/** Names of people as the catalog shows its users; each is asked for once. */
export class PersonNames {
  readonly #listeners = new Set<() => void>();
  readonly #asked = new Set<string>();
  #names: ReadonlyMap<string, string> = new Map();

  /** @param presentation - absent where the portal has no catalog */
  constructor(private readonly presentation?: EntityPresentationApi) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is known; another object whenever that has changed. */
  readonly known = (): ReadonlyMap<string, string> => this.#names;

  /** @param initiator - an entity reference of a user, or an account of Argo CD */
  nameOf(initiator: string): string {
    if (userRef.test(initiator) && !this.#asked.has(initiator)) {
      this.#asked.add(initiator);
      this.#learn(initiator);
    }
    return this.#names.get(initiator) ?? plainName(initiator);
  }

  async #learn(ref: string): Promise<void> {
    try {
      const shown = await this.presentation?.forEntity(ref, {
        defaultKind: 'user',
      }).promise;
      if (shown) {
        this.#names = new Map(this.#names).set(ref, shown.primaryTitle);
        this.#listeners.forEach(listener => listener());
      }
    } catch {
      // The plain name is what there is: an operation may have been started in the name of anything.
    }
  }
}
