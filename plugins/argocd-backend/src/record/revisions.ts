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

import { ApplicationDeployment, ApplicationRecord } from './ApplicationRecord';

/** What an application compares with or has deployed: of one source, or of every source in order. */
export interface Revisions {
  revision?: string;
  revisions?: string[];
}

/** One per source, in order. */
export function revisionsOf({ revision, revisions }: Revisions): string[] {
  return revisions ?? (revision ? [revision] : []);
}

/** Whether a revision is the whole id of a commit, and no branch, tag or version of a chart. */
export function isCommit(revision: string | undefined): revision is string {
  return /^[0-9a-f]{40,64}$/.test(revision ?? '');
}

/** Whether both mean the same revision of every source; `undefined` where one of them is not known. */
export function sameRevisions(
  a: Revisions | undefined,
  b: Revisions | undefined,
): boolean | undefined {
  const [left, right] = [revisionsOf(a ?? {}), revisionsOf(b ?? {})];
  return left.length > 0 && right.length > 0
    ? left.join() === right.join()
    : undefined;
}

/**
 * Where a revision of an application comes from: the place of its source, and the entry of the history where it is not
 * what the application compares with now. `undefined` for a revision that Argo CD names nowhere.
 */
export function findRevision(
  { sync, history = [] }: Pick<ApplicationRecord, 'sync' | 'history'>,
  revision: string,
): { index: number; deployment?: ApplicationDeployment } | undefined {
  const index = revisionsOf(sync).indexOf(revision);
  if (index >= 0) {
    return { index };
  }
  const deployment = history.find(item => revisionsOf(item).includes(revision));
  return (
    deployment && {
      index: revisionsOf(deployment).indexOf(revision),
      deployment,
    }
  );
}

/** The repository that the first revision of an application is of. */
export function repositoryOf({
  sources,
  hydration,
}: Pick<ApplicationRecord, 'sources' | 'hydration'>): string | undefined {
  // Where Argo CD renders into Git, its revisions are of what it has rendered.
  return hydration?.repoUrl ?? sources[0]?.repoUrl;
}
