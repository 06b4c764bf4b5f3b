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
  ApplicationDeployment,
  ApplicationRecord,
  ApplicationSource,
} from '../record/ApplicationRecord';
import { Addresses, sourcePage } from './repositoryPage';

type Sources = Pick<ApplicationRecord, 'sources' | 'hydration'>;

function pageOf(
  source: Pick<ApplicationSource, 'repoUrl' | 'chart'> | undefined,
  revision: string | undefined,
  addresses: Addresses,
): string | undefined {
  const page = source && sourcePage(source, addresses);
  return page && revision && /^[0-9a-f]{7,64}$/.test(revision)
    ? `${page}/-/commit/${revision}`
    : undefined;
}

/**
 * Page of a commit that Argo CD compares with; `undefined` where the portal does not know the host.
 *
 * @param index - place of the source that the revision is of
 */
export function commitPage(
  { sources, hydration }: Sources,
  revision: string | undefined,
  addresses: Addresses,
  index = 0,
): string | undefined {
  // Where Argo CD renders into Git, its revisions are of what it has rendered.
  const source = hydration?.repoUrl
    ? { repoUrl: hydration.repoUrl }
    : sources[index];
  return pageOf(source, revision, addresses);
}

/**
 * Page of a commit that was deployed, in the repository that it came from.
 *
 * @param index - place of the source that the revision is of
 */
export function deployedCommitPage(
  record: Sources,
  deployment: Pick<ApplicationDeployment, 'revision' | 'revisions' | 'repoUrl'>,
  addresses: Addresses,
  index = 0,
): string | undefined {
  const { repoUrl, revision, revisions } = deployment;
  const deployed = index === 0 ? revision : revisions?.[index];
  if (repoUrl === undefined) {
    return commitPage(record, deployed, addresses, index);
  }
  // Of the others nobody knows whether they are still the same.
  return index === 0 ? pageOf({ repoUrl }, deployed, addresses) : undefined;
}
