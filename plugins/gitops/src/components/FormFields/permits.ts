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

import { matchesGlob } from '@slipway/glob';
import { ProjectView } from '@slipway/plugin-argocd-common';

type Destination = ProjectView['destinations'][number];

/** Characters that make a pattern of a name. */
const patternCharacters = /[*?[\]{}]/;

/** Whether a place permits more than one namespace. */
export function isPattern({ namespace }: Destination): boolean {
  return !namespace || patternCharacters.test(namespace);
}

/** Whether a name fits a pattern of Argo CD; where there is none, every name does. */
function fits(pattern: string | undefined, name: string): boolean {
  return matchesGlob(pattern || '*', name);
}

/** Whether a project permits a namespace at one of its places; one that begins with `!` forbids. */
export function permits(
  destinations: Destination[],
  place: Destination,
  namespace: string,
): boolean {
  if (!fits(place.namespace, namespace)) {
    return false;
  }
  return !destinations.some(
    ({ server, name, namespace: pattern }) =>
      pattern?.startsWith('!') &&
      server === place.server &&
      name === place.name &&
      fits(pattern.slice(1), namespace),
  );
}

/** Places that can be chosen: those that permit something and name one cluster. */
export function choices(destinations: Destination[]): Destination[] {
  return destinations.filter(
    ({ server, name, namespace }) =>
      !server?.startsWith('!') &&
      !name?.startsWith('!') &&
      !namespace?.startsWith('!') &&
      !patternCharacters.test(`${server ?? ''}${name ?? ''}`),
  );
}
