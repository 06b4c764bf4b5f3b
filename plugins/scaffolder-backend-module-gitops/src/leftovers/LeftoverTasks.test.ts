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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { begun, projectTask } from '../__testUtils__/projectTask';
import { instance } from '../__testUtils__/instance';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { Questions } from '../http/Questions';
import { LeftoverTasks } from './LeftoverTasks';

jest.setTimeout(60_000);

describe('what a task has left', () => {
  let gitlab: SandboxGitlab;
  let tasks: LeftoverTasks;

  const scaffolder = scaffolderServiceMock.mock();
  const catalog = catalogServiceMock.mock();
  const getProvision = jest.fn();
  const removeProvision = jest.fn();

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
    const { methods, namespace } = instance().registration;
    tasks = new LeftoverTasks({
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      integrations: gitlab.integrations,
      targets: gitlab.targets,
      argocd: argocdServiceMock({
        getInstances: async () => [
          instance({ registration: { methods, namespace } }),
        ],
        getName: async name => ({ name, status: 'free' }),
        getProvision,
        removeProvision,
      }),
      catalog,
      scaffolder,
    });
  });

  afterAll(() => gitlab.stop());

  beforeEach(() => {
    scaffolder.getLogs.mockResolvedValue(begun);
    catalog.getLocations.mockReset().mockResolvedValue({ items: [] });
    getProvision.mockReset().mockResolvedValue([]);
    removeProvision.mockReset().mockResolvedValue([]);
  });

  function started(name: string) {
    scaffolder.getTask.mockResolvedValue(
      projectTask('cancelled', {
        name,
        target: 'sandbox',
        group: 'team-realtime',
      }),
    );
  }

  const ask = (
    what: 'look' | 'remove',
    gone = new AbortController(),
    token = gitlab.token,
  ) =>
    tasks[what](
      'task-1',
      token,
      mockCredentials.user(),
      new Questions(gone.signal),
    );

  const removedRepository = (name: string) =>
    expect.stringMatching(
      new RegExp(`^Removed \\S+/team-realtime/${name}, which task-1 left\\.$`),
    );

  it('is nothing where it ended before it made anything', async () => {
    started('never-made');
    scaffolder.getLogs.mockResolvedValue([]);
    expect(await ask('look')).toEqual({ left: [], removed: [] });
    expect(await ask('remove')).toEqual({ left: [], removed: [] });
    expect(removeProvision).not.toHaveBeenCalled();
  });

  it('is told as removed where it was, and only then', async () => {
    started('shop');
    await gitlab.publish('shop');
    getProvision.mockRejectedValueOnce(new Error('it does not answer'));
    removeProvision.mockResolvedValue(['Application shop-dev']);
    expect(await ask('remove')).toEqual({
      left: [],
      removed: [
        'Removed Application shop-dev from Argo CD instance global.',
        removedRepository('shop'),
      ],
    });
  });

  it('is not told as removed because Argo CD does not answer any more', async () => {
    started('away');
    await gitlab.publish('away');
    getProvision
      .mockResolvedValueOnce(['away-dev'])
      .mockRejectedValue(new Error('it does not answer'));
    removeProvision.mockRejectedValue(new Error('it does not answer'));
    expect(await ask('remove')).toEqual({
      left: [expect.stringContaining('Its repository stays.')],
      removed: [],
      repositoryUrl: expect.stringMatching(/\/team-realtime\/away$/),
    });
  });

  it('can be taken over only while its repository is there', async () => {
    started('goes');
    await gitlab.publish('goes');
    getProvision.mockResolvedValue(['goes-dev']);
    expect(await ask('look')).toEqual({
      left: [
        expect.stringMatching(/\/team-realtime\/goes is there\.$/),
        'goes-dev is in Argo CD instance global.',
      ],
      removed: [],
      repositoryUrl: expect.stringMatching(/\/team-realtime\/goes$/),
    });
    expect(await ask('remove')).toHaveProperty('repositoryUrl', undefined);
    expect(await ask('look')).toEqual({
      left: ['goes-dev is in Argo CD instance global.'],
      removed: [],
      repositoryUrl: undefined,
    });
  });

  it('is told where a look after it fails', async () => {
    started('late');
    await gitlab.publish('late');
    catalog.getLocations
      .mockResolvedValueOnce({ items: [] })
      .mockResolvedValueOnce({ items: [] })
      .mockRejectedValue(new Error('it does not answer'));
    expect(await ask('remove')).toEqual({
      left: [
        'Whether anything is in the catalog cannot be told: it does not answer',
      ],
      removed: [removedRepository('late')],
    });
  });

  it('is told of every place that answers', async () => {
    started('partly');
    await gitlab.publish('partly');
    catalog.getLocations.mockRejectedValue(new Error('it does not answer'));
    expect(await ask('look')).toEqual({
      left: [
        expect.stringContaining('/team-realtime/partly is there.'),
        'Whether anything is in the catalog cannot be told: it does not answer',
      ],
      removed: [],
      repositoryUrl: expect.stringMatching(/\/team-realtime\/partly$/),
    });
  });

  it('stays whole where a Maintainer would remove it, who is told how to go on', async () => {
    started('kept');
    const token = gitlab.maintainerToken();
    await gitlab.publish('kept', { token });
    expect(await ask('remove', undefined, token)).toEqual({
      left: [
        expect.stringMatching(
          /^You may not remove team-realtime\/kept .* Take it over,/,
        ),
      ],
      removed: [],
      repositoryUrl: expect.stringMatching(/\/team-realtime\/kept$/),
    });
    expect(removeProvision).not.toHaveBeenCalled();
  });

  it('stays where somebody goes before the removal begins', async () => {
    started('left');
    await gitlab.publish('left');
    const gone = new AbortController();
    getProvision.mockImplementation(async () => {
      gone.abort(new Error('the tab was closed'));
      return [];
    });
    await expect(ask('remove', gone)).rejects.toThrow('the tab was closed');
    expect(removeProvision).not.toHaveBeenCalled();
    expect(gitlab.project('left')).toBeDefined();
  });

  it('is removed to the end where somebody goes after it has begun', async () => {
    started('begun');
    await gitlab.publish('begun');
    const gone = new AbortController();
    removeProvision.mockImplementation(async () => {
      gone.abort(new Error('the tab was closed'));
      return ['Application begun-dev'];
    });
    expect(await ask('remove', gone)).toEqual({
      left: [],
      removed: [
        'Removed Application begun-dev from Argo CD instance global.',
        removedRepository('begun'),
      ],
    });
    expect(gitlab.project('begun')).toBeUndefined();
  });

  it('is none of who has not started it', async () => {
    scaffolder.getTask.mockRejectedValue(
      await ResponseError.fromResponse(new Response(null, { status: 404 })),
    );
    await expect(ask('look')).rejects.toThrow('Task task-1 is none of yours');
  });
});
