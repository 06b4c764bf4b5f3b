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

import { LoggerService } from '@backstage/backend-plugin-api';
import { LRUCache } from 'lru-cache';
import {
  GitlabClient,
  GitlabError,
  GitlabProject,
} from '../../gitlab/GitlabClient';
import { RepositoryChanges, RepositoryFacts } from '../types';
import {
  BranchReader,
  emptyBranch,
  maxListed,
  ReaderClient,
  Reading,
} from './BranchReader';
import { ChangeTable } from './ChangeTable';
import { Comparisons } from './Comparisons';
import { follow, Followed, keyOf, refOf, remember } from './followed';
import { LoadedBranch } from './LoadedBranch';
import { Paths } from './Paths';
import { BranchClock, lookMs, plan, shortestMs } from './plan';
import { BranchRecord } from './types';

/** Commits that are held in memory; of other branches the database knows. */
const maxCommits = 50_000;
/** Branches of one GitLab that are read at the same time; people who look come on top. */
const concurrency = 2;
const tickMs = 1_000;
/** A branch that nobody has asked for since is not read any more. */
const forgetMs = 24 * 3_600_000;
/** States of pipelines that may go on … */
const revivable = ['failed', 'canceled', 'manual'];
/** … of this many of the newest commits that have one. */
const revivableOf = 5;

/** Longer names are nobody's, and have no place in the database. */
const maxRepositoryLength = 1024;
const maxBranchLength = 255;

const noGitlab = 'The portal is connected to no GitLab with this host.';
const unreadable = 'The portal cannot read what GitLab answers.';

const newsOf = {
  push: 'hasNews',
  pipeline: 'hasPipelineNews',
  mergeRequest: 'hasMergeRequestNews',
} as const;

/** Hears that something may have happened. */
export type RepositoryNudges = Pick<GitlabChanges, 'nudge'>;

/** Heads and changes of repositories, from GitLab and the database. */
export class GitlabChanges implements RepositoryChanges {
  readonly #followed = new Map<string, Followed>();
  readonly #branches = new Map<string, Set<string>>();
  readonly #loaded: LRUCache<string, LoadedBranch>;
  readonly #listeners = new Set<(repositories: string[]) => void>();
  readonly #news = new Set<string>();
  readonly #running = new Map<string, number>();
  readonly #reader: BranchReader;
  readonly #comparisons: Comparisons;
  readonly #paths: Paths;
  readonly #now: () => number;
  #timer?: NodeJS.Timeout;
  #isAwake = false;

