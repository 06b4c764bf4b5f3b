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

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Service } from '@slipway/plugin-gitops-common';
import { renderField } from '../../__testUtils__/renderField';
import { ServiceList } from './ServiceList';

describe('the list of services', () => {
  const schema = {
    maxItems: 3,
    items: {
      properties: {
        language: { enum: ['python', 'node'], enumNames: ['Python', 'Node'] },
        size: { enum: ['small'] },
      },
    },
  };
  const web: Service = {
    name: 'web',
    kind: 'web',
    language: 'python',
    port: 8000,
    public: true,
    size: 'small',
    replicas: 1,
  };
  const row = (number: number) =>
    within(screen.getByRole('listitem', { name: `Service ${number}` }));

  it('adds, copies, moves and removes, never beyond what is permitted', async () => {
    const { onChange } = renderField(ServiceList, { schema, value: [web] });
    expect(
      row(1).getByRole('button', { name: 'Remove Service 1' }),
    ).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add a service' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Copy the last one' }),
    );
    const names = () =>
      onChange.mock.lastCall![0].map(({ name }: Service) => name);
    expect(names()).toEqual(['web', 'web-2', 'web-2-2']);
    expect(
      screen.getByRole('button', { name: 'Add a service' }),
    ).toBeDisabled();
    await userEvent.click(
      row(3).getByRole('button', { name: 'Move Service 3 up' }),
    );
    expect(names()).toEqual(['web', 'web-2-2', 'web-2']);
    await userEvent.click(
      row(1).getByRole('button', { name: 'Remove Service 1' }),
    );
    expect(names()).toEqual(['web-2-2', 'web-2']);
  });

  it('says in the row what is wrong, and which rows below', async () => {
    renderField(ServiceList, {
      schema,
      value: [
        web,
        { ...web, path: '/' },
        { ...web, name: 'Stream_Lit', port: 80, public: false },
      ],
    });
    expect(
      row(2)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'There is already a service web in row 1. Every service needs its own name.',
      'Row 1 already answers at /.',
    ]);
    expect(
      row(3)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('Use lower-case letters'),
      'Use a port from 1024 to 65535: the container runs without root rights.',
    ]);
    expect(screen.getByText('To fix: row 2, 3.')).toBeInTheDocument();
  });

  it('keeps of a row what its new kind needs', async () => {
    const { onChange } = renderField(ServiceList, { schema, value: [web] });
    await userEvent.click(row(1).getByRole('button', { name: /Kind/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Existing image' }),
    );
    expect(onChange).toHaveBeenLastCalledWith([
      {
        name: 'web',
        kind: 'image',
        image: '',
        tag: '',
        port: 8000,
        size: 'small',
        replicas: 1,
      },
    ]);
    await userEvent.type(
      row(1).getByRole('textbox', { name: 'Image' }),
      'docker.io/library/redis',
    );
    await userEvent.type(
      row(1).getByRole('textbox', { name: 'Tag' }),
      'latest',
    );
    expect(row(1).getByRole('list')).toHaveTextContent(
      'Name a fixed tag; latest is refused.',
    );
  });
});
