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
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(120_000);

const services = [
  {
    name: 'api',
    kind: 'web',
    language: 'python',
    port: 8000,
    size: 'small',
    replicas: 1,
  },
];
const platformRepository = 'platform/argocd-projects';

describe('how Argo CD learns of a project', () => {
  const portal = usePortal();
  let maria: PortalUser;
  let jonas: PortalUser;

  beforeAll(() => {
    maria = portal.user('maria');
    jonas = portal.user('jonas');
  });

  const gitlab = async (
    who: string,
    method: string,
    route: string,
    body?: object,
  ) => {
    const response = await fetch(
      `${portal.sandbox.urls.gitlab}/api/v4${route}`,
      {
        method,
        headers: {
          Authorization: `Bearer ${portal.sandbox.personalToken(who)}`,
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    return response.status === 204 ? undefined : response.json();
  };

  const project = (path: string) => portal.sandbox.gitlab.findProject(path);

  const live = (user: PortalUser, name: string) =>
    eventually(
      async () => (await user.applications('system', name)).applications?.[0],
      application => application?.verdict.code === 'live',
      60_000,
    );

  const completed = async (
    user: PortalUser,
    values: Record<string, unknown>,
  ) => {
    const task = await user.createProject({ services, ...values });
    expect([task.status, task.status === 'completed' ? '' : task.log]).toEqual([
      'completed',
      '',
    ]);
    return task;
  };

  it('by a merge request that the platform team merges', async () => {
    const { output } = await completed(maria, {
      name: 'registered',
      registration: 'platform-repository',
    });
    const url = output.links?.find(
      ({ title }) => title === 'Registration',
    )?.url;
    expect(url).toMatch(/\/platform\/argocd-projects\/-\/merge_requests\/1$/);
    expect(output.text?.[0].content).toContain('The platform team merges');
    expect(
      portal.sandbox.global.world.application('registered-dev', 'argocd'),
    ).toBeUndefined();

    const route = `/projects/${encodeURIComponent(
      platformRepository,
    )}/merge_requests/1`;
    await eventually(
      () => gitlab('ada', 'GET', route),
      ({ detailed_merge_status: status }) => status === 'mergeable',
    );
    // Maria may propose, not decide.
    expect(await gitlab('maria', 'PUT', `${route}/merge`, {})).toEqual({
      message: '401 Unauthorized',
    });
    await gitlab('ada', 'PUT', `${route}/merge`, {});

    const application = await live(maria, 'registered');
    expect(application.name).toBe('registered-dev');
    // The entry names the entity, and the platform team has merged it.
    expect(application.actions.sync).toEqual({ allowed: true });
  });

  it('by its topic, in a project that it cannot choose', async () => {
    const { output } = await completed(jonas, {
      name: 'found',
      owner: 'group:default/team-web',
      repoUrl: `${portal.gitlabHost}?owner=team-web&repo=found`,
      registration: 'discovery',
    });
    expect(output.text?.[0].content).toContain('Argo CD finds the project');
    // Nothing of the task is left on it.
    expect(project('team-web/found')?.topics).toEqual(['argocd']);
    const application = await live(jonas, 'found');
    expect([application.name, application.project]).toEqual([
      'discovered-found-dev',
      'discovered',
    ]);
    expect(application.actions.sync).toEqual({ allowed: true });

    const everywhere = await jonas.createProject({
      name: 'found-everywhere',
      services,
      owner: 'group:default/team-web',
      repoUrl: `${portal.gitlabHost}?owner=team-web&repo=found-everywhere`,
      registration: 'discovery',
      environments: ['dev', 'production'],
    });
    expect(everywhere.log).toContain(
      'Argo CD instance global discovers dev only, not production.',
    );
    const elsewhere = await maria.createProject({
      name: 'not-found',
      services,
      registration: 'discovery',
    });
    expect(elsewhere.log).toContain(
      'Argo CD instance global discovers repositories in team-web, not in team-realtime.',
    );
    expect(project('team-realtime/not-found')).toBeUndefined();
  });

  it('by hand, with the command', async () => {
    const { output } = await completed(maria, {
      name: 'by-hand',
      registration: 'manual',
    });
    expect(output.text?.[0].content).toContain(
      'kubectl apply -f by-hand/argocd/',
    );
    expect(project('team-realtime/by-hand')?.topics).not.toContain('argocd');
    expect(portal.sandbox.global.world.projects.has('by-hand')).toBe(false);
  });

  it('not at all where Argo CD has no credential for the repository, and nothing is made', async () => {
    const task = await maria.createProject({
      name: 'unreadable',
      services,
      repoUrl: `${portal.gitlabHost}?owner=maria&repo=unreadable`,
    });
    expect(task.status).toBe('failed');
    expect(task.log).toContain(
      'argocd repocreds add http://gitlab-webservice-default.gitlab.svc.cluster.local:8181/maria/ --username <deploy token user> --password <deploy token>',
    );
    expect(project('maria/unreadable')).toBeUndefined();
  });

  describe('after a task that was cancelled', () => {
    /** A task that is cancelled when its repository, or its application, is there, so that nothing takes it back. */
    async function cancelled(
      name: string,
      at: 'published' | 'told' = 'published',
    ): Promise<number> {
      // It dawdles there, so that it does not come to its end before it hears of that.
      const dawdle = () => new Promise(resolve => setTimeout(resolve, 3_000));
      const create = portal.sandbox.gitlab.createProject.bind(
        portal.sandbox.gitlab,
      );
      jest
        .spyOn(portal.sandbox.gitlab, 'createProject')
        .mockImplementationOnce(async (...args) => {
          const made = await create(...args);
          if (at === 'published') {
            await dawdle();
          } else {
            // The first pipeline, which comes after Argo CD was told.
            const commit = made.repository.commit.bind(made.repository);
            made.repository.commit = async ref => {
              await dawdle();
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
      await eventually(
        async () => (await maria.get(route)).body.status,
        // Backstage calls a task that was cancelled within a step failed.
        status => ['cancelled', 'failed'].includes(status),
      );
      return made!.id;
    }

    it('says that something was left behind, and touches nothing', async () => {
      const id = await cancelled('left-behind');
      const task = await maria.createProject({ name: 'left-behind', services });
      expect(task.status).toBe('failed');
      expect(task.log).toMatch(
        /team-realtime\/left-behind was left behind by task [-0-9a-f]+, which did not finish/,
      );
      expect(project('team-realtime/left-behind')?.id).toBe(id);
    });

    it('takes it over', async () => {
      const id = await cancelled('taken-over');
      await completed(maria, { name: 'taken-over', leftover: 'adopt' });
      expect(project('team-realtime/taken-over')?.id).toBe(id);
      await live(maria, 'taken-over');
    });

    it('removes it first', async () => {
      const id = await cancelled('made-anew');
      await completed(maria, { name: 'made-anew', leftover: 'remove' });
      expect(project('team-realtime/made-anew')?.id).not.toBe(id);
      expect(portal.sandbox.gitlab.projects.has(id)).toBe(false);
      await live(maria, 'made-anew');
    });

    it('removes what it had told Argo CD and the catalog, too', async () => {
      const id = await cancelled('told-already', 'told');
      const before = portal.sandbox.global.world.application(
        'told-already-dev',
        'argocd',
      );
      await completed(maria, {
        name: 'told-already',
        leftover: 'remove',
        argocdInstance: 'team',
      });
      expect(before).toBeDefined();
      expect(
        portal.sandbox.global.world.application('told-already-dev', 'argocd'),
      ).toBeUndefined();
      expect(
        portal.sandbox.team.world.application('told-already-dev', 'argocd'),
      ).toBeDefined();
      expect(project('team-realtime/told-already')?.id).not.toBe(id);
    });

    it('leaves the repository where something of it cannot be removed', async () => {
      const id = await cancelled('in-the-way');
      portal.sandbox.global.world.addProject('in-the-way', {});
      const task = await maria.createProject({
        name: 'in-the-way',
        services,
        leftover: 'remove',
      });
      expect(task.log).toContain('AppProject in-the-way in global');
      expect(task.log).toContain('Its repository stays.');
      expect(project('team-realtime/in-the-way')?.id).toBe(id);
    });

    it('is not taken for one that was renamed since', async () => {
      const id = await cancelled('old-name');
      await gitlab('maria', 'PUT', `/projects/${id}`, { path: 'new-name' });
      await completed(maria, { name: 'old-name', leftover: 'remove' });
      expect(project('team-realtime/new-name')?.id).toBe(id);
      expect(project('team-realtime/old-name')?.id).not.toBe(id);
    });

    it('never touches what a task has completed, or nobody of the portal has made', async () => {
      for (const [name, leftover] of [
        ['registered', 'remove'],
        ['by-hand', 'adopt'],
      ]) {
        const before = project(`team-realtime/${name}`);
        const task = await maria.createProject({ name, services, leftover });
        expect(task.status).toBe('failed');
        expect(task.log).toContain('exists already');
        expect(project(`team-realtime/${name}`)).toBe(before);
      }
      await gitlab('maria', 'POST', '/projects', {
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
