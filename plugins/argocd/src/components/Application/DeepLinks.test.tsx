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
import { screen, within } from '@testing-library/react';
import { liveApplication } from '../../__testUtils__/fixtures';
import { DeepLinks } from './DeepLinks';

describe('the deep links', () => {
  it('lead to Argo CD and to the pages that the configuration names', async () => {
    renderInTestApp(
      <DeepLinks
        application={{
          ...liveApplication,
          links: [
            { title: 'Rancher', url: 'https://rancher.example.com/shop' },
          ],
        }}
      />,
    );
    const links = within(
      await screen.findByRole('list', { name: 'Deep links' }),
    ).getAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      liveApplication.url,
      'https://rancher.example.com/shop',
    ]);
    expect(links[0]).toHaveAccessibleName(
      /Open in Argo CD.*opens in a new tab/,
    );
  });
});
