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
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { screen } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { TemplateGate } from './TemplateGate';

const template = (name: string, annotations = {}): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, namespace: 'default', annotations },
});

const entities = [
  template('new-project', { 'slipway.dev/form': 'new-project' }),
  template('other'),
];

function Page() {
  const { pathname, search } = useLocation();
  return <p>{`The page at ${pathname}${search}`}</p>;
}

const renderAt = (path: string) =>
  renderInTestApp(
    <Routes>
      <Route path="/create/new-project" element={<Page />} />
      <Route
        path="/create/templates/*"
        element={<TemplateGate>The wizard</TemplateGate>}
      />
    </Routes>,
    {
      initialRouteEntries: [path],
      apis: [[catalogApiRef, catalogApiMock({ entities })]],
      mountedRoutes: { '/create': scaffolderPlugin.routes.root },
    },
  );

describe('the way to the wizard', () => {
  it('leads to the page of a new project where the template has that form', async () => {
    renderAt('/create/templates/default/new-project');
    expect(
      await screen.findByText(
        'The page at /create/new-project?template=template%3Adefault%2Fnew-project',
      ),
    ).toBeInTheDocument();
  });

  it.each([
    ['for other templates', '/create/templates/default/other'],
    ['for a template that is not there', '/create/templates/default/none'],
    ['for the list', '/create/templates'],
  ])('stays %s', async (_, path) => {
    renderAt(path);
    expect(await screen.findByText('The wizard')).toBeInTheDocument();
  });
});
