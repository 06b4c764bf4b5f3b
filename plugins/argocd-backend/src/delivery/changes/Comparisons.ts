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
import {
  GitlabClient,
  GitlabError,
  GitlabProject,
} from '../../gitlab/GitlabClient';
import { ChangeTable } from './ChangeTable';

/** Commits of which it is remembered what they contain. */
const maxCommits = 20_000;
/** Commits that wait for GitLab; those that are asked for again later come then. */
const maxWaiting = 2_000;
/** Calls at the same time, so that people who look need not wait for them. */
const concurrency = 2;
/** A comparison that failed is asked for again after this many milliseconds … */
const failedMs = 60_000;
/** … or after this many, where GitLab does not have one of the commits. */
const missingMs = 3_600_000;

/** What a commit contains, and does not. */
type Contained = Map<string, boolean>;

/** First parents of one another, newest first. */
interface Chain {
  position(commit: string): number | undefined;
  at(position: number): string | undefined;
}

/** What contains a commit contains what comes before it; what lacks one lacks what comes after it. */
function inferred(
  known: Contained,
  ancestor: string,
  chain: Chain | undefined,
): boolean | undefined {
  const direct = known.get(ancestor);
  const wanted = chain?.position(ancestor);
  if (direct !== undefined || !chain || wanted === undefined) {
    return direct;
  }
  for (const [commit, contains] of known) {
    const position = chain.position(commit);
    if (position !== undefined) {
      if (contains ? position <= wanted : position >= wanted) {
        return contains;
      }
    }
  }
  return undefined;
}

/** A commit that fails with one of a chain fails with all of them. */
function failureKey(key: string, ancestor: string, chain: Chain | undefined) {
  return chain ? key : `${key} ${ancestor}`;
}

/** Of what may be asked about a chain, the newest commit: the answer tells most of the others. */
function newestUnknown(known: Contained, chain: Chain): string | undefined {
  const lacking = [...known]
    .filter(([, contains]) => !contains)
    .map(([commit]) => chain.position(commit) ?? -1);
  return chain.at(Math.max(-1, ...lacking) + 1);
}

/** Whether one commit contains another, asked once per pair and kept for ever. */
export class Comparisons {
  readonly #known = new LRUCache<string, Contained>({ max: maxCommits });
  readonly #failed: LRUCache<string, true>;
  readonly #waiting = new Map<string, Promise<void>>();
  readonly #limit = pLimit(concurrency);
  readonly #now: () => number;

  constructor(
    private readonly options: {
      client: Pick<GitlabClient, 'project' | 'compare' | 'pausedUntil'>;
      table: Pick<ChangeTable, 'comparisons' | 'addComparison'>;
      onKnown(repository: string): void;
      now?(): number;
    },
  ) {
    this.#now = options.now ?? Date.now;
    this.#failed = new LRUCache({
      max: maxCommits,
      ttl: failedMs,
      ttlResolution: 0,
      perf: { now: this.#now },
    });
  }

  /** @param chain - that the ancestor is one of, where there is such: one answer then tells of many */
  contains(
    repository: string,
    commit: string,
    ancestor: string,
    chain?: Chain,
  ): boolean | undefined {
    const key = `${repository} ${commit}`;
    const known = this.#known.get(key);
    const answer = known && inferred(known, ancestor, chain);
    if (
      answer === undefined &&
      !this.#waiting.has(key) &&
      !this.#failed.has(failureKey(key, ancestor, chain)) &&
      this.#waiting.size < maxWaiting
    ) {
      const asking = this.#limit(() =>
        this.#find(repository, commit, ancestor, chain),
      ).finally(() => this.#waiting.delete(key));
      this.#waiting.set(key, asking);
    }
    return answer;
  }

  /** Asks for nothing more. */
  stop(): void {
    this.#limit.clearQueue();
  }

  /** Resolves when nothing is being asked. */
  async settled(): Promise<void> {
    while (this.#waiting.size > 0) {
      await Promise.all(this.#waiting.values());
    }
  }

  async #find(
    repository: string,
    commit: string,
    ancestor: string,
    chain: Chain | undefined,
  ): Promise<void> {
    const { client, table, onKnown } = this.options;
    const key = `${repository} ${commit}`;
    const project = client.project(repository);
    if (!project) {
      this.#failed.set(failureKey(key, ancestor, chain), true, {
        ttl: missingMs,
      });
      return;
    }
    try {
      const known =
        this.#known.get(key) ?? (await table.comparisons(repository, commit));
      this.#known.set(key, known);
      if (inferred(known, ancestor, chain) === undefined) {
        const target = chain && newestUnknown(known, chain);
        const learned = await this.#compare(
          project,
          commit,
          target ?? ancestor,
          chain,
        );
        for (const [other, contains] of learned) {
          await table.addComparison(repository, commit, other, contains);
          known.set(other, contains);
        }
      }
    } catch (error) {
      const isMissing = error instanceof GitlabError && error.status === 404;
      const pause = client.pausedUntil(project.host) - this.#now();
      this.#failed.set(failureKey(key, ancestor, chain), true, {
        ttl: isMissing ? missingMs : Math.max(failedMs, pause),
      });
    }
    // Others may have waited for this one to be asked.
    onKnown(repository);
  }

  /** Compares, and goes on where a commit leaves the chain: there all that come before it are told of, too. */
  async #compare(
    project: GitlabProject,
    commit: string,
    ancestor: string,
    chain: Chain | undefined,
  ): Promise<Contained> {
    const learned: Contained = new Map();
    const { commits } = await this.options.client.compare(
      project,
      commit,
      ancestor,
    );
    learned.set(ancestor, commits.length === 0);
    const start = chain?.position(ancestor);
    if (!chain || start === undefined || commits.length === 0) {
      return learned;
    }
    const lacking = new Set(commits.map(({ id }) => id));
    let end = start;
    while (lacking.has(chain.at(end + 1) ?? '')) {
      end += 1;
    }
    learned.set(chain.at(end)!, false);
    const next = chain.at(end + 1);
    if (next !== undefined) {
      const rest = await this.options.client.compare(project, commit, next);
      learned.set(next, rest.commits.length === 0);
    }
    return learned;
  }
}
