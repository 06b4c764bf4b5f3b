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
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { recordedTask } from '../../__testUtils__/projectTask';
import { TaskGate } from '.';

const { task } = recordedTask('completed');
const other: ScaffolderTask = {
  ...task,
  spec: { ...task.spec, templateInfo: { entityRef: 'template:default/a' } },
};

function Elsewhere() {
  return <p>{`Elsewhere: ${useLocation().pathname}`}</p>;
}

function renderAt(path: string, getTask: () => Promise<ScaffolderTask>) {
  const api = { getTask: jest.fn(getTask) };
  renderInTestApp(
    <Routes>
      <Route path="/create/tasks/*" element={<TaskGate>Backstage</TaskGate>} />
      <Route path="*" element={<Elsewhere />} />
    </Routes>,
    {
      initialRouteEntries: [path],
      apis: [[scaffolderApiRef, api]],
      mountedRoutes: { '/create': scaffolderPlugin.routes.root },
    },
  );
  return api;
}

describe("Backstage's page of a task", () => {
  it('leads to the own page of a new project', async () => {
    renderAt(`/create/tasks/${task.id}`, async () => task);
    expect(
      await screen.findByText(
        `Elsewhere: /create/new-project/tasks/${task.id}`,
      ),
    ).toBeInTheDocument();
  });

  it('stays where its log is asked for', async () => {
    const { getTask } = renderAt(
      `/create/tasks/${task.id}?log`,
      async () => task,
    );
    expect(await screen.findByText('Backstage')).toBeInTheDocument();
    expect(getTask).not.toHaveBeenCalled();
  });

  it('stays for other templates', async () => {
    renderAt(`/create/tasks/${task.id}`, async () => other);
    expect(await screen.findByText('Backstage')).toBeInTheDocument();
  });

  it('stays for the list of tasks', async () => {
    const { getTask } = renderAt('/create/tasks', async () => task);
    expect(await screen.findByText('Backstage')).toBeInTheDocument();
    expect(getTask).not.toHaveBeenCalled();
  });

  it('says nothing of its own of a task that cannot be read', async () => {
    renderAt(`/create/tasks/${task.id}`, async () => {
      throw new Error('No such task');
    });
    expect(await screen.findByText('Backstage')).toBeInTheDocument();
  });
});
