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
  ApplicationDelivery,
  EntityDelivery,
  RepositoryDelivery,
} from '@slipway/plugin-argocd-common';
import { Addresses, repositoryPage } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { RepositoryDeliveries } from './RepositoryDeliveries';

/** The commit that runs: images of one repository carry it as their tag. */
function runningCommit({
  images,
}: Pick<ApplicationRecord, 'images'>): string | undefined {
  const commits = images
    .map(image => /:([0-9a-f]{40})(?:@|$)/.exec(image)?.[1])
    .filter((sha): sha is string => sha !== undefined);
  return new Set(commits).size === 1 ? commits[0] : undefined;
}

function branchOf(targetRevision: string | undefined): string {
  const branch = targetRevision?.replace(/^refs\/heads\//, '');
  return branch || 'HEAD';
}

function withheld({
  repository,
  branch,
  commit,
  images,
  unavailable,
}: RepositoryDelivery): RepositoryDelivery {
  return {
    repository,
    branch,
    commit: commit && { sha: commit.sha, url: commit.url },
    // Without them nobody could tell which commits an environment lacks.
    images,
    unavailable,
    withheld: true,
  };
}

/** Newest change and how far each application is behind it, for the repositories that the applications themselves name. */
export class DeliveryService {
  constructor(
    private readonly deliveries: RepositoryDeliveries,
    private readonly addresses: Addresses,
  ) {}

  /** @param readable - those whose commits, merge requests and jobs may be told; of others ids and distances alone */
  async getDelivery(
    records: ApplicationRecord[],
    readable: Set<ApplicationRecord>,
  ): Promise<EntityDelivery> {
    const sources = records.map(record => this.#source(record));
    const wanted = new Map(
      sources
        .filter(source => source !== undefined)
        .map(source => [`${source.page} ${source.branch}`, source]),
    );
    const repositories = await Promise.all(
      [...wanted.values()].map(({ page, branch }) =>
        this.deliveries.getDelivery(page, branch),
      ),
    );
    const applications = await Promise.all(
      records.map(async (record, index): Promise<ApplicationDelivery> => {
        const source = sources[index];
        const running = runningCommit(record);
        const newest = repositories.find(
          item =>
            item.repository === source?.page && item.branch === source?.branch,
        )?.commit?.sha;
        return {
          instance: record.instance,
          namespace: record.namespace,
          name: record.name,
          repository: source?.page,
          runningCommit: running,
          behind:
            source && running && newest
              ? await this.deliveries.behind(source.page, running, newest)
              : undefined,
        };
      }),
    );
    const readablePages = new Set(
      records
        .map((record, index) => readable.has(record) && sources[index]?.page)
        .filter(Boolean),
    );
    return {
      repositories: repositories.map(item =>
        readablePages.has(item.repository) ? item : withheld(item),
      ),
      applications,
    };
  }

  #source({ sources }: ApplicationRecord) {
    for (const source of sources) {
      const page = repositoryPage(source.repoUrl, this.addresses);
      if (page) {
        return { page, branch: branchOf(source.targetRevision) };
      }
    }
    return undefined;
  }
}
