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
  ApplicationRecord,
  UnhealthyObject,
} from '../record/ApplicationRecord';

const pattern =
  /^waiting for (?<what>completion of hook|healthy state of|deletion of(?: hook)?) (?<group>[^/\s]*)\/(?<kind>[^/\s]+)\/(?<name>\S+)(?: and (?<more>\d+) more \w+)?/;

const waitsFor: Record<string, string> = {
  'completion of hook': 'hook',
  'healthy state of': 'health',
};

/** What a running sync waits for, from Argo CD's message: a hook, or an object of its wave. */
export function readWaiting(
  message: string | undefined,
): Record<string, string | undefined> {
  const groups = pattern.exec(message ?? '')?.groups;
  return groups
    ? {
        waitsFor: waitsFor[groups.what] ?? 'deletion',
        kind: groups.kind,
        name: groups.name,
        more: groups.more,
      }
    : {};
}

const named = ({ kind, name }: UnhealthyObject) => `${kind} ${name}`;

/** What an object that is not healthy yet waits for: of these kinds Argo CD's health means just that. */
function reasonOf({ kind, message }: UnhealthyObject) {
  const pods = /^Waiting for (\d+) pods to be ready/.exec(message ?? '')?.[1];
  switch (kind) {
    case 'Ingress':
    case 'Service':
      return { waitsFor: 'address' };
    case 'PersistentVolumeClaim':
      return { waitsFor: 'volume' };
    default:
      return pods ? { waitsFor: 'pods', pods } : { waitsFor: 'object' };
  }
}

/** What a rollout waits for: the object that says most, and the others by name. */
export function waitingObjects({
  unhealthy = [],
}: ApplicationRecord): Record<string, string | undefined> {
  const waiting = unhealthy.filter(({ health }) => health === 'Progressing');
  const first =
    waiting.find(({ message }) => message !== undefined) ?? waiting[0];
  if (!first) {
    return {};
  }
  const others = waiting.filter(object => object !== first);
  return {
    ...reasonOf(first),
    kind: first.kind,
    name: first.name,
    also: others.map(named).join(', '),
  };
}
