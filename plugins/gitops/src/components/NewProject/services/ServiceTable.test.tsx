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
import { maxServices, serviceProblems } from '@slipway/plugin-gitops-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useReducer } from 'react';
import { blankDraft, blankService, Draft, serviceOf } from '../draft/draft';
import { draftReducer } from '../draft/draftReducer';
import { ServiceTable } from '.';

function renderTable(change: Partial<Draft> = {}, isSubmitted = false) {
  let last = blankDraft;
  function Form() {
    const [draft, dispatch] = useReducer(draftReducer, {
      ...blankDraft,
      ...change,
    });
    last = draft;
    const services = draft.services.map(serviceOf);
    return (
      <ServiceTable
        services={draft.services}
        problems={services.map((_, index) => serviceProblems(services, index))}
        isSubmitted={isSubmitted}
        dispatch={dispatch}
      />
    );
  }
  renderInTestApp(<Form />);
  return { services: () => last.services.map(serviceOf) };
}

const row = (number: number) =>
  within(screen.getByRole('listitem', { name: `Service ${number}` }));
const name = (number: number) =>
  row(number).getByRole('textbox', { name: `Name of service ${number}` });

async function choose(field: RegExp, option: string) {
  await userEvent.click(screen.getByRole('button', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('the services of a new project', () => {
  it('are added with a free name that is about to be typed', async () => {
    const { services } = renderTable();
    await userEvent.click(screen.getByRole('button', { name: 'Add service' }));
    expect(name(2)).toHaveFocus();
    await userEvent.keyboard('worker');
    expect(services().map(service => service.name)).toEqual(['web', 'worker']);
  });

  it('are removed, but for the last, and the focus stays near', async () => {
    renderTable();
    const last = screen.getByRole('button', {
      name: 'Remove web: a project has at least one service',
    });
    expect(last).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(last);
    expect(name(1)).toHaveValue('web');
    await userEvent.click(screen.getByRole('button', { name: 'Add service' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove web' }));
    expect(name(1)).toHaveValue('web-2');
    expect(name(1)).toHaveFocus();
  });

  it('are no more than a project may have', async () => {
    renderTable({
      services: Array.from({ length: maxServices }, (_, index) => ({
        ...blankService,
        id: index,
        name: `s${index}`,
      })),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Add service' }));
    expect(screen.getAllByRole('textbox', { name: /^Name of/ })).toHaveLength(
      maxServices,
    );
    expect(
      screen.getByText(`A project has at most ${maxServices} services`),
    ).toBeInTheDocument();
  });

  it.each([
    ['80', 80],
    ['65536', 65536],
    ['8o00', NaN],
    ['', NaN],
  ])(
    'refuses the port "%s" in words, and does not change it',
    async (typed, port) => {
      const { services } = renderTable();
      const field = row(1).getByRole('textbox', { name: 'Port of web' });
      await userEvent.clear(field);
      if (typed) {
        await userEvent.type(field, typed);
      }
      expect(row(1).queryByText(/^Use a port/)).not.toBeInTheDocument();
      await userEvent.tab();
      expect(field).toHaveValue(typed);
      expect(services()[0].port).toBe(port);
      expect(field).toHaveAccessibleDescription(
        'Use a port from 1024 to 65535: the container runs without root rights.',
      );
      expect(field).toBeInvalid();
    },
  );

  it('have no port as workers, and get theirs back', async () => {
    const { services } = renderTable();
    await choose(/Type of web/, 'Worker');
    expect(row(1).getByText('no port')).toBeInTheDocument();
    expect(services()).toEqual([
      {
        name: 'web',
        kind: 'worker',
        language: 'python',
        size: 'small',
        replicas: 1,
      },
    ]);
    await choose(/Type of web/, 'Web');
    expect(services()[0]).toMatchObject({ port: 8000, public: true });
  });

  it('may be a ready image, which opens what it needs', async () => {
    const { services } = renderTable();
    await choose(/Language of web/, 'Ready image');
    expect(row(1).queryByText(/^Name an image/)).not.toBeInTheDocument();
    await userEvent.type(
      row(1).getByRole('textbox', { name: 'Image' }),
      'docker.io/library/redis',
    );
    await userEvent.type(
      row(1).getByRole('textbox', { name: 'Tag' }),
      'latest',
    );
    await userEvent.tab();
    expect(
      row(1).getByText('Name a fixed tag; latest is refused.'),
    ).toBeInTheDocument();
    expect(services()).toEqual([
      {
        name: 'web',
        kind: 'image',
        image: 'docker.io/library/redis',
        tag: 'latest',
        port: 8000,
        size: 'small',
        replicas: 1,
      },
    ]);
  });

  it('take an image with its tag apart', async () => {
    const { services } = renderTable();
    await choose(/Language of web/, 'Ready image');
    await userEvent.click(row(1).getByRole('textbox', { name: 'Image' }));
    await userEvent.paste('ghcr.io/a/b:1.2');
    await userEvent.tab();
    expect(services()[0]).toMatchObject({ image: 'ghcr.io/a/b', tag: '1.2' });
    expect(row(1).queryByText(/^Name a/)).not.toBeInTheDocument();
  });

  it('are offered the nearest name that keeps the rules', async () => {
    const { services } = renderTable();
    await userEvent.clear(name(1));
    await userEvent.type(name(1), 'Web_1');
    await userEvent.tab();
    await userEvent.click(screen.getByRole('button', { name: 'Use web-1' }));
    expect(services()[0].name).toBe('web-1');
    expect(screen.queryByRole('button', { name: /^Use/ })).toBeNull();
  });

  it('say what is wrong below the field that it is about', async () => {
    renderTable({
      services: [{ ...blankService, id: 1, name: 'web', replicas: '0' }],
    });
    const field = row(1).getByRole('textbox', { name: 'Replicas' });
    const said = row(1).getByText('Use 1 to 10 replicas.');
    expect(
      field.compareDocumentPosition(said) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
    expect(field).toHaveAccessibleDescription('Use 1 to 10 replicas.');
    expect(name(1)).not.toHaveAccessibleDescription();
  });

  it('say what is missing where somebody wants to create', async () => {
    renderTable(
      {
        services: [{ ...blankService, id: 1, name: '', kind: 'image' }],
      },
      true,
    );
    expect(
      row(1)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Give it a name.',
      expect.stringContaining('Name an image'),
      expect.stringContaining('Name a fixed tag'),
    ]);
  });

  it('show a setting that is wrong although it is folded away', async () => {
    renderTable({
      services: [{ ...blankService, id: 1, name: 'web', replicas: '0' }],
    });
    expect(
      row(1).getByRole('textbox', { name: 'Replicas' }),
    ).toBeInTheDocument();
    expect(row(1).getByText('Use 1 to 10 replicas.')).toBeInTheDocument();
  });

  it('answer at their name where another has the root', async () => {
    const { services } = renderTable();
    await userEvent.click(screen.getByRole('button', { name: 'Add service' }));
    await userEvent.keyboard('docs');
    await userEvent.click(row(2).getByRole('checkbox'));
    expect(services()[1]).toMatchObject({ public: true, path: '/docs' });
    expect(row(2).queryByRole('list')).not.toBeInTheDocument();
  });

  it('name the row that has a name already', async () => {
    renderTable();
    await userEvent.click(screen.getByRole('button', { name: 'Add service' }));
    await userEvent.keyboard('web');
    await userEvent.tab();
    expect(
      row(2).getByText(/There is already a service web in row 1/),
    ).toBeInTheDocument();
  });
});
