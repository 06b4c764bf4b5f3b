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
  Change,
  DeliverySplit,
  EntityDelivery,
  RepositoryDelivery,
} from '@slipway/plugin-argocd-common';
import { DeploymentTable } from '../history/DeploymentTable';
import { Addresses, repositoryPage } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ChangeTable } from './changes/ChangeTable';
import { GitlabChanges } from './changes/GitlabChanges';
import { CommitFacts, RepositoryFacts } from './types';
import { imageCommits, toSplits } from './splits';

/** Milliseconds that a viewer waits for GitLab; what it says later is told by a signal. */
const waitMs = 3_000;
/** Deployments of an entity, newest first, whose way is measured. */
const measured = 200;

/** The branch that an application follows; `HEAD` is the default one. */
export function branchOf(targetRevision: string | undefined): string {
  return targetRevision?.replace(/^refs\/heads\//, '') || 'HEAD';
}

/** A commit that brought images, or is to. */
function isChange({ state }: CommitFacts): boolean {
  return state !== 'none' && state !== 'unknown';
}

function toChange(repository: string, commit: CommitFacts): Change | undefined {
  const { state } = commit;
  return state === 'none' || state === 'unknown'
    ? undefined
    : {
        repository,
        sha: commit.sha,
        url: commit.url,
        title: commit.title,
        author: commit.author,
        committedAt: commit.committedAt,
        mergeRequest: commit.mergeRequest,
        state,
        failedJob: state === 'failed' ? commit.failedJob : undefined,
      };
}

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
      deployments: Pick<DeploymentTable, 'page'>;
      addresses: Addresses;
      waitMs?: number;
    },
  ) {
    this.#waitMs = options.waitMs ?? waitMs;
  }

  /** @param readable - those whose commits, merge requests and jobs may be told; of others ids alone */
  async getDelivery(
    records: ApplicationRecord[],
    readable: Set<ApplicationRecord>,
  ): Promise<EntityDelivery> {
    const sources = records.flatMap(record => {
      const source = this.#source(record);
      return source ? [{ ...source, record }] : [];
    });
    const wanted = new Map(
      sources.map(source => [`${source.page} ${source.branch}`, source]),
    );
    const repositories = await Promise.all(
      [...wanted.values()].map(({ page, branch }) => this.#read(page, branch)),
    );
    const seen = sources.filter(({ record }) => readable.has(record));
    const readablePages = new Set(seen.map(({ page }) => page));
    return {
      repositories: repositories.map(item =>
        readablePages.has(item.repository) ? item : withheld(item),
      ),
      splits: await this.#splits(seen),
    };
  }

  async #read(page: string, branch: string): Promise<RepositoryDelivery> {
    const facts = await this.#facts(page, branch);
    if (!facts) {
      return { repository: page, branch, images: [] };
    }
    const position = facts.commits.findIndex(isChange);
    const later = facts.commits.slice(0, Math.max(0, position));
    const commit = facts.commits[position];
    const stored =
      commit &&
      (await this.options.table.commit(
        { repository: page, branch },
        commit.sha,
      ));
    return {
      repository: page,
      branch,
      head: facts.head,
      change: commit && toChange(page, commit),
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
    page: string,
    branch: string,
  ): Promise<RepositoryFacts | undefined> {
    const { changes } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>(resolve => {
      timer = setTimeout(resolve, this.#waitMs);
    });
    await Promise.race([changes.catchUp(page, branch), late]);
    clearTimeout(timer);
    return changes.facts(page, branch);
  }

  async #splits(
    sources: { record: ApplicationRecord; page: string }[],
  ): Promise<DeliverySplit[]> {
    const { deployments, table } = this.options;
    const pages = [...new Set(sources.map(({ page }) => page))];
    const splits = await Promise.all(
      pages.map(async page => {
        const rows = await deployments.page(
          sources.filter(item => item.page === page).map(item => item.record),
          measured,
        );
        const ids = rows.flatMap(row => [
          ...imageCommits(row),
          ...(row.revision ? [row.revision] : []),
        ]);
        return toSplits(rows, await table.times(page, [...new Set(ids)]));
      }),
    );
    return splits.flat().sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  #source({ sources }: ApplicationRecord) {
    for (const source of sources) {
      const page = repositoryPage(source.repoUrl, this.options.addresses);
      if (page && !source.chart) {
        return { page, branch: branchOf(source.targetRevision) };
      }
    }
    return undefined;
  }
}
