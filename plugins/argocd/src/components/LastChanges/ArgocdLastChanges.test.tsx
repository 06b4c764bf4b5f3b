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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { answer, apiMock, latestChange } from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import { ArgocdLastChanges } from './ArgocdLastChanges';

const project = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'coelho-realtime', namespace: 'default' },
};

describe('the last changes of services', () => {
  it('say when and by whom, and nothing of what is not known', async () => {
    const change = {
      ...latestChange,
      author: 'Maria Example',
      committedAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
    };
    const api = apiMock(async () =>
      answer({
        serviceChanges: [
          { entityRef: 'component:default/web', change },
          {
            entityRef: 'component:default/hidden',
            change: { ...change, author: undefined, committedAt: undefined },
          },
        ],
      }),
    );
    renderInTestApp(
      <ArgocdLastChanges project={project}>
        {lastChangeOf => (
          <ul>
            {['web', 'hidden', 'unknown'].map(name => (
              <li key={name}>{lastChangeOf(`component:default/${name}`)}</li>
            ))}
          </ul>
        )}
      </ArgocdLastChanges>,
      { apis: [[argocdApiRef, api]] },
    );
    expect(
      await screen.findByText('3 hr. ago', { exact: false }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual(['3 hr. ago, Maria Example', '', '']);
  });
});
