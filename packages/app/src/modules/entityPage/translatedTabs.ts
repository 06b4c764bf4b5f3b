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
  defaultEntityContentGroupDefinitions,
  EntityHeaderLayoutProps,
} from '@backstage/plugin-catalog-react/alpha';

type Tab = EntityHeaderLayoutProps['tabs'][number];

const groups: Record<string, { title: string }> =
  defaultEntityContentGroupDefinitions;

/** Path of the tab that is the catalog's own, which is its id. */
const overview = '/';

/** The groups of tabs that Backstage names in English, whatever the language is. */
const groupIds = [
  'overview',
  'documentation',
  'development',
  'deployment',
  'operation',
  'observability',
] as const;

type GroupId = (typeof groupIds)[number];

/**
 * The tabs of an entity in the language of the person. What the configuration has named otherwise, or a plugin has named
 * itself, stays as it is.
 */
export function translatedTabs(
  tabs: Tab[],
  titles: { overview: string; groupOf: (id: GroupId) => string },
): Tab[] {
  return tabs.map(tab => {
    if (!('items' in tab)) {
      return tab.id === overview ? { ...tab, label: titles.overview } : tab;
    }
    const id = groupIds.find(
      group => group === tab.id && groups[group]?.title === tab.label,
    );
    return {
      ...tab,
      label: id ? titles.groupOf(id) : tab.label,
      items: tab.items.map(item =>
        item.id === overview ? { ...item, label: titles.overview } : item,
      ),
    };
  });
}
