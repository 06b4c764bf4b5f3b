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

import { eventually } from './__testUtils__/eventually';
import { PortalUser } from './__testUtils__/PortalUser';
import { webService } from './__testUtils__/services';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(300_000);

const services = [webService('api')];

describe('after a task that was cancelled', () => {
  const portal = usePortal();
  let maria: PortalUser;

  beforeAll(() => {
    maria = portal.user('maria');
  });

  const project = (path: string) => portal.sandbox.gitlab.findProject(path);

  const registered = (name: string) =>
    portal.sandbox.global.world.application(`${name}-dev`, 'argocd');

  const live = (name: string) =>
    eventually(
      async () => (await maria.applications('system', name)).applications?.[0],
      application => application?.verdict.code === 'live',
    );

  const completed = async (values: Record<string, unknown>) => {
    const task = await maria.createProject({ services, ...values });
    expect([task.status, task.status === 'completed' ? '' : task.log]).toEqual([
      'completed',
      '',
    ]);
    return task;
  };

  /** A task that is cancelled when its repository, or its application, is there, so that it is not reverted. */
  async function cancelled(
    name: string,
    at: 'published' | 'registered' = 'published',
  ): Promise<number> {
    let cancel = () => {};
    // Backstage looks for a cancellation every second; until then the task must not end.
    const isCancelled = new Promise<void>(resolve => {
      cancel = () => setTimeout(resolve, 2_000);
    });
    const create = portal.sandbox.gitlab.createProject.bind(
      portal.sandbox.gitlab,
    );
    jest
      .spyOn(portal.sandbox.gitlab, 'createProject')
      .mockImplementationOnce(async (...args) => {
        const made = await create(...args);
        if (at === 'published') {
          await isCancelled;
        } else {
          // The first pipeline, which comes after the registration.
          const commit = made.repository.commit.bind(made.repository);
          made.repository.commit = async ref => {
            await isCancelled;
            return commit(ref);
          };
        }
        return made;
      });
    const route = await maria.startProject({ name, services });
    const made = await eventually(
      async () => project(`team-realtime/${name}`),
      found =>
        found !== undefined &&
        (at === 'published' ||
          portal.sandbox.global.world.applications.has(`argocd/${name}-dev`)),
    );
    await maria.post(`${route}/cancel`);
    cancel();
    await eventually(
      async () => (await maria.get(route)).body.status,
      // Backstage calls a task that was cancelled within a step failed.
      status => ['cancelled', 'failed'].includes(status),
    );
    return made!.id;
  }

  /** Cancels a task whose application Argo CD has synced. */
  const cancelledAfterSync = async (name: string) => {
    const id = await cancelled(name, 'registered');
    await eventually(
      async () =>
        portal.sandbox.global.world.application(`${name}-dev`, 'argocd')?.status
          .operationState?.phase,
      phase => phase !== undefined,
    );
    return id;
  };

  it('reports that something was left behind, and touches nothing', async () => {
    const id = await cancelled('left-behind');
    const task = await maria.createProject({ name: 'left-behind', services });
    expect(task.status).toBe('failed');
    expect(task.log).toMatch(
      /team-realtime\/left-behind was left behind by a task of yours that (was cancelled|did not finish)\./,
    );
    expect(project('team-realtime/left-behind')?.id).toBe(id);
  });

  describe('is looked at before the next one', () => {
    const secrets = () => ({ USER_OAUTH_TOKEN: maria.gitlabToken });
    const taskOf = (name: string) =>
      project(`team-realtime/${name}`)!
        .topics.find(topic => topic.startsWith('scaffolder-task-'))!
        .slice('scaffolder-task-'.length);
    const ask = (route: string, body: object, user = maria) =>
      user.post(`/api/scaffolder/gitops/${route}`, body);

    it('and what it has left is shown, taken over or removed', async () => {
      const id = await cancelled('shown');
      const taskId = taskOf('shown');
      const { repositoryUrl, ...left } = {
        taskId,
        status: expect.stringMatching(/^(cancelled|failed)$/),
        repositoryUrl: expect.stringMatching(/team-realtime\/shown$/),
      };
      const check = async (more: object) => {
        const { body } = await ask('checks', {
          templateRef: 'template:default/new-project',
          values: {
            name: 'shown',
            target: 'global',
            group: 'team-realtime',
            services,
            ...more,
          },
          secrets: secrets(),
        });
        return body.checks[0];
      };
      expect(await check({})).toEqual({
        id: 'name',
        status: 'refused',
        message: expect.stringContaining('was left behind by a task of yours'),
        leftover: { ...left, repositoryUrl },
      });
      expect(await check({ leftover: 'adopt' })).toMatchObject({
        status: 'passed',
        leftover: { taskId },
      });

      const shown = await ask('leftovers', { taskId, secrets: secrets() });
      expect([shown.status, shown.body]).toEqual([
        200,
        {
          left: [expect.stringContaining('/team-realtime/shown is there.')],
          removed: [],
          repositoryUrl,
        },
      ]);
      expect(project('team-realtime/shown')?.id).toBe(id);

      const removed = await ask('leftovers/remove', {
        taskId,
        secrets: secrets(),
      });
      expect([removed.status, removed.body]).toEqual([
        200,
        {
          left: [],
          removed: [
            expect.stringMatching(/^Removed \S+\/team-realtime\/shown, which /),
          ],
        },
      ]);
      expect(project('team-realtime/shown')).toBeUndefined();
      expect(await check({})).toMatchObject({ status: 'passed' });
      const again = await ask('leftovers/remove', {
        taskId,
        secrets: secrets(),
      });
      expect(again.body).toEqual({ left: [], removed: [] });
    });

    it('and what Argo CD has synced stays reserved, which is said', async () => {
      const id = await cancelledAfterSync('kept');
      const taskId = taskOf('kept');
      const shown = await ask('leftovers', { taskId, secrets: secrets() });
      expect(shown.body.left).toEqual([
        expect.stringContaining('/team-realtime/kept is there.'),
        'kept-dev is in Argo CD instance global.',
        expect.stringContaining('The catalog reads '),
      ]);
      const checked = await ask('checks', {
        templateRef: 'template:default/new-project',
        values: {
          name: 'kept',
          target: 'global',
          group: 'team-realtime',
          services,
          leftover: 'remove',
        },
        secrets: secrets(),
      });
      expect(checked.body.checks[0]).toMatchObject({
        status: 'refused',
        message: expect.stringContaining('the name stays reserved'),
        leftover: { taskId },
      });
      const { body } = await ask('leftovers/remove', {
        taskId,
        secrets: secrets(),
      });
      expect(body).toEqual({
        left: [expect.stringContaining('the name stays reserved')],
        removed: expect.arrayContaining([
          'Removed Application kept-dev from Argo CD instance global.',
        ]),
        repositoryUrl: expect.stringMatching(/\/team-realtime\/kept$/),
      });
      expect(project('team-realtime/kept')?.id).toBe(id);
    });

    it('and what others have of its names is said before anything is done with it', async () => {
      const id = await cancelled('contested');
      portal.sandbox.global.world.addProject('contested-dev', {});
      const values = {
        name: 'contested',
        target: 'global',
        group: 'team-realtime',
        services,
      };
      const check = async (leftover?: string) => {
        const { body } = await ask('checks', {
          templateRef: 'template:default/new-project',
          values: { ...values, leftover },
          secrets: secrets(),
        });
        return body.checks.find(
          ({ id: of }: { id: string }) => of === 'namespaces',
        );
      };
      const sentence =
        'Argo CD instance global has AppProject contested-dev already.';
      // What Argo CD has is read again after a few seconds.
      await eventually(check, found => found.status === 'refused');
      for (const leftover of ['stop', 'adopt', 'remove']) {
        expect(await check(leftover)).toMatchObject({
          status: 'refused',
          message: expect.stringContaining(sentence),
        });
      }
      for (const leftover of ['adopt', 'remove']) {
        const task = await maria.createProject({ ...values, leftover });
        expect(task.log).toContain(sentence);
        expect(task.log).not.toContain('Beginning step Remove leftovers');
      }
      expect(project('team-realtime/contested')?.id).toBe(id);
    });

    it('by nobody else, and only where it did not finish', async () => {
      await cancelled('mine');
      const taskId = taskOf('mine');
      const jonas = portal.user('jonas');
      for (const route of ['leftovers', 'leftovers/remove']) {
        const others = await ask(
          route,
          { taskId, secrets: { USER_OAUTH_TOKEN: jonas.gitlabToken } },
          jonas,
        );
        expect(others.status).toBeGreaterThanOrEqual(403);
        expect(others.text).not.toContain(jonas.gitlabToken);
        const nobodys = await ask(route, {
          taskId: 'none',
          secrets: secrets(),
        });
        expect(nobodys.status).toBe(409);
        expect((await ask(route, { taskId })).status).toBe(400);
      }
      expect(project('team-realtime/mine')).toBeDefined();
    });
  });

  it('adopts it', async () => {
    const id = await cancelled('taken-over');
    await completed({ name: 'taken-over', leftover: 'adopt' });
    expect(project('team-realtime/taken-over')?.id).toBe(id);
    await live('taken-over');
  });

  /** The platform team says that the namespaces are gone. */
  const freeNames = async (name: string) => {
    for (const environment of ['dev', 'staging', 'production']) {
      const { status } = await portal
        .user('ada')
        .delete(`/api/argocd/ledger/${name}-${environment}`);
      expect(status).toBe(200);
    }
  };

  it('removes what it had registered in Argo CD and the catalog, too; what was synced stays reserved', async () => {
    const id = await cancelledAfterSync('registered');
    const values = {
      name: 'registered',
      target: 'team',
      leftover: 'remove',
    };
    const task = await maria.createProject({ ...values, services });
    expect(task.log).toContain(
      'Removed Application registered-dev from Argo CD instance global.',
    );
    // The namespace may exist still, and a new repository would be another one.
    expect(task.log).toContain(
      'Argo CD still has registered, registered-dev, or has synced them for team-realtime/registered, for which the name stays reserved.',
    );
    expect(project('team-realtime/registered')?.id).toBe(id);
    await freeNames('registered');
    await completed(values);
    expect(
      portal.sandbox.global.world.application('registered-dev', 'argocd'),
    ).toBeUndefined();
    expect(
      portal.sandbox.team.world.application('registered-dev', 'argocd'),
    ).toBeDefined();
    expect(project('team-realtime/registered')?.id).not.toBe(id);
  });

  it('adopts what was synced, which holds its names still', async () => {
    const id = await cancelledAfterSync('synced');
    await completed({ name: 'synced', leftover: 'adopt' });
    expect(project('team-realtime/synced')?.id).toBe(id);
    expect(registered('synced')).toBeDefined();
  });

  it('removes what an earlier version had registered: one AppProject for all environments', async () => {
    const { world } = portal.sandbox.global;
    await cancelledAfterSync('of-old');
    const { metadata, spec } = world.projects.get('of-old-dev')!;
    const { annotations, labels } = metadata;
    world.addProject('of-old', spec, { annotations, labels });
    world.update(world.application('of-old-dev', 'argocd')!, draft => {
      draft.spec.project = 'of-old';
    });
    world.projects.delete('of-old-dev');
    const values = {
      name: 'of-old',
      leftover: 'remove',
      target: 'team',
    };
    const task = await maria.createProject({ ...values, services });
    expect(task.log).toContain('the name stays reserved');
    await freeNames('of-old');
    await completed(values);
    expect([...world.projects.keys()]).not.toContain('of-old');
    expect(world.application('of-old-dev', 'argocd')).toBeUndefined();
    expect([...portal.sandbox.team.world.projects.keys()]).toContain(
      'of-old-dev',
    );
  });

  describe('whose pipeline nobody waits for', () => {
    beforeAll(() => portal.sandbox.pauseRunner());

    it('removes it first', async () => {
      const id = await cancelled('made-anew');
      await completed({ name: 'made-anew', leftover: 'remove' });
      expect(project('team-realtime/made-anew')?.id).not.toBe(id);
      expect(portal.sandbox.gitlab.projects.has(id)).toBe(false);
      expect(registered('made-anew')).toBeDefined();
    });

    it('leaves the repository where something of it cannot be removed', async () => {
      const id = await cancelled('in-the-way');
      portal.sandbox.global.world.addProject('in-the-way', {});
      const task = await maria.createProject({
        name: 'in-the-way',
        services,
        leftover: 'remove',
      });
      // The removal looks at what is there by then.
      expect(task.log).toMatch(
        /Argo CD (still has|instance global has AppProject) in-the-way/,
      );
      expect(project('team-realtime/in-the-way')?.id).toBe(id);
    });

    it('is not taken for one that was renamed since', async () => {
      const id = await cancelled('old-name');
      await maria.gitlab('PUT', `/projects/${id}`, {
        path: 'new-name',
        name: 'new-name',
      });
      await completed({ name: 'old-name', leftover: 'remove' });
      expect(project('team-realtime/new-name')?.id).toBe(id);
      expect(project('team-realtime/old-name')?.id).not.toBe(id);
    });

    it('never touches what a task has completed, or what the portal has not made', async () => {
      const name = 'complete';
      await completed({ name, registration: 'manual' });
      const before = project(`team-realtime/${name}`);
      for (const leftover of ['remove', 'adopt']) {
        const task = await maria.createProject({ name, services, leftover });
        expect(task.status).toBe('failed');
        expect(task.log).toContain('exists already');
        expect(project(`team-realtime/${name}`)).toBe(before);
      }
      await maria.gitlab('POST', '/projects', {
        path: 'by-somebody',
        namespace_id: 10,
        topics: ['scaffolder-task-of-nobody'],
      });
      const task = await maria.createProject({
        name: 'by-somebody',
        services,
        leftover: 'remove',
      });
      expect(task.log).toContain('exists already');
      expect(project('team-realtime/by-somebody')).toBeDefined();
    });
  });
});
