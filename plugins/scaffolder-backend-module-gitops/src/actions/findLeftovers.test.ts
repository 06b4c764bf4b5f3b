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

import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { begun, projectTask } from '../__testUtils__/projectTask';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { createFindLeftoversAction } from './findLeftovers';

jest.setTimeout(60_000);

describe('gitops:leftovers:find', () => {
  let gitlab: SandboxGitlab;

  const scaffolder = scaffolderServiceMock.mock();

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
    await gitlab.publish('shop');
  });

  afterAll(() => gitlab.stop());

  beforeEach(() => {
    scaffolder.getLogs.mockResolvedValue(begun);
  });

  async function find(
    leftover: 'stop' | 'adopt' | 'remove',
    { name = 'shop', taskId = 'task-2', isDryRun = false } = {},
  ) {
    const mock = createMockActionContext({
      input: {
        name,
        target: 'sandbox',
        group: 'team-realtime',
        leftover,
        token: gitlab.token,
      },
      task: { id: taskId },
    });
    const context = { ...mock, isDryRun };
    const { targets } = gitlab;
    await createFindLeftoversAction({ scaffolder, targets }).handler(context);
    return Object.fromEntries(jest.mocked(context.output).mock.calls);
  }

  it('finds nothing where the name is free, or the project is its own', async () => {
    expect(await find('stop', { name: 'free' })).toEqual({});
    expect(await find('stop', { taskId: 'task-1' })).toEqual({});
    expect(await find('stop', { isDryRun: true })).toEqual({});
    expect(scaffolder.getTask).not.toHaveBeenCalled();
  });

  it.each([
    ['cancelled', 'was cancelled'],
    ['failed', 'did not finish'],
  ] as const)('finds what a task left that was %s', async (status, end) => {
    scaffolder.getTask.mockResolvedValue(projectTask(status));
    const projectId = gitlab.project('shop')!.id;
    const found = { projectId, taskId: 'task-1' };
    expect(await find('remove')).toEqual(found);
    expect(await find('adopt')).toEqual({ ...found, adopt: projectId });
    await expect(find('stop')).rejects.toThrow(
      `was left behind by a task of yours that ${end}. Take it over`,
    );
  });

  it.each([
    ['processing', 'is processing. Wait until it has ended, cancel it, or'],
    ['open', 'is open. Wait until it has ended, cancel it, or'],
    ['completed', 'has completed. Choose another name.'],
  ] as const)(
    'stops where the task is %s, and names it',
    async (status, sentence) => {
      scaffolder.getTask.mockResolvedValue(projectTask(status));
      await expect(find('remove')).rejects.toThrow(
        `exists already: it is of your task task-1, which ${sentence}`,
      );
    },
  );

  it('stops where another person has started the task, whom this one may see', async () => {
    const others = projectTask('failed');
    others.spec.user = { ref: 'user:default/other' };
    scaffolder.getTask.mockResolvedValue(others);
    for (const leftover of ['stop', 'adopt', 'remove'] as const) {
      await expect(find(leftover)).rejects.toThrow('exists already');
    }
  });

  it('stops where the task ended before it made anything, whatever the topic says', async () => {
    scaffolder.getTask.mockResolvedValue(projectTask('failed'));
    scaffolder.getLogs.mockResolvedValue([]);
    await expect(find('remove')).rejects.toThrow('exists already');
  });

  it('stops where no task has made the project', async () => {
    gitlab.project('shop')!.topics = [];
    scaffolder.getTask.mockReset();
    await expect(find('adopt')).rejects.toThrow('exists already');
    expect(scaffolder.getTask).not.toHaveBeenCalled();
  });
});
