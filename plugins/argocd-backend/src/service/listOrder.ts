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
  ApplicationOrder,
  MatrixOrder,
  VERDICT_CODES,
} from '@slipway/plugin-argocd-common';
import { Row } from './ApplicationRows';
import { ProjectStanding } from './ProjectRows';
import { rankOfState } from './listedState';
import { Position } from './Ordered';

/** The latest first, and what nobody knows last. */
const latestFirst = (time: number) => String(9e15 - time).padStart(17, '0');

const values: Record<ApplicationOrder, (row: Row) => string> = {
  verdict: ({ application: { verdictCode, name } }) =>
    `${String(VERDICT_CODES.indexOf(verdictCode)).padStart(2, '0')} ${name}`,
  name: ({ application }) => application.name,
  since: ({ application }) => latestFirst(application.since),
  instance: ({ application }) => application.instance,
};

export function positionOf(row: Row, order: ApplicationOrder): Position {
  return [values[order](row), row.key];
}

const matrixValues: Record<MatrixOrder, (standing: ProjectStanding) => string> =
  {
    attention: ({ state, lastEventAt }) =>
      `${rankOfState(state)} ${latestFirst(lastEventAt)}`,
    name: ({ name }) => name,
    lastEvent: ({ lastEventAt }) => latestFirst(lastEventAt),
  };

export function matrixPositionOf(
  standing: ProjectStanding,
  order: MatrixOrder,
): Position {
  return [matrixValues[order](standing), standing.id];
}
