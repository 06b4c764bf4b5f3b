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
} from '../record/ApplicationRecord';
import { revisionsOf, sameRevisions } from '../record/revisions';
import { lastSync, startedBy } from './lastSync';
import { parameters } from './parameters';
import { differingRevision, isDeployed } from './revisions';
import { Rule } from './VerdictContext';

/** The revisions that were deployed between the first time and the last one of what is deployed now, newest first. */
function deployedBetween([
  newest,
  ...older
]: ApplicationDeployment[]): ApplicationDeployment[] {
  const first = older.findIndex(item => sameRevisions(item, newest));
  return older
    .slice(0, Math.max(first, 0))
    .filter(item => sameRevisions(item, newest) === false);
}

/** How many revisions wait that are known to be newer than what was brought back. */
function newerRevisions(
  between: ApplicationDeployment[],
  { sync }: ApplicationRecord,
): number {
  return new Set([sync, ...between].map(item => revisionsOf(item).join())).size;
}

/**
 * Argo CD was told to bring back what it had deployed before, and Git asks for something else. Where it syncs by itself
 * nobody can: there it is Git that went back and on.
 */
export const rolledBack: Rule = record => {
  const { autoSync, history = [], sync } = record;
  const [newest] = history;
  const between = deployedBetween(history);
  if (
    autoSync ||
    !newest ||
    newest.automated ||
    between.length === 0 ||
    sync.status !== 'OutOfSync' ||
    isDeployed(record) !== false ||
    sameRevisions(newest, sync) !== false
  ) {
    return undefined;
  }
  const operation = lastSync(record);
  const isOperation =
    operation?.startedAt !== undefined &&
    operation.startedAt === newest.startedAt;
  return {
    code: 'rolledBack',
    parameters: parameters({
      revision: differingRevision(newest, sync),
      wanted: differingRevision(sync, newest),
      waits: newerRevisions(between, record),
      by: startedBy(isOperation ? operation : newest),
    }),
    since: newest.deployedAt,
  };
};
