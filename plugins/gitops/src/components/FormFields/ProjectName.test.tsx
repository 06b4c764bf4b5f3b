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

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { argocdApiMock, renderField } from '../../__testUtils__/renderField';
import { ProjectName } from './ProjectName';

describe('the name of a project', () => {
  const uiOptions = { suffixes: ['-dev', '-production'] };

  it('is asked for in Argo CD and in the catalog', async () => {
    const { api } = renderField(ProjectName, { uiOptions });
    await userEvent.type(screen.getByRole('textbox'), 'shop');
    expect(await screen.findByText('The name is free.')).toBeInTheDocument();
    expect(api.getName.mock.calls.map(([name]) => name)).toEqual([
      'shop',
      'shop-dev',
      'shop-production',
    ]);
  });

  it.each([
    ['payments', 'Taken: payments-production (Argo CD).'],
    ['coelho-realtime', 'Taken: System coelho-realtime.'],
    ['on', 'YAML reads this as something else.'],
    ['a'.repeat(33), 'Use at most 32 characters.'],
  ])('%s cannot be taken', async (name, message) => {
    renderField(ProjectName, { uiOptions });
    await userEvent.type(screen.getByRole('textbox'), name);
    await waitFor(() =>
      expect(screen.getByRole('list')).toHaveTextContent(message),
    );
  });

  it('says once where more than one name is taken', async () => {
    const api = argocdApiMock();
    api.getName.mockImplementation(async name => ({ name, status: 'taken' }));
    renderField(ProjectName, { api, uiOptions });
    await userEvent.type(screen.getByRole('textbox'), 'shop');
    await waitFor(() =>
      expect(screen.getByRole('list')).toHaveTextContent(
        'Taken: shop, shop-dev, shop-production (Argo CD).',
      ),
    );
  });

  it('says what is reserved, which nobody has taken', async () => {
    const api = argocdApiMock();
    api.getName.mockImplementation(async name => ({
      name,
      status: 'taken',
      reason: name.endsWith('-dev') ? 'reserved' : 'used',
    }));
    renderField(ProjectName, { api, uiOptions });
    await userEvent.type(screen.getByRole('textbox'), 'kube');
    await waitFor(() =>
      expect(
        screen.getAllByRole('listitem').map(item => item.textContent),
      ).toEqual([
        'Taken: kube, kube-production (Argo CD). Choose another name.',
        'Reserved by Kubernetes or by this portal: kube-dev. Choose another name.',
      ]),
    );
  });

  it('offers the nearest that fits', async () => {
    const { onChange } = renderField(ProjectName, { uiOptions });
    await userEvent.type(screen.getByRole('textbox'), '7 Müller & Söhne');
    await userEvent.click(
      screen.getByRole('button', { name: 'Use muller-sohne' }),
    );
    expect(onChange).toHaveBeenLastCalledWith('muller-sohne');
  });

  it('says where nobody can tell', async () => {
    const api = argocdApiMock();
    api.getName.mockResolvedValue({
      name: 'shop',
      status: 'unknown',
    });
    renderField(ProjectName, { api });
    await userEvent.type(screen.getByRole('textbox'), 'shop');
    expect(
      await screen.findByText(
        /^Nobody can tell now whether the name is free: an Argo CD does not answer/,
      ),
    ).toBeInTheDocument();
  });

  it('says why it is not told, where somebody asks too often, and takes the name until then', async () => {
    const api = argocdApiMock();
    api.getName.mockRejectedValue(
      new Error('Not now: you have asked for 120 names within a minute.'),
    );
    renderField(ProjectName, { api });
    await userEvent.type(screen.getByRole('textbox'), 'shop');
    expect(
      await screen.findByText(
        'Nobody can tell whether the name is free: Not now: you have asked for 120 names within a minute.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});
