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
import { ResponseError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { begun, projectTask } from '../__testUtils__/projectTask';
import { instance } from '../__testUtils__/instance';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { createRemoveLeftoversAction } from './removeLeftovers';

jest.setTimeout(60_000);

describe('gitops:leftovers:remove', () => {
  let gitlab: SandboxGitlab;

  const removeProvision = jest.fn();
  const getName = jest.fn();
  const scaffolder = scaffolderServiceMock.mock();
  const catalog = catalogServiceMock.mock();

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
  });

  afterAll(() => gitlab.stop());

  beforeEach(() => {
    removeProvision.mockReset().mockResolvedValue([]);
    scaffolder.getLogs.mockResolvedValue(begun);
    catalog.getLocations.mockResolvedValue({ items: [] });
    catalog.removeLocationById.mockReset();
    getName.mockImplementation(async name => ({ name, status: 'free' }));
  });

  async function remove(
    name: string,
    projectId: number,
    keep = false,
    status?: 'completed' | 'processing' | 'not visible' | 'of another person',
    change: { token?: string; platformRepositoryUrl?: string } = {},
  ) {
    const { platformRepositoryUrl, token = gitlab.token } = change;
    scaffolder.getTask.mockImplementation(async () => {
      if (status === 'not visible') {
        throw await ResponseError.fromResponse(
          new Response(null, { status: 404 }),
        );
      }
      if (status === 'of another person') {
        const task = projectTask('failed');
        const user = { ref: 'user:default/other' };
        return { ...task, spec: { ...task.spec, user } };
      }
      return projectTask(status ?? 'failed');
    });
    const { methods, namespace } = instance().registration;
    await createRemoveLeftoversAction({
      auth: mockServices.auth(),
      integrations: gitlab.integrations,
      argocd: argocdServiceMock({
        getInstances: async () => [
          instance({
            registration: { methods, namespace, platformRepositoryUrl },
          }),
        ],
        getName,
        removeProvision,
      }),
      catalog,
      scaffolder,
    }).handler(
      createMockActionContext({
        input: {
          repoUrl: gitlab.repoUrl(name),
          projectId,
          taskId: 'task-1',
          keep,
          environments: ['dev'],
          token,
        },
        task: { id: 'task-2' },
      }),
    );
  }

  it('removes what the task had told Argo CD, then its repository', async () => {
    await gitlab.publish('shop');
    const { id } = gitlab.project('shop')!;
    await remove('shop', id);
    expect(removeProvision).toHaveBeenCalledWith(
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
    expect(gitlab.project('shop')).toBeUndefined();
    // Somebody may have removed the repository by hand before the rest.
    await remove('shop', id);
    expect(removeProvision).toHaveBeenCalledTimes(2);
  });

  it.each([
    'completed',
    'processing',
    'not visible',
    'of another person',
  ] as const)(
    'touches nothing of a task that is %s, whether its repository is there or not',
    async status => {
      const name = `task-${status.replace(/ /g, '-')}`;
      await gitlab.publish(name);
      const { id } = gitlab.project(name)!;
      for (const one of [name, 'not-there']) {
        await expect(remove(one, id, false, status)).rejects.toThrow(
          'has left nothing behind that may be removed',
        );
      }
      expect(removeProvision).not.toHaveBeenCalled();
      expect(gitlab.project(name)).toBeDefined();
    },
  );

  /** The catalog reads the repository of that name. */
  const register = (name: string) =>
    catalog.getLocations.mockResolvedValue({
      items: [
        {
          id: 'location-1',
          type: 'url',
          target: `${gitlab.sandbox.urls.gitlab}/team-realtime/${name}/-/blob/main/catalog-info.yaml`,
          entityRef: '',
        },
      ],
    });

  it('touches nothing where the task ended before it made a project, whatever the topic says', async () => {
    await gitlab.publish('forged');
    register('forged');
    scaffolder.getLogs.mockResolvedValue([]);
    await expect(
      remove('forged', gitlab.project('forged')!.id),
    ).rejects.toThrow('Task task-1 ended before it made a project');
    expect(removeProvision).not.toHaveBeenCalled();
    expect(catalog.removeLocationById).not.toHaveBeenCalled();
    expect(gitlab.project('forged')).toBeDefined();
  });

  it('unregisters a repository last, when Argo CD and GitLab have let go', async () => {
    await gitlab.publish('live');
    const { id } = gitlab.project('live')!;
    register('live');
    getName.mockImplementation(async name => ({ name, status: 'taken' }));
    await expect(remove('live', id)).rejects.toThrow('Argo CD still has');
    getName.mockImplementation(async name => ({ name, status: 'free' }));
    jest
      .spyOn(gitlab.sandbox.gitlab, 'markForDeletion')
      .mockImplementationOnce(() => {
        throw Object.assign(new Error('no'), { status: 403, body: {} });
      });
    await expect(remove('live', id)).rejects.toThrow(
      'could not remove team-realtime/live',
    );
    expect(catalog.removeLocationById).not.toHaveBeenCalled();
    catalog.removeLocationById.mockImplementation(async () => {
      expect(gitlab.project('live')).toBeUndefined();
    });
    await remove('live', id);
    expect(catalog.removeLocationById).toHaveBeenCalledTimes(1);
  });

  it('says so where the catalog keeps it', async () => {
    await gitlab.publish('listed');
    register('listed');
    catalog.removeLocationById.mockRejectedValue(new Error('no'));
    await expect(
      remove('listed', gitlab.project('listed')!.id),
    ).rejects.toThrow(
      /^Of what task task-1 left behind there is still \S+ in the catalog \(no\)\. Ask the platform team/,
    );
  });

  it('keeps a repository that is taken over', async () => {
    await gitlab.publish('adopted');
    await remove('adopted', gitlab.project('adopted')!.id, true);
    expect(removeProvision).toHaveBeenCalled();
    expect(gitlab.project('adopted')).toBeDefined();
  });

  it('touches nothing of another task', async () => {
    await gitlab.publish('other', { taskId: 'task-3' });
    await expect(remove('other', gitlab.project('other')!.id)).rejects.toThrow(
      'Somebody else has changed',
    );
    expect(removeProvision).not.toHaveBeenCalled();
    expect(gitlab.project('other')).toBeDefined();
  });

  it('takes nothing away where GitLab would not let the repository go', async () => {
    const token = gitlab.maintainerToken();
    await gitlab.publish('of-a-maintainer', { token });
    const { id } = gitlab.project('of-a-maintainer')!;
    const asMaintainer = (keep: boolean) =>
      remove('of-a-maintainer', id, keep, undefined, { token });
    await expect(asMaintainer(false)).rejects.toThrow(
      'GitLab lets only an Owner do that',
    );
    expect(removeProvision).not.toHaveBeenCalled();
    await asMaintainer(true);
    expect(removeProvision).toHaveBeenCalledTimes(1);
  });

  it.each([true, false])(
    'takes nothing away where others have written to its repository (keep: %s)',
    async keep => {
      const name = `in-use-${keep}`;
      await gitlab.publish(name);
      await gitlab.commit(name);
      await expect(
        remove(name, gitlab.project(name)!.id, keep),
      ).rejects.toThrow('1 commit on main that no task has made');
      expect(removeProvision).not.toHaveBeenCalled();
      expect(gitlab.project(name)).toBeDefined();
    },
  );

  it.each([true, false])(
    'takes nothing away where its registration is merged, until that is removed (keep: %s)',
    async keep => {
      const name = `merged-${keep}`;
      const platform = `platform-${keep}`;
      await gitlab.publish(platform);
      await gitlab.publish(name);
      const platformRepositoryUrl = `${gitlab.sandbox.urls.gitlab}/team-realtime/${platform}`;
      await gitlab.register(platform, name);
      const again = () =>
        remove(name, gitlab.project(name)!.id, keep, undefined, {
          platformRepositoryUrl,
        });
      await expect(again()).rejects.toThrow(
        `has been merged, so ${name} is registered in team-realtime/${platform}. Remove apps/${name}/entry.yaml there by another merge request and start again`,
      );
      expect(removeProvision).not.toHaveBeenCalled();
      expect(gitlab.project(name)).toBeDefined();
      await gitlab.byHand(platform, 'repository/commits', {
        branch: 'main',
        commit_message: 'chore: unregister',
        actions: [{ action: 'delete', file_path: `apps/${name}/entry.yaml` }],
      });
      await again();
      expect(removeProvision).toHaveBeenCalledTimes(1);
      expect(Boolean(gitlab.project(name))).toBe(keep);
    },
  );

  it('keeps the repository while Argo CD still has something of its name', async () => {
    await gitlab.publish('taken');
    getName.mockImplementation(async name => ({
      name,
      status: name === 'taken-dev' ? 'taken' : 'free',
    }));
    await expect(remove('taken', gitlab.project('taken')!.id)).rejects.toThrow(
      /^Argo CD still has taken-dev, or has synced it for \S+\/taken, .* Its repository stays\. Take it over,/,
    );
    expect(gitlab.project('taken')).toBeDefined();
    // The one that stays is the one that holds them.
    await remove('taken', gitlab.project('taken')!.id, true);
    expect(gitlab.project('taken')).toBeDefined();
  });

  it('keeps the repository where something cannot be removed', async () => {
    await gitlab.publish('left');
    removeProvision.mockRejectedValue(new Error('it does not answer'));
    await expect(remove('left', gitlab.project('left')!.id)).rejects.toThrow(
      'Its repository stays.',
    );
    expect(gitlab.project('left')).toBeDefined();
  });
});
