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

import { Entity } from '@backstage/catalog-model';
import type { EntityContextMenuItemData } from '@backstage/plugin-catalog-react/alpha';
import { createContext, ReactNode, useContext } from 'react';

interface EntityMenuItem {
  id: string;
  data: EntityContextMenuItemData;
  filter: (entity: Entity) => boolean;
}

const EntityMenuItems = createContext<EntityMenuItem[]>([]);

export function EntityMenuItemsProvider(props: {
  items: EntityMenuItem[];
  children: ReactNode;
}) {
  return (
    <EntityMenuItems.Provider value={props.items}>
      {props.children}
    </EntityMenuItems.Provider>
  );
}

/** What plugins offer in the menu of an entity. */
export function useEntityMenuItems(entity: Entity): EntityMenuItem[] {
  return useContext(EntityMenuItems).filter(({ filter }) => filter(entity));
}
