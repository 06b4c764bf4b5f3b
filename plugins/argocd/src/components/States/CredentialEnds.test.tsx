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
import { InstanceView } from '@slipway/plugin-argocd-common';
import { screen } from '@testing-library/react';
import { answer, apiMock, liveInstance } from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import { CredentialEnds } from './CredentialEnds';

const expiresAt = '2026-12-01T00:00:00Z';

async function renderEnds(credentials: InstanceView['credentials']) {
  const api = apiMock(async () => answer());
  const read = Promise.resolve<InstanceView[]>([
    {
      ...liveInstance,
      credentials,
      registration: { methods: ['manual'], namespace: 'argocd' },
    },
  ]);
  api.getInstances.mockReturnValue(read);
  renderInTestApp(
    <>
      <CredentialEnds />
      <p>Below</p>
    </>,
    { apis: [[argocdApiRef, api]] },
  );
  await screen.findByText('Below');
  await read;
}

describe('the days that are left of the credentials', () => {
  it('are shown without alarm while there are more than 14', async () => {
    await renderEnds([
      { purpose: 'read', expiresAt, expiresInDays: 80 },
      { purpose: 'operate', expiresAt, expiresInDays: 15 },
    ]);
    expect(
      await screen.findByText(
        "Global Argo CD: the portal's tokens end – read in 80 days, operate in 15 days.",
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Renew/)).not.toBeInTheDocument();
  });

  it.each([
    [14, 'in 14 days'],
    [1, 'in 1 day'],
    [0, 'in less than a day'],
    [-1, 'has ended'],
  ])('are a warning at %s', async (expiresInDays, words) => {
    await renderEnds([
      { purpose: 'read', expiresAt, expiresInDays: 80 },
      { purpose: 'provision', expiresAt, expiresInDays },
    ]);
    expect(
      await screen.findByText(
        `Global Argo CD: the portal's tokens end – read in 80 days, provision ${words}. Renew them with platform/renew.`,
      ),
    ).toBeInTheDocument();
  });

  it('are not shown of tokens that do not end', async () => {
    await renderEnds([]);
    expect(screen.queryByText(/tokens end/)).not.toBeInTheDocument();
  });
});
