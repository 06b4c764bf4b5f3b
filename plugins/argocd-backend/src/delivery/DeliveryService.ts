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
  ApplicationRef,
  Arrival,
  EntityDelivery,
  RepositoryDelivery,
} from '@slipway/plugin-argocd-common';
import { PushLook } from '../record/ApplicationLook';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { toArrivals, toChangeArrivals } from './arrivals';
import { ChangeTable } from './changes/ChangeTable';
import { GitlabChanges } from './changes/GitlabChanges';
import { RepositoryFacts } from './types';
import { DeploymentTimes, imageCommits, inOrder, toSplits } from './splits';
import { toChange } from './toChange';
import {
  comparedRevision,
  TrackedSource,
  trackedSource,
} from './trackedSource';
import { Follower, unnoticedOf } from './unnoticed';
import { HavingLatest, wentLive } from './wentLive';

/** Milliseconds that a viewer waits for GitLab; what it says later is told by a signal. */
const waitMs = 3_000;
/** Deployments of an entity, newest first, whose way is measured. */
const measured = 200;

type FollowedSource = TrackedSource & { record: ApplicationRecord };

function withheld({
  repository,
  branch,
  head,
  change,
  laterCommits,
  images,
  unavailable,
  readAt,
}: RepositoryDelivery): RepositoryDelivery {
  return {
    repository,
    branch,
    head,
    change: change && {
      repository,
      sha: change.sha,
      url: change.url,
      state: change.state,
    },
    laterCommits,
    images,
    unavailable,
    readAt,
    withheld: true,
  };
}

/** The way of the latest changes through GitLab, for the repositories that the applications themselves name. */
export class DeliveryService {
  readonly #waitMs: number;

  constructor(
    private readonly options: {
      changes: Pick<
        GitlabChanges,
        'catchUp' | 'contains' | 'facts' | 'touching'
      >;
      table: Pick<ChangeTable, 'commit' | 'times'>;
      /** The newest deployments of some applications. */
      deployments(
        refs: ApplicationRef[],
        limit: number,
      ): Promise<DeploymentTimes[]>;
      /** How many deployments are kept of some applications. */
      count(refs: ApplicationRef[]): Promise<number>;
      /** What is noticed of pushes to the repository of an application. */
      pushes(record: ApplicationRecord): PushLook;
      addresses: Addresses;
      waitMs?: number;
    },
  ) {
    this.#waitMs = options.waitMs ?? waitMs;
  }

