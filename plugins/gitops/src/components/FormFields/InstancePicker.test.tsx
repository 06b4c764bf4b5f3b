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
import { InstancePicker } from './InstancePicker';

describe('the instance picker', () => {
  it('takes the only instance where something may be created, and says why not the other', async () => {
    const { onChange } = renderField(InstancePicker);
    await waitFor(() => expect(onChange).toHaveBeenCalledWith('global'));
    await userEvent.click(screen.getByRole('button', { name: /Global/ }));
    const other = await screen.findByRole('option', { name: /of a team/ });
    expect(other).toHaveAttribute('aria-disabled', 'true');
    expect(other).toHaveTextContent('You may not create projects here.');
  });

  it('says what to do where nothing may be created', async () => {
    const api = argocdApiMock();
    api.getInstances.mockResolvedValue([]);
    renderField(InstancePicker, { api });
    expect(await screen.findByRole('list')).toHaveTextContent(
      'Ask the platform team.',
    );
  });

  it('offers another try where the back end does not answer', async () => {
    const api = argocdApiMock();
    api.getInstances.mockRejectedValueOnce(new Error('Failed to fetch'));
    const { onChange } = renderField(InstancePicker, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    await waitFor(() => expect(onChange).toHaveBeenCalledWith('global'));
  });
});
