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
  ListedState,
  MatrixSection,
  VerdictCode,
} from '@slipway/plugin-argocd-common';

/** What an application counts as by itself: that it is behind counts beside. */
export type OwnState = Exclude<ListedState, 'behind'>;

const countedAs: Record<VerdictCode, OwnState> = {
  broken: 'broken',
  syncFailed: 'syncFailed',
  refused: 'syncFailed',
  outOfDate: 'outOfSync',
  rolledBack: 'outOfSync',
  rollingOut: 'rollingOut',
  deleting: 'rollingOut',
  cannotCompare: 'notCompared',
  unknown: 'notCompared',
  notDeployed: 'notDeployed',
  paused: 'notDeployed',
  live: 'healthy',
};

/** @param isOld - whether the verdict says only how it was */
export function listedState(code: VerdictCode, isOld: boolean): OwnState {
  return isOld ? 'notCompared' : countedAs[code];
}

const ranks: Record<OwnState, number> = {
  broken: 0,
  syncFailed: 0,
  outOfSync: 1,
  held: 1,
  notCompared: 2,
  rollingOut: 3,
  notDeployed: 3,
  healthy: 3,
};

/** How much a project needs eyes by its worst state; states of one rank are ordered by time. */
export function rankOfState(state: OwnState): number {
  return ranks[state];
}

const severity: OwnState[] = [
  'broken',
  'syncFailed',
  'outOfSync',
  'held',
  'notCompared',
  'rollingOut',
  'notDeployed',
  'healthy',
];

/** Orders states: the worst first. */
export function compareStates(a: OwnState, b: OwnState): number {
  return severity.indexOf(a) - severity.indexOf(b);
}

export function sectionOf(state: OwnState): MatrixSection {
  const rank = ranks[state];
  if (rank < 2) {
    return 'attention';
  }
  return rank === 2 ? 'notCompared' : 'calm';
}
