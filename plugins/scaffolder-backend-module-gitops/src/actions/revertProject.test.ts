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

import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { createRevertProjectAction } from './revertProject';

jest.setTimeout(60_000);

describe('gitops:project:revert', () => {
  let gitlab: SandboxGitlab;

  const removeProvision = jest.fn();
  const catalog = catalogServiceMock.mock();

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
  });

  afterAll(() => gitlab.stop());

  beforeEach(() => {
    removeProvision.mockReset().mockResolvedValue([]);
    catalog.getLocations.mockResolvedValue({ items: [] });
    catalog.removeLocationById.mockReset();
  });

  /** Runs it for a task; what it says is left. */
  async function revert(
    name: string,
    change: {
      taskId?: string;
      projectId?: number | '';
      adopted?: number;
      token?: string;
    } = {},
  ) {
    const { adopted, projectId, taskId = 'task-1' } = change;
    const { token = gitlab.token } = change;
    const context = createMockActionContext({
      input: {
        repoUrl: gitlab.repoUrl(name),
        projectId: projectId ?? gitlab.project(name)?.id ?? '',
        argocdInstance: 'global',
        registration: 'api' as const,
        adopted,
        token,
      },
      task: { id: taskId },
    });
    const errors = jest.spyOn(context.logger, 'error');
    await createRevertProjectAction({
      auth: mockServices.auth(),
      integrations: gitlab.integrations,
      argocd: argocdServiceMock({ removeProvision }),
      catalog,
    }).handler(context);
    return errors.mock.calls.flat().join();
  }

  it('has nothing to do for a task that failed before it had a plan', async () => {
    const context = createMockActionContext({
      // What no step has put out, a template leaves out.
      input: { token: gitlab.token, registration: 'api' as const },
    });
    const said = jest.spyOn(context.logger, 'info');
    await createRevertProjectAction({
      auth: mockServices.auth(),
      integrations: gitlab.integrations,
      argocd: argocdServiceMock({ removeProvision }),
      catalog,
    }).handler(context);
    expect(said).toHaveBeenCalledWith(
      'Nothing was made, so there is nothing to revert.',
    );
    expect(removeProvision).not.toHaveBeenCalled();
  });

  it('removes the project of its own task and no other', async () => {
    await gitlab.publish('shop');
    const { id } = gitlab.project('shop')!;
    removeProvision.mockResolvedValue(['Application shop-dev']);
    expect(await revert('shop', { taskId: 'another-task' })).toContain(
      'this task did not make it',
    );
    expect(gitlab.project('shop')).toBeDefined();
    expect(await revert('shop')).toBe('');
    expect(removeProvision).toHaveBeenLastCalledWith(
      'global',
      'task-1',
      {
        repository: {
          host: new URL(gitlab.sandbox.urls.gitlab).host,
          projectId: id,
        },
        userToken: gitlab.token,
      },
      expect.anything(),
    );
    expect(gitlab.sandbox.gitlab.projects.has(id)).toBe(false);
    // A second run finds nothing to do.
    expect(await revert('shop', { projectId: id })).toBe('');
  });

  it('removes the location in the catalog as long as the project is its own', async () => {
    await gitlab.publish('listed');
    const target = `${gitlab.sandbox.urls.gitlab}/team-realtime/listed/-/blob/main/catalog-info.yaml`;
    catalog.getLocations.mockResolvedValue({
      items: [{ id: 'location-1', type: 'url', target, entityRef: '' }],
    });
    expect(await revert('listed', { taskId: 'another-task' })).toContain(
      'Somebody else has changed',
    );
    expect(gitlab.project('listed')).toBeDefined();
    expect(catalog.removeLocationById).not.toHaveBeenCalled();
    expect(await revert('listed')).toBe('');
    expect(catalog.removeLocationById).toHaveBeenCalledWith(
      'location-1',
      expect.anything(),
    );
  });

  it('leaves a project that was taken over', async () => {
    await gitlab.publish('adopted');
    const { id } = gitlab.project('adopted')!;
    expect(await revert('adopted', { adopted: id })).toContain(
      '/team-realtime/adopted was taken over, so it stays.',
    );
    expect(gitlab.project('adopted')).toBeDefined();
    // It failed before it had it.
    expect(
      await revert('adopted', {
        adopted: id,
        projectId: '',
        taskId: 'task-2',
      }),
    ).toContain('/team-realtime/adopted was to be taken over, and stays');
    expect(removeProvision).toHaveBeenCalledTimes(1);
  });

  it('removes what a step left that failed, which puts nothing out', async () => {
    await gitlab.publish('half');
    const { id } = gitlab.project('half')!;
    expect(await revert('half', { projectId: '' })).toBe('');
    expect(gitlab.sandbox.gitlab.projects.has(id)).toBe(false);
    await gitlab.publish('taken-over-half');
    expect(
      await revert('taken-over-half', {
        projectId: '',
        adopted: gitlab.project('taken-over-half')!.id,
      }),
    ).toContain('was taken over, so it stays.');
  });

  it('says truthfully what a Maintainer leaves, and how to go on', async () => {
    const token = gitlab.maintainerToken();
    await gitlab.publish('of-a-maintainer', { token });
    const said = await revert('of-a-maintainer', { token });
    expect(removeProvision).toHaveBeenCalledTimes(1);
    expect(said).toMatch(
      /^Left behind:\n\S+\/team-realtime\/of-a-maintainer: You may not remove team-realtime\/of-a-maintainer on \S+ GitLab lets only an Owner do that\. Take it over, ask an Owner of team-realtime/,
    );
    expect(gitlab.project('of-a-maintainer')).toBeDefined();
  });

  it('removes nothing that others have added to', async () => {
    await gitlab.publish('in-use');
    await gitlab.commit('in-use', { branch: 'checkout' });
    expect(await revert('in-use')).toContain('1 other branch that no task');
    expect(gitlab.project('in-use')).toBeDefined();
  });

  it('does not take silence of GitLab for nothing', async () => {
    jest
      .spyOn(gitlab.sandbox.gitlab, 'findProject')
      .mockImplementationOnce(() => {
        throw Object.assign(new Error('no'), { status: 500, body: {} });
      });
    expect(await revert('silent')).toMatch(
      /^Whether this task has left \S+\/silent behind cannot be told: /,
    );
  });

  it('does nothing where no project was made', async () => {
    expect(await revert('never-made')).toBe('');
    expect(removeProvision).not.toHaveBeenCalled();
  });

  it('says what is left and how to remove it', async () => {
    removeProvision.mockRejectedValueOnce(new Error('It does not answer.'));
    await gitlab.publish('left');
    expect(await revert('left')).toContain(
      '(It does not answer): `kubectl delete application,appproject -n argocd -l slipway.dev/provision=task-1`',
    );
  });
});
