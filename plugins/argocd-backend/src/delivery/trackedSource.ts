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

import { ApplicationRecord } from '../record/ApplicationRecord';
import { revisionsOf } from '../record/revisions';
import { Addresses, repositoryPage } from '../pages/repositoryPage';

/** The part of a repository that an application is deployed from. */
export interface TrackedSource {
  /** Page of the repository for people. */
  repository: string;
  branch: string;
  path?: string;
  /** Its place among the application's sources. */
  index: number;
}

function branchOf(targetRevision: string | undefined): string {
  const branch = targetRevision?.replace(/^refs\/heads\//, '');
  return branch || 'HEAD';
}

/** The first source that lies in a GitLab of the portal; what renders something comes before what only lends files. */
export function trackedSource(
  { sources }: Pick<ApplicationRecord, 'sources'>,
  addresses: Addresses,
): TrackedSource | undefined {
  const tracked = sources.flatMap((source, index) => {
    const repository = source.chart
      ? undefined
      : repositoryPage(source.repoUrl, addresses);
    return repository
      ? [
          {
            repository,
            branch: branchOf(source.targetRevision),
            path: source.path,
            index,
          },
        ]
      : [];
  });
  return tracked.find(({ path }) => path !== undefined) ?? tracked[0];
}

/**
 * The commit that Argo CD has compared of a source; where it renders into Git, the one that this was made from: of what it
 * has rendered last and not compared yet, or into another branch for a merge request, none.
 */
export function comparedRevision(
  { sync, hydration }: Pick<ApplicationRecord, 'sync' | 'hydration'>,
  index: number,
): string | undefined {
  if (!hydration) {
    return revisionsOf(sync)[index];
  }
  const { hydratedFrom, hydratedTo } = hydration;
  return sync.revision === hydratedTo ? hydratedFrom : undefined;
}

/**
 * The commit that is deployed of a source: what Argo CD compared, where that is in sync, else what it synced last;
 * `nothing` where none of its objects exists.
 */
export function deployedRevision(
  record: Pick<ApplicationRecord, 'sync' | 'history' | 'objects' | 'hydration'>,
  index: number,
): string | 'nothing' | undefined {
  const { sync, history, objects, hydration } = record;
  if (objects?.existing === 0) {
    return 'nothing';
  }
  if (sync.status === 'Synced') {
    return comparedRevision(record, index);
  }
  // Argo CD's history has what was rendered, and not what from.
  const [last] = hydration ? [] : history ?? [];
  return last && revisionsOf(last)[index];
}
