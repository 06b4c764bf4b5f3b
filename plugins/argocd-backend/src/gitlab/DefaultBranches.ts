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

import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { GitlabClient } from './GitlabClient';

/** A default branch that was asked for this many milliseconds ago is asked for again … */
const freshMs = 10 * 60_000;
/** … but counts as long as this, should GitLab not answer. */
const knownMs = 60 * 60_000;
const failedMs = 60_000;
const maxRepositories = 20_000;
/** Calls at the same time. */
const concurrency = 4;

interface KnownBranch {
  /** `undefined` where GitLab names none, or does not let us see the project. */
  name?: string;
  askedAt: number;
  /** When it is asked again. */
  dueAt: number;
}

/** The branches that GitLab names as the defaults of projects: asked in the background, once per repository for everybody. */
export class DefaultBranches {
  readonly #branches = new LRUCache<string, KnownBranch>({
    max: maxRepositories,
  });
  readonly #asking = new Map<string, Promise<void>>();
  readonly #listeners = new Set<() => void>();
  readonly #limit = pLimit(concurrency);
  readonly #now: () => number;

  constructor(
    private readonly options: {
      client: Pick<GitlabClient, 'project' | 'defaultBranch'>;
      now?(): number;
    },
  ) {
    this.#now = options.now ?? Date.now;
  }

  /**
   * The default branch as far as it is known; what is not is asked for.
   *
   * @param page - address of the repository for people
   */
  get(page: string): string | undefined {
    const known = this.#branches.get(page);
    const now = this.#now();
    if (!known || known.dueAt <= now) {
      this.#ask(page, known);
    }
    return known && now - known.askedAt < knownMs ? known.name : undefined;
  }

  /** The default branch as GitLab last named it; nothing is asked. */
  known(page: string): string | undefined {
    return this.#branches.peek(page)?.name;
  }

  /** Calls back whenever a branch has become known, or another one than before. */
  onLearned(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Resolves when nothing is being asked. */
  async settled(): Promise<void> {
    await Promise.all(this.#asking.values());
  }

  #ask(page: string, known: KnownBranch | undefined): void {
    if (!this.#asking.has(page)) {
      const asking = this.#limit(() => this.#read(page, known)).finally(() =>
        this.#asking.delete(page),
      );
      this.#asking.set(page, asking);
    }
  }

  async #read(page: string, known: KnownBranch | undefined): Promise<void> {
    const { client } = this.options;
    const project = client.project(page);
    const askedAt = this.#now();
    try {
      const name = project && (await client.defaultBranch(project));
      this.#branches.set(page, { name, askedAt, dueAt: askedAt + freshMs });
      if (name !== known?.name) {
        this.#listeners.forEach(listener => listener());
      }
    } catch {
      this.#branches.set(page, {
        name: known?.name,
        askedAt: known?.askedAt ?? askedAt,
        dueAt: this.#now() + failedMs,
      });
    }
  }
}
