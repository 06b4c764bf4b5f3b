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

import { ApplicationCounts } from '@slipway/plugin-argocd-common';
import { CompareEnvironments } from '../record/environment';
import { compareStates, OwnState } from './listedState';

/** More columns than this nobody reads side by side. */
const maxColumns = 6;

/** The environments that get a column, in order: of many those that most applications have. */
export function columnsOf(
  counts: ApplicationCounts['environment'],
  chosen: string[] | undefined,
  compareEnvironments: CompareEnvironments,
): string[] {
  return Object.entries(counts)
    .filter(([name]) => !chosen?.length || chosen.includes(name))
    .sort(([a, many], [b, more]) => more - many || compareEnvironments(a, b))
    .slice(0, maxColumns)
    .map(([name]) => name)
    .sort(compareEnvironments);
}

/** Where each application of a project stands: in its environment's column, or with all others at the end. */
export function toCells<Row extends { environment?: string }, View>(
  rows: Row[],
  context: {
    columns: string[];
    stateOf(row: Row): OwnState;
    view(row: Row): View;
  },
): { environment?: string; application: View; more: number }[] {
  const { columns, stateOf, view } = context;
  const byColumn = new Map<number, Row[]>();
  for (const row of rows) {
    const at = columns.indexOf(row.environment ?? '');
    const column = at < 0 ? columns.length : at;
    byColumn.set(column, [...(byColumn.get(column) ?? []), row]);
  }
  return [...byColumn]
    .sort(([a], [b]) => a - b)
    .map(([, [first, ...others]]) => {
      const worst = others.reduce(
        (best, row) =>
          compareStates(stateOf(row), stateOf(best)) < 0 ? row : best,
        first,
      );
      return {
        environment: worst.environment,
        application: view(worst),
        more: others.length,
      };
    });
}
