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

import { Verdict } from '@slipway/plugin-argocd-common';

/** What was known when the portal was lost: in the past, because nobody can tell how it is now. */
export function asLastKnown<T extends { verdict: Verdict }>(
  applications: T[],
): T[] {
  return applications.map(application => ({
    ...application,
    verdict: { ...application.verdict, lastKnown: true },
  }));
}

/** The same of a row with a cell for each of its applications. */
export function rowAsLastKnown<
  Row extends { cells: { application: { verdict: Verdict } }[] },
>(row: Row): Row {
  return {
    ...row,
    cells: row.cells.map(cell => ({
      ...cell,
      application: asLastKnown([cell.application])[0],
    })),
  };
}
