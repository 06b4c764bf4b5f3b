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

/** Which run of a container: the one that is there, the one that ended before it, or that of the version before. */
export type LogRun = 'now' | 'crash' | 'previous';

/** Which log the full screen shows: of a pod, or of all pods of an object that owns some. */
export interface LogTarget {
  group?: string;
  kind: string;
  namespace: string;
  name: string;
  /** Absent for the one that people mean first. */
  container?: string;
  /** Absent for `now`. */
  run?: LogRun;
}

const runs: readonly string[] = ['now', 'crash', 'previous'];
/** Names of Kubernetes, which hold no slash. */
const named = /^[A-Za-z0-9][-.\w]*$/;

/** A log as a text for the address, e.g. `Pod/shop-dev/api-5c48-79pvv/api/crash`. */
export function logTargetText(target: LogTarget): string {
  const { group, kind, namespace, name, container = '', run = '' } = target;
  return [group ? `${kind}.${group}` : kind, namespace, name, container, run]
    .join('/')
    .replace(/\/+$/, '');
}

/** Reads such a text; anything else in an address is no log. */
export function parseLogTarget(
  text: string | undefined,
): LogTarget | undefined {
  const [type = '', namespace, name, container, run, ...more] = (
    text ?? ''
  ).split('/');
  const [, kind, group] = /^([A-Za-z]+)(?:\.([a-z0-9.-]+))?$/.exec(type) ?? [];
  if (
    !kind ||
    more.length > 0 ||
    ![namespace, name].every(part => part && named.test(part)) ||
    (container && !named.test(container)) ||
    (run && !runs.includes(run))
  ) {
    return undefined;
  }
  return {
    ...(group && { group }),
    kind,
    namespace,
    name,
    ...(container && { container }),
    ...(run && { run: run as LogRun }),
  };
}