  /**
   * @param readable - those whose commits, merge requests and jobs may be told; of others ids alone
   * @param latestOf - id of the latest change that concerns what is looked at of an application
   * @param having - the applications that run their latest change, asked when GitLab has said what it has to
   */
  async getDelivery(
    records: ApplicationRecord[],
    readable: Set<ApplicationRecord>,
    latestOf: (record: ApplicationRecord) => string | undefined,
    having: () => HavingLatest[],
  ): Promise<EntityDelivery> {
    const sources = records.flatMap(record => {
      const source = trackedSource(record, this.options.addresses);
      return source ? [{ ...source, record }] : [];
    });
    const wanted = new Map(
      sources.map(source => [`${source.repository} ${source.branch}`, source]),
    );
    const repositories = await Promise.all(
      [...wanted.values()].map(({ repository, branch }) =>
        this.#read(
          repository,
          branch,
          sources.filter(
            source =>
              source.repository === repository && source.branch === branch,
          ),
          latestOf,
        ),
      ),
    );
    const seen = sources.filter(({ record }) => readable.has(record));
    const isReadable = new Set(seen.map(({ repository }) => repository));
    const latest = having();
    const [{ changeArrivals, ...deployed }, count] = await Promise.all([
      this.#deployed(seen, latest),
      this.options.count(records),
    ]);
    const live = wentLive(latest, changeArrivals, deployed.splits);
    return {
      repositories: repositories.map(item =>
        isReadable.has(item.repository) ? item : withheld(item),
      ),
      ...deployed,
      ...(live && { wentLive: live }),
      deployments: count,
    };
  }

  /** @param latestOf - the newest of these changes counts, asked when GitLab has said what it has to */
  async #read(
    repository: string,
    branch: string,
    sources: FollowedSource[],
    latestOf: (record: ApplicationRecord) => string | undefined,
  ): Promise<RepositoryDelivery> {
    const facts = await this.#facts(repository, branch);
    if (!facts) {
      return { repository, branch, images: [] };
    }
    const ids = new Set(
      sources.flatMap(({ record }) => latestOf(record) ?? []),
    );
    const position = facts.commits.findIndex(({ sha }) => ids.has(sha));
    const later = facts.commits.slice(0, Math.max(0, position));
    const commit = facts.commits[position];
    const stored =
      commit &&
      (await this.options.table.commit({ repository, branch }, commit.sha));
    return {
      repository,
      branch,
      head: facts.head,
      change: commit && toChange(facts, commit.sha, true),
      laterCommits:
        commit && later.every(({ state }) => state === 'none')
          ? later.length
          : undefined,
      pipeline: stored?.pipeline && { ...stored.pipeline, jobs: stored.jobs },
      mergeRequest: commit?.mergeRequest,
      images: stored?.images ?? [],
      unnoticed: unnoticedOf(
        later,
        sources.map(source => this.#follower(source)),
        repository,
      ),
      unavailable: facts.unavailable,
      // It changes with every look, and the answer would with it.
      readAt: facts.unavailable && facts.readAt,
    };
  }

  #follower({
    repository,
    branch,
    path,
    index,
    record,
  }: FollowedSource): Follower {
    const { changes, pushes } = this.options;
    const compared = comparedRevision(record, index);
    return {
      touching: () =>
        path === undefined
          ? undefined
          : changes.touching(repository, branch, path),
      hasCompared: sha =>
        compared === undefined
          ? undefined
          : changes.contains(repository, compared, sha),
      pushes: pushes(record),
    };
  }

  /** What GitLab says now, or what was known before where it does not say so soon enough. */
  async #facts(
    repository: string,
    branch: string,
  ): Promise<RepositoryFacts | undefined> {
    const { changes } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>(resolve => {
      timer = setTimeout(resolve, this.#waitMs);
    });
    await Promise.race([changes.catchUp(repository, branch), late]);
    clearTimeout(timer);
    return changes.facts(repository, branch);
  }

  async #deployed(
    sources: FollowedSource[],
    having: HavingLatest[],
  ): Promise<
    Pick<EntityDelivery, 'splits' | 'arrivals'> & { changeArrivals: Arrival[] }
  > {
    const { changes, deployments, table } = this.options;
    const branches = new Map(
      sources.map(({ repository, branch }) => [
        `${repository} ${branch}`,
        { repository, branch },
      ]),
    );
    const found = await Promise.all(
      [...branches.values()].map(async ({ repository, branch }) => {
        const rows = await deployments(
          sources
            .filter(
              item => item.repository === repository && item.branch === branch,
            )
            .map(({ record }) => record),
          measured,
        );
        const ids = rows.flatMap(row => [
          ...imageCommits(row),
          ...(row.revision ? [row.revision] : []),
        ]);
        const facts = changes.facts(repository, branch);
        return {
          splits: toSplits(
            rows,
            await table.times(repository, [...new Set(ids)]),
          ),
          arrivals: facts ? toArrivals(rows, facts) : [],
          changeArrivals: facts ? toChangeArrivals(rows, facts, having) : [],
        };
      }),
    );
    return {
      splits: found.flatMap(({ splits }) => splits).sort(inOrder),
      arrivals: found.flatMap(({ arrivals }) => arrivals),
      changeArrivals: found.flatMap(({ changeArrivals }) => changeArrivals),
    };
  }
}
