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
import { renderField } from '../../__testUtils__/renderField';
import { ProjectPicker } from './ProjectPicker';

describe('the project picker', () => {
  it('waits for an instance', async () => {
    const { api } = renderField(ProjectPicker);
    expect(
      await screen.findByText('Choose an Argo CD instance first.'),
    ).toBeInTheDocument();
    expect(api.getProjects).not.toHaveBeenCalled();
  });

  it('offers projects that permit something', async () => {
    const { api, onChange } = renderField(ProjectPicker, {
      formData: { argocdInstance: 'global' },
    });
    await waitFor(() => expect(api.getProjects).toHaveBeenCalledWith('global'));
    await userEvent.click(await screen.findByRole('button'));
    expect(
      await screen.findByRole('option', { name: /closed/ }),
    ).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(screen.getByRole('option', { name: /shop/ }));
    expect(onChange).toHaveBeenLastCalledWith('shop');
  });
});
