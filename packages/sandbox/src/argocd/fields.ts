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

/** The closed list of paths that a list can be projected to; anything else is dropped without a word. */
const listPaths17 = [
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'metadata.labels',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'spec',
  'operation.sync',
  'status.sourceHydrator',
  'status.sync.status',
  'status.health',
  'status.summary',
  'status.resources',
  'status.operationState.startedAt',
  'status.operationState.finishedAt',
  'status.operationState.phase',
  'status.operationState.operation.sync',
];
const listPaths24 = [
  ...listPaths17,
  'spec.destination',
  'spec.project',
  'spec.source',
  'spec.sources',
  'spec.sourceHydrator',
  'spec.syncPolicy',
  'status.sync.revision',
];

export function listPaths(version: string): string[] {
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 3 || Number(minor) >= 5 ? listPaths24 : listPaths17;
}

/** Keeps only the given paths of a JSON value; arrays are passed through. `undefined` where nothing is left. */
export function project(value: unknown, paths: string[][]): unknown {
  if (paths.some(path => path.length === 0)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(item => project(item, paths) ?? {});
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const below = paths
      .filter(([first]) => first === key)
      .map(([, ...rest]) => rest);
    const projected = below.length > 0 ? project(item, below) : undefined;
    if (projected !== undefined) {
      kept[key] = projected;
    }
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

/** Paths of a `fields` parameter. */
export function parseFields(fields: unknown): string[][] | undefined {
  return typeof fields === 'string' && fields
    ? fields.split(',').map(field => field.split('.'))
    : undefined;
}
