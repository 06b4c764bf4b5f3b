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

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderField } from '../../__testUtils__/renderField';
import { DestinationPicker } from './DestinationPicker';

describe('the destination picker', () => {
  const formData = { argocdInstance: 'global', argocdProject: 'shop' };

  async function choose(name: RegExp) {
    await userEvent.click(await screen.findByRole('button'));
    await userEvent.click(await screen.findByRole('option', { name }));
  }

  it('takes a place as it is', async () => {
    const { onChange } = renderField(DestinationPicker, { formData });
    await choose(/shop-dev$/);
    expect(onChange).toHaveBeenLastCalledWith({
      server: 'https://kubernetes.default.svc',
      namespace: 'shop-dev',
    });
  });

  it('checks a namespace against the pattern and against what is forbidden', async () => {
    const { onChange } = renderField(DestinationPicker, { formData });
    await choose(/shop-\*$/);
    const namespace = await screen.findByRole('textbox', { name: 'Namespace' });
    await userEvent.type(namespace, 'shop-staging');
    expect(onChange).toHaveBeenLastCalledWith({
      server: 'https://kubernetes.default.svc',
      namespace: 'shop-staging',
    });
    await userEvent.clear(namespace);
    await userEvent.type(namespace, 'shop-secret');
    expect(onChange).toHaveBeenLastCalledWith(undefined);
    expect(screen.getByRole('list')).toHaveTextContent(
      'Project shop permits only namespaces like shop-* here.',
    );
    await userEvent.clear(namespace);
    await userEvent.type(namespace, 'other');
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });
});
