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
import { RegistrationPicker } from './RegistrationPicker';

describe('the registration picker', () => {
  it('takes the best that the instance offers, and says why not the others', async () => {
    const { onChange } = renderField(RegistrationPicker, {
      formData: { argocdInstance: 'team' },
    });
    await waitFor(() =>
      expect(onChange).toHaveBeenCalledWith('platform-repository'),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /merge request/ }),
    );
    const api = await screen.findByRole('option', { name: /By the portal/ });
    expect(api).toHaveAttribute('aria-disabled', 'true');
    expect(api).toHaveTextContent('You may not create projects here.');
    expect(
      screen.getByRole('option', { name: /merge request/ }),
    ).toHaveTextContent('platform/argocd-projects');
    await userEvent.click(screen.getByRole('option', { name: /By hand/ }));
    expect(onChange).toHaveBeenLastCalledWith('manual');
  });

  it('waits for an instance', async () => {
    renderField(RegistrationPicker);
    expect(
      await screen.findByText('Choose an Argo CD instance first.'),
    ).toBeInTheDocument();
  });
});
