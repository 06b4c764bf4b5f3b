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

import { EntityLink } from '../catalog/EntityLinks';

const kinds = ['system', 'component'];

function rankOf({ entityRef, link }: EntityLink): number {
  const kind = kinds.indexOf(entityRef.split(':', 1)[0]);
  return (link === 'confirmed' ? 0 : 10) + (kind < 0 ? kinds.length : kind);
}

/** The entity that names the project of applications comes first: a proven link before a claimed one, a system before a component. */
export function mainFirst(links: EntityLink[]): EntityLink[] {
  return [...links].sort((a, b) => rankOf(a) - rankOf(b));
}

/** The entity that names the project of applications. */
export function mainLink(links: EntityLink[]): EntityLink | undefined {
  return mainFirst(links)[0];
}

/** What applications are called after: the name of the entity that names their project; nothing where there is none. */
export function projectNameOf(links: EntityLink[]): string {
  return mainLink(links)?.entityRef.split('/').pop() ?? '';
}
