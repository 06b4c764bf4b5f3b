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

import { asArray, asRecord, at, isRecord } from '../values';

/** The label that a namespace enforces a pod security level by. */
export const enforceLabel = 'pod-security.kubernetes.io/enforce';

/** From the laxest to the strictest. */
const levels = ['privileged', 'baseline', 'restricted'] as const;

export type Level = (typeof levels)[number];

/** No namespace may enforce less. */
export const lowest: Level = 'baseline';

const rankOf = (level: unknown) =>
  levels.findIndex(candidate => candidate === level);

/** The strictest of some levels and the lowest that is permitted at all. */
export function strictest(...wanted: unknown[]): Level {
  return levels[Math.max(rankOf(lowest), ...wanted.map(rankOf))];
}

/** Whether a level is below another; what is no level is below all. */
export function isLower(level: unknown, wanted: Level): boolean {
  return rankOf(level) < rankOf(wanted);
}

const labelsPath = '/metadata/labels';
const labelPath = `${labelsPath}/${enforceLabel.replace('/', '~1')}`;

/** Whether one operation of a JSON patch takes the label or lowers it. */
function lowersByOperation(operation: unknown, wanted: Level): boolean {
  const { op, path, value } = asRecord(operation);
  if (path === labelPath) {
    return op === 'remove' || isLower(value, wanted);
  }
  return (
    path === labelsPath &&
    (op === 'remove' || isLower(asRecord(value)[enforceLabel], wanted))
  );
}

/** Whether a patch of a Namespace takes its label or lowers it: a JSON patch or one that is merged. */
export function lowersByPatch(patch: unknown, wanted: Level): boolean {
  if (!isRecord(patch)) {
    return asArray(patch).some(operation =>
      lowersByOperation(operation, wanted),
    );
  }
  const labels = asRecord(at(patch, 'metadata', 'labels'));
  return (
    patch.kind === 'Namespace' &&
    enforceLabel in labels &&
    isLower(labels[enforceLabel], wanted)
  );
}
