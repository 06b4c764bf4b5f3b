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
import { Addresses, repositoryPage } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { GitlabClient } from './GitlabClient';
import { GitlabProjectSettings } from './types';

/** What GitLab answered holds for this many milliseconds: for so long a project that became private still counts as shown. */
const freshMs = 300_000;
const failedMs = 30_000;
const maxRepositories = 5_000;

/** Levels of a feature that whoever sees the project may use; `disabled` has nothing to be seen. */
const open = ['enabled', 'public', 'disabled'];

type Sources = Pick<ApplicationRecord, 'sources'>;

/** Whether everybody who is signed in at GitLab sees commits, merge requests and jobs there; what is not said, is not. */
function isShownToEverybody(project: GitlabProjectSettings): boolean {
  return (
    ['internal', 'public'].includes(project.visibility ?? '') &&
    project.public_jobs === true &&
    [
      project.repository_access_level,
      project.merge_requests_access_level,
      project.builds_access_level,
    ].every(level => open.includes(level ?? ''))
  );
}

/** Knows of repositories whether GitLab shows them to everybody: asked with the portal's token, and kept a while. */
export class RepositoryVisibility {
  readonly #known: LRUCache<string, { isVisible: boolean }>;

  constructor(
    private readonly client: Pick<GitlabClient, 'project' | 'settings'>,
    private readonly addresses: Addresses,
    now = Date.now,
  ) {
    this.#known = new LRUCache({
      max: maxRepositories,
      ttl: freshMs,
      ttlResolution: 0,
      perf: { now },
      fetchMethod: async (page, _old, { options }) => {
        const project = this.client.project(page);
        try {
          return {
            isVisible:
              project !== undefined &&
              isShownToEverybody(await this.client.settings(project)),
          };
        } catch {
          options.ttl = failedMs;
          return { isVisible: false };
        }
      },
    });
  }

  /** Asks GitLab for the repositories of some applications, as far as they are not known. */
  async learn(records: Sources[]): Promise<void> {
    const pages = new Set(
      records.flatMap(record => this.#pagesOf(record) ?? []),
    );
    await Promise.all([...pages].map(page => this.#known.fetch(page)));
  }

  /** Whether all repositories of an application are known to be shown to everybody. */
  isVisible(record: Sources): boolean {
    const pages = this.#pagesOf(record);
    return (
      pages !== undefined &&
      pages.every(page => this.#known.get(page)?.isVisible === true)
    );
  }

  /** `undefined` where there is none, or one that is in no GitLab of the portal. */
  #pagesOf({ sources }: Sources): string[] | undefined {
    // A chart comes from a registry, without commits.
    const pages = sources
      .filter(({ chart }) => !chart)
      .map(({ repoUrl }) => repositoryPage(repoUrl, this.addresses));
    return pages.length > 0 && pages.every(page => page !== undefined)
      ? pages
      : undefined;
  }
}
