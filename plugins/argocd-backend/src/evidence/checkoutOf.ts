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
  comparedRevision,
  TrackedSource,
  trackedSource,
} from '../delivery/trackedSource';
import { RepositoryChanges } from '../delivery/types';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { isCommit } from '../record/revisions';
import { Checkout } from './GitFiles';

/** The repository of an application at the commit that Argo CD compares with, where the portal knows its GitLab. */
export function checkoutOf(
  record: ApplicationRecord,
  {
    addresses,
    changes,
  }: { addresses: Addresses; changes: Pick<RepositoryChanges, 'facts'> },
): (Checkout & { source: TrackedSource }) | undefined {
  const source = trackedSource(record, addresses);
  if (!source) {
    return undefined;
  }
  // What cannot be compared has the name of its branch in place of a commit.
  const revision = [
    comparedRevision(record, source.index),
    changes.facts(source.repository, source.branch)?.head,
  ].find(isCommit);
  return revision
    ? { repository: source.repository, revision, source }
    : undefined;
}
