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

import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import argocdPlugin from '.';

describe('the plugin', () => {
  it('has a tab, a card, a page and an API, under the names that integrators configure', () => {
    expect(argocdPlugin.getExtension('entity-content:argocd')).toBeDefined();
    expect(
      argocdPlugin.getExtension('entity-card:argocd/overview'),
    ).toBeDefined();
    expect(argocdPlugin.getExtension('page:argocd')).toBeDefined();
    expect(argocdPlugin.getExtension('api:argocd')).toBeDefined();
  });

  it('lets integrators move and rename the tab', () => {
    const tab = createExtensionTester(
      argocdPlugin.getExtension('entity-content:argocd'),
      {
        config: {
          title: 'Deployments',
          path: '/deployments',
          group: 'operation',
        },
      },
    );
    expect(tab.get(EntityContentBlueprint.dataRefs.title)).toBe('Deployments');
    expect(tab.get(EntityContentBlueprint.dataRefs.group)).toBe('operation');
  });
});
