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
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  EntityContextMenuItemBlueprint,
  EntityHeaderLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { EntityMenuItemsProvider } from './EntityMenuItems';
import { readAgainItem } from './readAgainItem';

const { data, filterFunction } = EntityContextMenuItemBlueprint.dataRefs;

const entityPage = catalogPlugin.getExtension('page:catalog/entity').override({
  factory(originalFactory, { inputs }) {
    const original = originalFactory({ params: { noHeader: true } });
    const items = inputs.contextMenuItems.map(item => ({
      id: item.node.spec.id,
      data: item.get(data),
      filter: item.get(filterFunction) ?? (() => true),
    }));
    return [
      ...original,
      coreExtensionData.reactElement(
        // A header layout is not given what other plugins put into the menu.
        <EntityMenuItemsProvider items={items}>
          {original.get(coreExtensionData.reactElement)}
        </EntityMenuItemsProvider>,
      ),
    ];
  },
});

const entityHead = EntityHeaderLayoutBlueprint.make({
  name: 'slipway',
  params: {
    loader: () => import('./EntityHead').then(m => m.EntityHead),
  },
});

/** The page of an entity under a head of two lines and its tabs. */
export const entityPageModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [entityPage, entityHead, readAgainItem],
});
