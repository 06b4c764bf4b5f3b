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

  it('name every source, the cluster, the ApplicationSet, and what alone was synced', async () => {
    const [source] = liveApplication.sources;
    renderInTestApp(
      <FactsPanel
        application={{
          ...liveApplication,
          applicationSet: 'all-services',
          destination: { name: 'berlin', namespace: 'coelho-dev' },
          operation: {
            ...liveApplication.operation!,
            selected: ['Deployment/fastapi'],
          },
          sources: [
            { ...source, revision: 'a'.repeat(40), commitUrl: 'https://git/a' },
            { repoUrl: 'https://charts.example.com', chart: 'redis' },
          ],
        }}
      />,
    );
    expect(
      await screen.findByRole('link', { name: 'aaaaaaa' }),
    ).toHaveAttribute('href', 'https://git/a');
    expect(screen.getByText(/redis/)).toHaveTextContent('redis unknown');
    for (const text of ['all-services', 'berlin', 'only Deployment/fastapi']) {
      expect(screen.getByText(text)).toBeInTheDocument();
    }
  });

  it('begin with what keeps it from being healthy, where no cause says so', async () => {
    renderInTestApp(
      <FactsPanel
        application={{
          ...liveApplication,
          verdict: {
            ...liveApplication.verdict,
            code: 'outOfDate',
            parameters: { way: 'manual' },
          },
        }}
      />,
    );
    expect(
      await screen.findByText(/differs from Git; it waits for a sync/),
    ).toBeInTheDocument();
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
    expect(screen.getByText('Argo CD names no image.')).toBeInTheDocument();
  });

  it('say once what Argo CD says of each thing that it tried', async () => {
    const cause = {
      code: 'clusterUnreachable',
      parameters: {},
      sentence: '',
      advice: '',
      original: '',
      path: [],
    } as const;
    renderInTestApp(
      <FactsPanel
        application={{
          ...liveApplication,
          conditions: ['a', 'b'].map(message => ({
            type: 'ComparisonError',
            message,
            cause: { ...cause, path: [] },
          })),
        }}
      />,
    );
    expect(
      await screen.findAllByText('The cluster does not answer Argo CD.'),
    ).toHaveLength(1);
  });
});
