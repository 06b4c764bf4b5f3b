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

import { NotFoundError } from '@backstage/errors';
import { DeploymentTable } from '../history/DeploymentTable';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { findRevision } from '../record/revisions';

/**
 * Where a revision of an application comes from; `undefined` for one that only the portal's own history knows.
 *
 * @throws NotFoundError for a revision that the application has nothing to do with
 */
export async function findKnownRevision(
  record: ApplicationRecord,
  revision: string,
  deployments: Pick<DeploymentTable, 'hasRevision'>,
): Promise<ReturnType<typeof findRevision>> {
  const place = findRevision(record, revision);
  if (!place && !(await deployments.hasRevision(record, revision))) {
    throw new NotFoundError(
      `Application ${record.name} has not deployed ${revision}. The repository may know more of it.`,
    );
  }
  return place;
}