  constructor(
    private readonly options: {
      client: ReaderClient &
        Pick<GitlabClient, 'project' | 'compare' | 'pausedUntil'>;
      table: ChangeTable;
      logger: LoggerService;
      now?(): number;
      /** That are held in memory; the database knows the others. */
      maxCommits?: number;
    },
  ) {
    const { client, table } = options;
    this.#now = options.now ?? Date.now;
    this.#loaded = new LRUCache({
      maxSize: options.maxCommits ?? maxCommits,
      sizeCalculation: ({ record }) => record.commits.length + 1,
    });
    this.#reader = new BranchReader(client, this.#now);
    const onKnown = (repository: string) => this.#tell(repository);
    this.#comparisons = new Comparisons({
      client,
      table,
      onKnown,
      now: this.#now,
    });
    this.#paths = new Paths({ client, onKnown, now: this.#now });
  }

  /** Asks GitLab from now on. */
  start(): void {
    this.#timer ??= setInterval(() => this.#pump(), tickMs).unref();
  }

  /** Begins nothing new, and resolves when what was begun is written down. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#comparisons.stop();
    this.#paths.stop();
    await Promise.all(this.#allRunning());
  }

  facts(repository: string, branch: string): RepositoryFacts | undefined {
    const followed = this.#follow(repository, branch);
    if (!followed) {
      return {
        repository,
        branch,
        commits: [],
        complete: false,
        unavailable: noGitlab,
      };
    }
    const loaded = this.#loaded.get(keyOf(followed));
    if (!loaded) {
      followed.needsLoad = true;
      this.#wake();
    }
    return loaded?.facts;
  }

  contains(
    repository: string,
    commit: string,
    ancestor: string,
  ): boolean | undefined {
    if (commit === ancestor) {
      return true;
    }
    const branches = this.#branchesOf(repository);
    for (const followed of branches) {
      const known = this.#loaded.peek(keyOf(followed));
      const answer = known?.contains(commit, ancestor);
      if (answer !== undefined) {
        return answer;
      }
    }
    // A list that goes further back may tell, and distances need it anyway.
    const waits = branches.map(
      followed =>
        this.#reach(followed, commit) || this.#reach(followed, ancestor),
    );
    return waits.includes(true)
      ? undefined
      : this.#comparisons.contains(
          repository,
          commit,
          ancestor,
          branches
            .map(followed => this.#loaded.peek(keyOf(followed)))
            .find(loaded => loaded?.has(ancestor)),
        );
  }

  touching(
    repository: string,
    branch: string,
    path: string,
    isAsked = true,
  ): string[] | undefined {
    const head = this.facts(repository, branch)?.head;
    return head === undefined
      ? undefined
      : this.#paths.touching(repository, head, path, isAsked);
  }

  look(repository: string, branch: string): void {
    const followed = this.#follow(repository, branch);
    if (followed) {
      this.#see(followed);
      this.#wake();
    }
  }

  /** Argo CD has compared with a revision; where that is not known, there was a push. */
  pushed(repository: string, branch: string, revision: string): void {
    const followed = this.#follow(repository, branch);
    const isKnown =
      !followed ||
      this.#loaded.peek(keyOf(followed))?.has(revision) ||
      followed.seenPushes.has(revision);
    if (!isKnown) {
      followed.pushes.add(revision);
      this.#wake();
    }
  }

  /** Somebody says that something has happened; whether it has, GitLab tells. */
  nudge(repository: string, branch: string, what: keyof typeof newsOf): void {
    for (const { branch: name, clock } of this.#branchesOf(repository)) {
      if (name === branch || name === 'HEAD') {
        clock[newsOf[what]] = true;
        this.#wake();
      }
    }
  }

  /** Somebody looks, and waits until GitLab has told what there is to tell now. */
  async catchUp(
    repository: string,
    branch: string,
  ): Promise<RepositoryFacts | undefined> {
    const project = this.options.client.project(repository);
    const followed = this.#follow(repository, branch);
    if (project && followed) {
      this.#see(followed);
      await (followed.running ?? this.#run(followed, project));
    }
    return this.facts(repository, branch);
  }

  onChange(listener: (repositories: string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Does everything that is due, and resolves when nothing is being asked any more. */
  async settled(): Promise<void> {
    for (;;) {
      if (this.#timer === undefined) {
        this.#pump();
      }
      const running = this.#allRunning();
      if (running.length === 0) {
        break;
      }
      await Promise.all(running);
    }
    await this.#comparisons.settled();
    await this.#paths.settled();
  }

  #allRunning(): Promise<void>[] {
    return [...this.#followed.values()].flatMap(({ running }) => running ?? []);
  }

  /** `undefined` for what is in no GitLab of the portal, or has a name that none can have. */
  #follow(repository: string, branch: string): Followed | undefined {
    const key = keyOf({ repository, branch });
    const known = this.#followed.get(key);
    if (known) {
      known.usedAt = this.#now();
      return known;
    }
    if (
      repository.length > maxRepositoryLength ||
      branch.length > maxBranchLength ||
      !this.options.client.project(repository)
    ) {
      return undefined;
    }
    const followed = follow({ repository, branch }, this.#now());
    this.#followed.set(key, followed);
    const keys = this.#branches.get(repository) ?? new Set();
    this.#branches.set(repository, keys.add(key));
    return followed;
  }

  /** Somebody looks; what another replica has read meanwhile is in the database. */
  #see(followed: Followed): void {
    const now = this.#now();
    followed.clock.lookedAt = now;
    followed.needsLoad ||= now - followed.loadedAt >= shortestMs;
  }

  #forget(followed: Followed): void {
    const key = keyOf(followed);
    this.#followed.delete(key);
    this.#loaded.delete(key);
    const keys = this.#branches.get(followed.repository);
    keys?.delete(key);
    if (keys?.size === 0) {
      this.#branches.delete(followed.repository);
    }
  }

  #branchesOf(repository: string): Followed[] {
    return [...(this.#branches.get(repository) ?? [])].map(
      key => this.#followed.get(key)!,
    );
  }

  /** Sees to it that a list reaches a commit; whether it may do so yet. */
  #reach(followed: Followed, commit: string): boolean {
    const loaded = this.#loaded.get(keyOf(followed));
    if (!loaded) {
      followed.needsLoad = true;
    } else if (
      loaded.has(commit) ||
      loaded.record.isComplete ||
      loaded.record.commits.length >= maxListed ||
      followed.elsewhere.has(commit)
    ) {
      return false;
    } else {
      followed.wanted.add(commit);
    }
    this.#wake();
    return true;
  }

  /** What is to be done is begun at once, where the work has begun at all. */
  #wake(): void {
    if (this.#timer !== undefined && !this.#isAwake) {
      this.#isAwake = true;
      setImmediate(() => {
        this.#isAwake = false;
        this.#pump();
      });
    }
  }

  #pump(): void {
    const now = this.#now();
    const waiting = [...this.#followed.values()]
      .filter(({ running }) => !running)
      .sort((a, b) => b.clock.lookedAt - a.clock.lookedAt);
    for (const followed of waiting) {
      const project = this.options.client.project(followed.repository);
      if (!project || now - followed.usedAt > forgetMs) {
        this.#forget(followed);
      } else if (
        (this.#running.get(project.host) ?? 0) < concurrency &&
        (followed.needsLoad || this.#isDue(followed, project))
      ) {
        void this.#run(followed, project);
      }
    }
  }

  #isDue(followed: Followed, { host }: GitlabProject): boolean {
    const now = this.#now();
    return (
      plan(this.#clockOf(followed), now).at <= now &&
      this.options.client.pausedUntil(host) <= now
    );
  }

  #clockOf({ clock, pushes, wanted }: Followed): BranchClock {
    return {
      ...clock,
      hasNews: clock.hasNews || pushes.size > 0 || wanted.size > 0,
    };
  }

  #run(followed: Followed, project: GitlabProject): Promise<void> {
    const { host } = project;
    this.#running.set(host, (this.#running.get(host) ?? 0) + 1);
    followed.running = this.#work(followed, project)
      .catch(error => {
        // The database is away; it is tried again like a GitLab that is.
        followed.clock.failures += 1;
        followed.clock.askedAt = this.#now();
        this.options.logger.warn(
          `Changes of ${followed.repository} cannot be read or written: ${error}`,
        );
      })
      .finally(() => {
        followed.running = undefined;
        this.#running.set(host, this.#running.get(host)! - 1);
        this.#flush();
        this.#wake();
      });
    return followed.running;
  }

  async #work(followed: Followed, project: GitlabProject): Promise<void> {
    const { table } = this.options;
    let known = this.#loaded.get(keyOf(followed))?.record;
    // Another replica may have read a push already.
    if (followed.needsLoad || !known || followed.pushes.size > 0) {
      followed.needsLoad = false;
      known = (await table.read(followed)) ?? emptyBranch;
      this.#keep(followed, known);
    }
    if (!this.#isDue(followed, project)) {
      return;
    }
    const { commits, unlessAskedSince } = plan(
      this.#clockOf(followed),
      this.#now(),
    );
    if (await table.claim(refOf(followed), unlessAskedSince, commits)) {
      await this.#ask(followed, project, known, commits);
    } else {
      // Another replica has asked; what it has learned is in the database.
      this.#keep(followed, (await table.read(followed)) ?? emptyBranch);
    }
  }

  async #ask(
    followed: Followed,
    project: GitlabProject,
    known: BranchRecord,
    commits: boolean,
  ): Promise<void> {
    const { clock } = followed;
    const now = this.#now();
    const askedAt = new Date(now).toISOString();
    const asked = {
      ...known,
      askedAt,
      commitsAskedAt: commits ? askedAt : known.commitsAskedAt,
    };
    const pushes = [...followed.pushes];
    const wanted = [...followed.wanted];
    const isLooked = now - clock.lookedAt < lookMs;
    clock.hasNews = false;
    clock.hasPipelineNews = false;
    if (commits && isLooked) {
      clock.hasMergeRequestNews = false;
    }
    let reading: Reading;
    try {
      reading = await this.#reader.read(
        project,
        followed.branch === 'HEAD' ? undefined : followed.branch,
        asked,
        { commits, wanted, isLooked },
      );
    } catch (failure) {
      reading = { record: asked, changed: [], gone: [], failure };
    }
    const { changed, gone, failure } = reading;
    if (failure && !(failure instanceof GitlabError)) {
      this.options.logger.warn(
        `What GitLab answers of ${followed.repository} cannot be read: ${failure}`,
      );
    }
    const record: BranchRecord = {
      ...reading.record,
      readAt: failure ? known.readAt : new Date(this.#now()).toISOString(),
      unavailable: failure ? messageOf(failure) : undefined,
    };
    if (failure) {
      clock.failures += isPause(failure) ? 0 : 1;
    } else {
      clock.failures = 0;
    }
    if (commits && (changed.length > 0 || !failure)) {
      pushes.forEach(revision => {
        followed.pushes.delete(revision);
        remember(followed.seenPushes, revision);
      });
      wanted.forEach(commit => {
        followed.wanted.delete(commit);
        remember(followed.elsewhere, commit);
      });
    }
    await this.options.table.write(refOf(followed), record, changed);
    await this.options.table.unlist(refOf(followed), gone);
    this.#keep(followed, record, {
      isNews: changed.length > 0 || gone.length > 0 || wanted.length > 0,
    });
  }

  #keep(
    followed: Followed,
    record: BranchRecord,
    { isNews = false }: { isNews?: boolean } = {},
  ): void {
    const key = keyOf(followed);
    const before = this.#loaded.peek(key);
    const loaded = new LoadedBranch(followed, record, this.#now());
    this.#loaded.set(key, loaded);
    followed.loadedAt = this.#now();
    const { clock, pushes } = followed;
    clock.askedAt = Math.max(clock.askedAt, timeOf(record.askedAt));
    clock.commitsAskedAt = Math.max(
      clock.commitsAskedAt,
      timeOf(record.commitsAskedAt),
    );
    clock.isOpen = record.commits.some(({ isSettled }) => !isSettled);
    clock.mayRevive = record.commits
      .filter(({ pipeline }) => pipeline)
      .slice(0, revivableOf)
      .some(({ pipeline }) => revivable.includes(pipeline!.status));
    [...pushes]
      .filter(sha => loaded.has(sha))
      .forEach(sha => pushes.delete(sha));
    if (!before || isNews || !loaded.saysTheSameAs(before)) {
      this.#tell(followed.repository);
    }
  }

  #tell(repository: string): void {
    if (this.#news.size === 0) {
      setImmediate(() => this.#flush());
    }
    this.#news.add(repository);
  }

  #flush(): void {
    if (this.#news.size > 0) {
      const repositories = [...this.#news];
      this.#news.clear();
      this.#listeners.forEach(listener => listener(repositories));
    }
  }
}

function isPause(error: unknown): boolean {
  return error instanceof GitlabError && error.status === 429;
}

function messageOf(error: unknown): string {
  return error instanceof GitlabError ? error.message : unreadable;
}

function timeOf(text: string | undefined): number {
  return text ? Date.parse(text) : 0;
}
