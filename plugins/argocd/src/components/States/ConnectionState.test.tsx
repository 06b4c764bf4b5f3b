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
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { InstanceStatus } from '@slipway/plugin-argocd-common';
import { screen } from '@testing-library/react';
import {
  apiMock,
  liveApplication,
  liveInstance,
} from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import { ConnectionState } from './ConnectionState';

const ago = (seconds: number) =>
  new Date(Date.now() - seconds * 1000).toISOString();

async function cornerOf(instances: InstanceStatus[]) {
  renderInTestApp(
    <TestApiProvider apis={[[argocdApiRef, apiMock(jest.fn())]]}>
      <p>Corner</p>
      <ConnectionState data={{ applications: [liveApplication], instances }} />
    </TestApiProvider>,
  );
  await screen.findByText('Corner');
  return screen.queryByText(/compared|Looks|Changes/);
}

describe('the corner', () => {
  it('says when Argo CD last compared, and not that it is connected', async () => {
    const corner = await cornerOf([
      { ...liveInstance, comparedAt: ago(125) },
      { ...liveInstance, name: 'team', comparedAt: ago(4_000) },
    ]);
    expect(corner).toHaveTextContent(/^Argo CD compared 3 min ago/);
    expect(corner).not.toHaveTextContent('Connected');
  });

  it('says of an old answer no more than that it has compared since', async () => {
    const corner = await cornerOf([{ ...liveInstance, comparedAt: ago(290) }]);
    expect(corner).toHaveTextContent('Argo CD compared 5 min ago');
  });

  it('says nothing where Argo CD does not compare', async () => {
    const corner = await cornerOf([
      {
        ...liveInstance,
        comparedAt: ago(1_000),
        troubles: [{ code: 'notComparing', since: ago(1_000), sentence: '' }],
      },
    ]);
    expect(corner).not.toBeInTheDocument();
  });

  it('says nothing of an Argo CD that is only behind its webhooks but its age', async () => {
    const corner = await cornerOf([
      {
        ...liveInstance,
        comparedAt: ago(65),
        troubles: [{ code: 'webhooksSilent', since: ago(900), sentence: '' }],
      },
    ]);
    expect(corner).toHaveTextContent(/^Argo CD compared (?:6[5-9]|7\d) sec/);
  });
});
