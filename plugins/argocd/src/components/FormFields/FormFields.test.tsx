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

import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ComponentType, useState } from 'react';
import { answer, apiMock, entity } from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import { DestinationPicker } from './DestinationPicker';
import { InstancePicker } from './InstancePicker';
import { ProjectName } from './ProjectName';
import { ProjectPicker } from './ProjectPicker';
import { RegistrationPicker } from './RegistrationPicker';
import { ServiceList } from './ServiceList';
import { Service } from './services';

type Props = FieldExtensionComponentProps<any, any>;

/** A field in a form that remembers what is chosen. */
function renderField(
  Field: ComponentType<Props>,
  options: {
    value?: unknown;
    schema?: object;
    uiOptions?: object;
    formData?: Record<string, unknown>;
    api?: ReturnType<typeof apiMock>;
  } = {},
) {
  const api = options.api ?? fieldApi();
  const onChange = jest.fn();
  function Form() {
    const [value, setValue] = useState(options.value);
    return (
      <Field
        {...({
          formData: value,
          onChange: (next: unknown) => {
            onChange(next);
            setValue(next);
          },
          schema: options.schema ?? {},
          uiSchema: { 'ui:options': options.uiOptions ?? {} },
          formContext: { formData: options.formData ?? {} },
          required: true,
        } as unknown as Props)}
      />
    );
  }
  renderInTestApp(<Form />, {
    apis: [
      [argocdApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [entity] })],
      mockApis.permission(),
    ],
  });
  return { api, onChange };
}

function fieldApi() {
  const api = apiMock(async () => answer());
  api.getInstances = jest.fn().mockResolvedValue([
    {
      name: 'global',
      title: 'Global Argo CD',
      status: 'live',
      since: '',
      credentials: [],
      registration: { methods: ['api', 'manual'], namespace: 'argocd' },
    },
    {
      name: 'team',
      title: 'Argo CD of a team',
      status: 'live',
      since: '',
      credentials: [],
      registration: {
        methods: ['platform-repository', 'manual'],
        namespace: 'argocd',
        platformRepositoryUrl:
          'https://gitlab.example.com/platform/argocd-projects',
      },
    },
  ]);
  api.getProjects = jest.fn().mockResolvedValue([
    {
      name: 'shop',
      destinations: [
        { server: 'https://kubernetes.default.svc', namespace: 'shop-dev' },
        { server: 'https://kubernetes.default.svc', namespace: 'shop-*' },
        { server: 'https://kubernetes.default.svc', namespace: '!shop-secret' },
      ],
    },
    { name: 'closed', destinations: [] },
  ]);
  api.getName = jest.fn(async (name: string) => ({
    name,
    uses:
      name === 'payments-production'
        ? [{ instance: 'global', kind: 'Application' as const, name }]
        : [],
    unknown: [],
  }));
  return api;
}

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
    const api = fieldApi();
    api.getInstances.mockResolvedValue([]);
    renderField(InstancePicker, { api });
    expect(await screen.findByRole('list')).toHaveTextContent(
      'Ask the platform team.',
    );
  });

  it('offers another try where the back end does not answer', async () => {
    const api = fieldApi();
    api.getInstances.mockRejectedValueOnce(new Error('Failed to fetch'));
    const { onChange } = renderField(InstancePicker, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    await waitFor(() => expect(onChange).toHaveBeenCalledWith('global'));
  });
});

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
    ['payments', 'Taken by Application payments-production (global).'],
    ['coelho-realtime', 'Taken by System coelho-realtime.'],
    ['on', 'YAML reads this as something else.'],
    ['a'.repeat(33), 'Use at most 32 characters.'],
  ])('%s cannot be taken', async (name, message) => {
    renderField(ProjectName, { uiOptions });
    await userEvent.type(screen.getByRole('textbox'), name);
    await waitFor(() =>
      expect(screen.getByRole('list')).toHaveTextContent(message),
    );
  });

  it('offers the nearest that fits', async () => {
    const { onChange } = renderField(ProjectName, { uiOptions });
    await userEvent.type(screen.getByRole('textbox'), '7 Müller & Söhne');
    await userEvent.click(
      screen.getByRole('button', { name: 'Use mu-ller-so-hne' }),
    );
    expect(onChange).toHaveBeenLastCalledWith('mu-ller-so-hne');
  });

  it('says where nobody can tell', async () => {
    const api = fieldApi();
    api.getName.mockResolvedValue({
      name: 'shop',
      uses: [],
      unknown: ['team'],
    });
    renderField(ProjectName, { api });
    await userEvent.type(screen.getByRole('textbox'), 'shop');
    expect(
      await screen.findByText(
        'Nobody can tell whether the name is free in team, which does not answer.',
      ),
    ).toBeInTheDocument();
  });
});

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
    expect(screen.getByText('To be mended: row 2, 3.')).toBeInTheDocument();
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
