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

import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { render, screen, waitFor } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { answer, apiMock, entity } from './__testUtils__/fixtures';
import {
  ArgocdApplicationsPage,
  argocdApiRef,
  argocdPlugin,
  EntityArgocdContent,
  EntityArgocdOverviewCard,
} from './legacy';

describe('in an app on the old frontend system', () => {
  it('shows card, tab and applications page, with links between them', async () => {
    const app = createApp({
      configLoader: async () => [
        { context: 'test', data: { app: { baseUrl: 'http://localhost' } } },
      ],
      plugins: [argocdPlugin],
      apis: [
        {
          api: argocdApiRef,
          deps: {},
          factory: () => apiMock(async () => answer()),
        },
      ],
    });
    window.history.pushState({}, '', '/entity');
    const Root = app.createRoot(
      <AppRouter>
        <FlatRoutes>
          <Route
            path="/entity"
            element={
              <EntityProvider entity={entity}>
                <EntityArgocdOverviewCard />
                <EntityArgocdContent />
              </EntityProvider>
            }
          />
          <Route path="/argo-cd" element={<ArgocdApplicationsPage />} />
        </FlatRoutes>
      </AppRouter>,
    );
    render(<Root />);
    await waitFor(
      () => expect(screen.getAllByText('Live in dev.')).toHaveLength(2),
      { timeout: 10_000 },
    );
    expect(
      screen.getByRole('link', { name: 'Open the Argo CD tab' }),
    ).toHaveAttribute('href', '/entity');
  });
});
