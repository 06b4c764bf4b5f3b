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

import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { useMemo, useSyncExternalStore } from 'react';
import { PersonNames } from './PersonNames';

const withoutCatalog = new PersonNames();
const namesOf = new WeakMap<EntityPresentationApi, PersonNames>();

function namesFrom(presentation: EntityPresentationApi | undefined) {
  if (!presentation) {
    return withoutCatalog;
  }
  const names = namesOf.get(presentation) ?? new PersonNames(presentation);
  namesOf.set(presentation, names);
  return names;
}

/** Names the person behind an entity reference as the catalog does, and an account of Argo CD as it is called there. */
export function usePersonName(): (initiator: string) => string {
  const names = namesFrom(useApiHolder().get(entityPresentationApiRef));
  const known = useSyncExternalStore(names.subscribe, names.known);
  // Another function whenever a name has come, so that what was made with the last one is made again.
  return useMemo(
    () => initiator => known.get(initiator) ?? names.nameOf(initiator),
    [names, known],
  );
}
