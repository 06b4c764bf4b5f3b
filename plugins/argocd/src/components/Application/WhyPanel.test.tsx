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
import userEvent from '@testing-library/user-event';
import {
  brokenApplication,
  liveApplication,
} from '../../__testUtils__/fixtures';
import { WhyPanel } from './WhyPanel';

describe('the cause', () => {
  it('is shown with its path, its last event and what to do; the original is one click away', async () => {
    renderInTestApp(<WhyPanel application={brokenApplication} />);
    await screen.findByRole('heading', { name: 'Why' });
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'Deploymentstaging-streamlit',
      'ReplicaSetstaging-streamlit-79bfb44b8d',
      'Podstaging-streamlit-79bfb44b8d-n8ftv',
    ]);
    expect(screen.getByText(/^BackOff/)).toHaveTextContent(
      /BackOff · .* · 6 times/,
    );
    expect(screen.getByText(/put the tag right in Git/)).toBeInTheDocument();
    expect(screen.getByText(/Back-off pulling image/)).not.toBeVisible();
    await userEvent.click(screen.getByText('Show original'));
    expect(screen.getByText(/Back-off pulling image/)).toBeVisible();
  });

  it.each([
    [
      'some pods are ready',
      {},
      'Pods of fastapi, kafka are still ready in staging.',
    ],
    ['none is ready', { services: [] }, 'No pod is ready in staging.'],
  ])('says who is affected where %s', async (_name, change, text) => {
    renderInTestApp(
      <WhyPanel
        application={{
          ...brokenApplication,
          standing: { ...brokenApplication.standing, ...change },
        }}
      />,
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('claims nothing of pods that were not read', async () => {
    renderInTestApp(
      <WhyPanel
        application={{
          ...brokenApplication,
          standing: { has: 'unknown', services: [] },
        }}
      />,
    );
    await screen.findByRole('heading', { name: 'Why' });
    expect(screen.queryByText('Who is affected')).not.toBeInTheDocument();
  });

  it('is left out where there is none', async () => {
    renderInTestApp(
      <>
        <WhyPanel application={liveApplication} />
        <p>Below the panel</p>
      </>,
    );
    await screen.findByText('Below the panel');
    expect(screen.queryByText('Why')).not.toBeInTheDocument();
  });
});
