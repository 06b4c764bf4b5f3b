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

import { isPrompt } from './facts';
import { Fault } from './Faults';
import { SaidDeployment } from './Said';
import { Truth, TruthApplication, TruthOperation } from './Truth';

/** What brings a revision: whole syncs and rollbacks, whatever became of them. */
function isDeployment({ kind }: TruthOperation): boolean {
  return kind === 'sync' || kind === 'rollback';
}

const outcomeOf = ({ phase }: TruthOperation) =>
  phase === 'Succeeded' ? 'succeeded' : 'failed';

/** What the portal keeps of the past: what it says was, and nothing that was is missing. */
export function judgeDeployments(
  said: SaidDeployment[],
  truth: Truth,
): Fault[] {
  return truth.applications.flatMap(application =>
    judgeApplication(
      said.filter(({ name }) => name === application.name),
      application,
      truth,
    ),
  );
}

function judgeApplication(
  said: SaidDeployment[],
  application: TruthApplication,
  truth: Truth,
): Fault[] {
  const faults: Fault[] = [];
  const add = (
    row: SaidDeployment | undefined,
    what: string,
    is: unknown,
    isUnknown = false,
  ) => {
    const where = `deployments ${application.environment}`;
    const statement = row
      ? `${row.startedAt} ${row.outcome} ${row.healthAfter ?? ''} by ${
          row.initiatedBy ?? 'nobody'
        } of ${row.revision?.slice(0, 7)}, ${what}`
      : what;
    faults.push({
      where,
      said: statement,
      truth: JSON.stringify(is),
      isUnknown,
      statement: `${where}: ${statement}`,
    });
  };
  const same = (a: string, b: string) => Date.parse(a) === Date.parse(b);
  for (const row of said) {
    const operation = application.operations.find(({ startedAt }) =>
      same(startedAt, row.startedAt),
    );
    if (!operation || operation.kind === 'dry') {
      add(row, 'a deployment', operation ?? 'no such operation');
      continue;
    }
    if (row.outcome !== outcomeOf(operation)) {
      add(row, 'outcome', operation, row.outcome === 'inProgress');
    }
    if (row.revision && operation.revision !== row.revision) {
      add(row, 'revision', operation);
    }
    if (operation.by === undefined ? !row.automated : row.automated) {
      add(row, 'automated', operation);
    }
    if (
      operation.by &&
      row.initiatedBy &&
      !row.initiatedBy.includes(
        operation.by === 'backstage-ops' ? 'maria' : operation.by,
      )
    ) {
      add(row, 'initiatedBy', operation);
    }
    if (
      row.images.length > 0 &&
      operation.kind !== 'partial' &&
      [...row.images].sort().join() !== [...operation.images].sort().join()
    ) {
      add(row, `images ${row.images.join()}`, operation);
    }
    if (
      row.healthAfter === 'Healthy' &&
      !(
        operation.revision &&
        application.wasHealthyAt.includes(operation.revision)
      )
    ) {
      add(row, 'health', 'it was never healthy at that revision');
    }
  }
  // What happens while Argo CD is away nobody can know, and of failures Argo CD keeps the last one alone.
  for (const operation of !isPrompt(truth) ? [] : application.operations) {
    if (
      isDeployment(operation) &&
      !(operation.isHidden && operation.phase !== 'Succeeded') &&
      !said.some(row => same(row.startedAt, operation.startedAt))
    ) {
      add(undefined, 'nothing', operation, true);
    }
  }
  return faults;
}
