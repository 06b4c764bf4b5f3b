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
  DeliverySplit,
  EntityDelivery,
  RepositoryDelivery,
} from '@slipway/plugin-argocd-common';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ChangeTable } from './changes/ChangeTable';
import { GitlabChanges } from './changes/GitlabChanges';
import { RepositoryFacts } from './types';
import { DeploymentTimes, imageCommits, inOrder, toSplits } from './splits';
import { toChange } from './toChange';
import { TrackedSource, trackedSource } from './trackedSource';

/** Milliseconds that a viewer waits for GitLab; what it says later is told by a signal. */
const waitMs = 3_000;
/** Deployments of an entity, newest first, whose way is measured. */
const measured = 200;

function withheld({
  repository,
  branch,
  head,
  change,
  laterCommits,
  images,
  unavailable,
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
    withheld: true,
  };
}

/** The way of the latest changes through GitLab, for the repositories that the applications themselves name. */
export class DeliveryService {
  readonly #waitMs: number;

  constructor(
    private readonly options: {
      changes: Pick<GitlabChanges, 'catchUp' | 'facts'>;
      table: Pick<ChangeTable, 'commit' | 'times'>;
      /** The newest deployments of some applications. */
      deployments(
        refs: ApplicationRef[],
        limit: number,
      ): Promise<DeploymentTimes[]>;
      addresses: Addresses;
      waitMs?: number;
    },
  ) {
    this.#waitMs = options.waitMs ?? waitMs;
  }

  /**
   * @param readable - those whose commits, merge requests and jobs may be told; of others ids alone
   * @param latestOf - id of the latest change that concerns what is looked at of an application
   */
  async getDelivery(
    records: ApplicationRecord[],
    readable: Set<ApplicationRecord>,
    latestOf: (record: ApplicationRecord) => string | undefined,
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
        this.#read(repository, branch, () =>
          sources
            .filter(
              source =>
                source.repository === repository && source.branch === branch,
            )
            .flatMap(({ record }) => latestOf(record) ?? []),
        ),
      ),
    );
    const seen = sources.filter(({ record }) => readable.has(record));
    const isReadable = new Set(seen.map(({ repository }) => repository));
    return {
      repositories: repositories.map(item =>
        isReadable.has(item.repository) ? item : withheld(item),
      ),
      splits: await this.#splits(seen),
    };
  }

  /** @param latest - ids of changes of which the newest counts, asked when GitLab has said what it has to */
  async #read(
    repository: string,
    branch: string,
    latest: () => string[],
  ): Promise<RepositoryDelivery> {
    const facts = await this.#facts(repository, branch);
    if (!facts) {
      return { repository, branch, images: [] };
    }
    const ids = new Set(latest());
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
      unavailable: facts.unavailable,
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

  async #splits(
    sources: (TrackedSource & { record: ApplicationRecord })[],
  ): Promise<DeliverySplit[]> {
    const { deployments, table } = this.options;
    const repositories = [...new Set(sources.map(item => item.repository))];
    const splits = await Promise.all(
      repositories.map(async repository => {
        const rows = await deployments(
          sources
            .filter(item => item.repository === repository)
            .map(({ record }) => record),
          measured,
        );
        const ids = rows.flatMap(row => [
          ...imageCommits(row),
          ...(row.revision ? [row.revision] : []),
        ]);
        return toSplits(rows, await table.times(repository, [...new Set(ids)]));
      }),
    );
    return splits.flat().sort(inOrder);
  }
}
