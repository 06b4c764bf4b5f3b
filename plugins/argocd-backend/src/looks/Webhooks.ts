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

import { applicationKey, ApplicationRef } from '@slipway/plugin-argocd-common';
import { RepositoryChanges } from '../delivery/types';
import { comparedRevision, trackedSource } from '../delivery/trackedSource';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';

interface Follower {
  branch: string;
  /** The commit that Argo CD has compared. */
  revision?: string;
  /** When the portal saw it compare another one than before. */
  changedAt?: number;
  /** Whether a push makes Argo CD compare it at once. */
  isFollowing: boolean;
}

interface Branch {
  repository: string;
  name: string;
  followers: Map<string, Follower>;
  /** The newest commit as long as Argo CD has not noticed it. */
  pushed?: { head: string; seenAt: number };
  /** The last one that it has noticed. */
  noticed?: string;
}

/**
 * Whether an Argo CD hears of pushes: what GitLab has is held against what Argo CD has compared. Only where the portal
 * itself knows of a push it can tell.
 */
export class Webhooks {
  readonly #branches = new Map<string, Branch>();
  readonly #followers = new Map<string, Follower>();
  /** Repositories whose pushes are not noticed, with since when. */
  readonly #silent = new Map<string, number>();
  /** When a push was noticed at once the last time, of any repository. */
  #promptAt = 0;

  /** @param webhookMs - milliseconds that a webhook may take until Argo CD has compared */
  constructor(
    private readonly options: {
      changes: Pick<RepositoryChanges, 'facts' | 'contains'>;
      addresses: Addresses;
      webhookMs: number;
    },
  ) {}

  /** Since when no push at all is noticed, in milliseconds since the epoch. */
  get silentSince(): number | undefined {
    const since = [...this.#silent.values()].filter(at => at >= this.#promptAt);
    return since.length > 0 ? Math.min(...since) : undefined;
  }

  /** Since when pushes to the repository of an application are not noticed, in milliseconds since the epoch. */
  silentSinceOf(ref: ApplicationRef): number | undefined {
    const branch = this.#branchOf(ref);
    return branch && this.#silent.get(branch.repository);
  }

  /** When the portal saw the commit that Argo CD has not compared an application with, in milliseconds since the epoch. */
  unnoticedSince(ref: ApplicationRef): number | undefined {
    const branch = this.#branchOf(ref);
    const follower = this.#followers.get(applicationKey(ref));
    return branch?.pushed && follower && this.#waits(follower, branch)
      ? branch.pushed.seenAt
      : undefined;
  }

  /** @param record - of the application; `undefined` where it is gone */
  changed(
    ref: ApplicationRef,
    record: ApplicationRecord | undefined,
    now: number,
  ): void {
    const key = applicationKey(ref);
    const known = this.#followers.get(key);
    const source = record && trackedSource(record, this.options.addresses);
    const branch = source && `${source.repository} ${source.branch}`;
    if (known && known.branch !== branch) {
      this.#remove(key, known);
    }
    if (!source || !branch) {
      return;
    }
    const revision = comparedRevision(record, source.index);
    const follower = known?.branch === branch ? known : undefined;
    const isOther =
      follower?.revision !== undefined &&
      revision !== undefined &&
      revision !== follower.revision;
    const next: Follower = {
      branch,
      revision: revision ?? follower?.revision,
      changedAt: isOther ? now : follower?.changedAt,
      isFollowing:
        record.sync.status !== 'Unknown' &&
        record.deletingSince === undefined &&
        !record.refreshPaths,
    };
    this.#followers.set(key, next);
    const followed = this.#branches.get(branch) ?? {
      repository: source.repository,
      name: source.branch,
      followers: new Map(),
    };
    followed.followers.set(key, next);
    this.#branches.set(branch, followed);
  }

  /** GitLab has told something of some repositories. */
  told(repositories: string[], now: number): void {
    for (const branch of this.#branches.values()) {
      if (repositories.includes(branch.repository)) {
        const facts = this.options.changes.facts(
          branch.repository,
          branch.name,
        );
        const { head, headSeenAt } = facts ?? {};
        const isNew = ![branch.pushed?.head, branch.noticed].includes(head);
        if (head && headSeenAt && isNew) {
          branch.pushed = {
            head,
            seenAt: Math.min(Date.parse(headSeenAt), now),
          };
        }
      }
    }
  }

  /** @param comparesSince - since when Argo CD is heard, and compares; `undefined` where it does not */
  check(now: number, comparesSince: number | undefined): void {
    for (const branch of this.#branches.values()) {
      if (branch.pushed && comparesSince !== undefined) {
        this.#check(branch, branch.pushed, now, comparesSince);
      }
    }
  }

  /** What was not noticed since then was not for want of a webhook: Argo CD has compared nothing at all. */
  excuse(notComparingSince: number): void {
    for (const [repository, since] of this.#silent) {
      if (since >= notComparingSince) {
        this.#silent.delete(repository);
      }
    }
  }

  #check(
    branch: Branch,
    { head, seenAt }: { head: string; seenAt: number },
    now: number,
    comparesSince: number,
  ): void {
    const { changes, webhookMs } = this.options;
    const contains = (commit: string, ancestor: string) =>
      changes.contains(branch.repository, commit, ancestor);
    const followers = [...branch.followers.values()];
    const noticed = followers.filter(
      ({ revision }) => revision && contains(revision, head),
    );
    if (noticed.length > 0) {
      branch.pushed = undefined;
      branch.noticed = head;
      if (
        noticed.some(
          ({ changedAt }) =>
            changedAt !== undefined &&
            Math.abs(changedAt - seenAt) <= webhookMs,
        )
      ) {
        this.#silent.delete(branch.repository);
        this.#promptAt = now;
      }
      return;
    }
    const isWaitedFor = followers.some(follower =>
      this.#waits(follower, branch),
    );
    // What was pushed before is found by the next comparison, which may take its time.
    const mustBeNoticed = seenAt >= comparesSince && now - seenAt > webhookMs;
    if (isWaitedFor && mustBeNoticed && !this.#silent.has(branch.repository)) {
      this.#silent.set(branch.repository, seenAt);
    }
  }

  /** Whether Argo CD is still to compare with what was pushed. */
  #waits({ isFollowing, revision }: Follower, branch: Branch): boolean {
    const head = branch.pushed?.head;
    return (
      head !== undefined &&
      isFollowing &&
      revision !== undefined &&
      revision !== head &&
      this.options.changes.contains(branch.repository, head, revision) === true
    );
  }

  #branchOf(ref: ApplicationRef): Branch | undefined {
    const follower = this.#followers.get(applicationKey(ref));
    return follower && this.#branches.get(follower.branch);
  }

  #remove(key: string, { branch }: Follower): void {
    this.#followers.delete(key);
    const followed = this.#branches.get(branch);
    followed?.followers.delete(key);
    if (followed?.followers.size === 0) {
      this.#branches.delete(branch);
      if (
        ![...this.#branches.values()].some(
          ({ repository }) => repository === followed.repository,
        )
      ) {
        this.#silent.delete(followed.repository);
      }
    }
  }
}
