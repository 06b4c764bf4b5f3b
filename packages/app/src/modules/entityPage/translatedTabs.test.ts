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

import { translatedTabs } from './translatedTabs';

const titles = {
  overview: 'Überblick',
  groupOf: (id: string) => `(${id})`,
};
const tab = (id: string, label: string) => ({ id, label, href: id });

describe('the tabs of an entity in the language of the person', () => {
  it("are named by the portal where they are the catalog's own", () => {
    const tabs = [tab('/', 'Overview'), tab('/argo-cd', 'Argo CD')];
    expect(translatedTabs(tabs, titles).map(({ label }) => label)).toEqual([
      'Überblick',
      'Argo CD',
    ]);
  });

  it('stand in groups whose names are translated, and what is in them', () => {
    const items = [tab('/', 'Overview'), tab('/more', 'More')];
    expect(
      translatedTabs([{ id: 'overview', label: 'Overview', items }], titles),
    ).toEqual([
      {
        id: 'overview',
        label: '(overview)',
        items: [tab('/', 'Überblick'), tab('/more', 'More')].map(
          (item, index) => ({ ...item, href: items[index].href }),
        ),
      },
    ]);
  });

  it('keep the names that the configuration gives', () => {
    const items = [tab('/a', 'A'), tab('/b', 'B')];
    const groups = [
      { id: 'deployment', label: 'How it runs', items },
      { id: 'own', label: 'Own', items },
    ];
    expect(translatedTabs(groups, titles)).toEqual(groups);
  });
});
