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
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { screen } from '@testing-library/react';
import { answer, apiMock } from './__testUtils__/fixtures';
import { argocdApiRef } from './api';
import argocdPlugin from '.';

describe('the plugin', () => {
  it.each([
    'api:argocd',
    'entity-content:argocd',
    'entity-card:argocd/overview',
    'page:argocd',
    'catalog-filter:argocd/verdict',
  ] as const)('has %s, a name that integrators configure', id => {
    expect(argocdPlugin.getExtension(id)).toBeDefined();
  });

  it('shows on the applications page the columns that integrators choose, in their order', async () => {
    const page = createExtensionTester(
      argocdPlugin.getExtension('page:argocd'),
      { config: { columns: ['application', 'state'] } },
    );
    renderInTestApp(page.reactElement(), {
      apis: [[argocdApiRef, apiMock(async () => answer())]],
      initialRouteEntries: ['/?view=list'],
    });
    const headers = await screen.findAllByRole('columnheader');
    expect(headers.map(header => header.textContent)).toEqual([
      'Application',
      'State',
    ]);
  });

  it('refuses a column that is none', () => {
    expect(() =>
      createExtensionTester(argocdPlugin.getExtension('page:argocd'), {
        config: { columns: ['nonsense'] as never },
      }).reactElement(),
    ).toThrow();
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
