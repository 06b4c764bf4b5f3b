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
import { formDefaults } from './__testUtils__/formDefaults';
import { PortalUser } from './__testUtils__/PortalUser';
import { webService } from './__testUtils__/services';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(180_000);

const services = [webService('api')];
const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'own' },
  spec: {
    type: 'service',
    steps: [
      { id: 'log', action: 'debug:log', input: { message: 'from a text' } },
    ],
  },
};

describe('what the portal lets people do', () => {
  const portal = usePortal();
  let maria: PortalUser;
  let mallory: PortalUser;
  let ada: PortalUser;
  let task: string;

  beforeAll(async () => {
    maria = portal.user('maria');
    mallory = portal.user('mallory');
    ada = portal.user('ada');
    task = await maria.startProject({ name: 'private-shop', services });
    await maria.startProject({
      name: 'internal-shop',
      services,
      visibility: 'internal',
    });
    await eventually(
      async () => (await maria.get(task)).body.status,
      status => status === 'completed',
      90_000,
    );
  });

  describe('tasks', () => {
    it('are shown to who started them and to the platform group', async () => {
      for (const person of [maria, ada]) {
        expect((await person.get(task)).status).toBe(200);
        expect((await person.get(`${task}/events`)).body).not.toEqual([]);
        const { tasks } = (await person.get('/api/scaffolder/v2/tasks')).body;
        expect(tasks.map(({ id }: { id: string }) => id)).toContain(
          task.split('/').pop(),
        );
      }
    });

    it('are shown to nobody else, and nobody else touches them', async () => {
      const list = await mallory.get(
        '/api/scaffolder/v2/tasks?createdBy=user:default/maria',
      );
      expect(list.body.tasks).toEqual([]);
      expect((await mallory.get('/api/scaffolder/v2/tasks')).body).toEqual({
        tasks: [],
        totalTasks: 0,
      });
      const refused = [
        await mallory.get(task),
        await mallory.get(`${task}/events`),
        await mallory.get(`${task}/eventstream`),
        await mallory.post(`${task}/cancel`),
        await mallory.post(`${task}/retry`, {
          secrets: { USER_OAUTH_TOKEN: mallory.gitlabToken },
        }),
      ];
      expect(refused.map(({ status }) => status)).toEqual(Array(5).fill(403));
      expect((await maria.get(task)).body.status).toBe('completed');
    });

    it('are not run once more where they have completed', async () => {
      const state = async () => {
        const project = portal.sandbox.gitlab.findProject(
          'team-realtime/private-shop',
        )!;
        return {
          events: (await maria.get(`${task}/events`)).body,
          status: (await maria.get(task)).body.status,
          topics: [...project.topics],
          commits: await maria.gitlab(
            'GET',
            `/projects/${project.id}/repository/commits`,
          ),
          pipelines: (
            (await maria.gitlab(
              'GET',
              `/projects/${project.id}/pipelines`,
            )) as { id: number }[]
          ).map(({ id }) => id),
          application: portal.sandbox.global.world.application(
            'private-shop-dev',
            'argocd',
          )?.metadata.uid,
        };
      };
      const before = await state();
      const { status } = await maria.post(`${task}/retry`, {
        secrets: { USER_OAUTH_TOKEN: maria.gitlabToken },
      });
      expect(status).toBe(201);
      expect(before.status).toBe('completed');
      expect(before.application).toBeDefined();
      expect(await state()).toEqual(before);
    });
  });

  describe('templates', () => {
    const dryRun = (person: PortalUser) =>
      person.post('/api/scaffolder/v2/dry-run', {
        template,
        values: {},
        secrets: {},
        directoryContents: [],
      });

    it('of their own are run by authors alone', async () => {
      expect((await dryRun(mallory)).status).toBe(403);
      expect((await dryRun(maria)).status).toBe(403);
      const { status, text } = await dryRun(ada);
      expect(status).toBe(200);
      expect(text).toContain('from a text');
    });

    it('of the catalog are rendered for everybody, and no text or token is taken', async () => {
      const question = {
        templateRef: 'template:default/new-project',
        values: {
          ...formDefaults,
          name: 'looked-at',
          services,
          group: 'mallory',
        },
      };
      const preview = (body: object) =>
        mallory.post('/api/scaffolder/gitops/preview', body);
      const { status, body } = await preview(question);
      expect([status, body.error?.message]).toEqual([200, undefined]);
      expect(body.files.map(({ path }: { path: string }) => path)).toContain(
        'catalog-info.yaml',
      );
      for (const more of [
        { template },
        { secrets: { USER_OAUTH_TOKEN: mallory.gitlabToken } },
        { directoryContents: [] },
      ]) {
        expect((await preview({ ...question, ...more })).status).toBe(400);
      }
      expect(
        (await preview({ ...question, templateRef: 'template:default/none' }))
          .status,
      ).toBe(404);
    });
  });

  describe('commits, jobs and merge requests', () => {
    const commit = async (person: PortalUser, name: string) =>
      (await person.get(`/api/argocd/entities/system/default/${name}/delivery`))
        .body.repositories?.[0];

    it('of a private project are for its owners and the platform group', async () => {
      for (const person of [maria, ada]) {
        const known = await eventually(
          () => commit(person, 'private-shop'),
          found => found?.change !== undefined,
        );
        expect(known.change.title).toBe('feat: create the project');
      }
      const seen = await commit(mallory, 'private-shop');
      expect(seen).toMatchObject({
        change: { sha: expect.any(String) },
        withheld: true,
      });
      expect(JSON.stringify(seen)).not.toMatch(/feat:|Maria|pipeline/);
    });

    it('of one that GitLab shows to everybody are for everybody', async () => {
      const known = await eventually(
        () => commit(mallory, 'internal-shop'),
        found => found?.change !== undefined,
      );
      expect(known.change.title).toBe('feat: create the project');
      expect(known).not.toHaveProperty('withheld');
    });
  });
});
