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
import { FactsPanel } from './FactsPanel';

describe('the facts of an application', () => {
  it('name commit, last operation and images', async () => {
    renderInTestApp(<FactsPanel application={liveApplication} />);
    expect(
      await screen.findByRole('link', { name: 'ef43ab1' }),
    ).toHaveAttribute('href', liveApplication.sync.commitUrl);
    expect(screen.getByText(/by jane/)).toBeInTheDocument();
    const images = within(
      screen.getByRole('list', { name: 'Images' }),
    ).getAllByRole('listitem');
    expect(images.map(image => image.textContent)).toEqual([
      'fastapi:2222222',
      'kafka:1111111',
    ]);
  });

  it('explain conditions, and name those that they do not know', async () => {
    renderInTestApp(
      <FactsPanel
        application={{
          ...liveApplication,
          images: [],
          conditions: [{ type: 'SomethingNew', message: 'It is new.' }],
        }}
      />,
    );
    expect(await screen.findByText('SomethingNew')).toBeInTheDocument();
    expect(screen.getByText('No image runs yet.')).toBeInTheDocument();
  });
});
