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

import type { Sandbox } from '@slipway/sandbox';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from './__testUtils__/eventually';
import { PortalUser } from './__testUtils__/PortalUser';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(120_000);

const service = (name: string, port: number) => ({
  name,
  kind: 'web',
  language: 'python',
  port,
  size: 'small',
  replicas: 1,
});
const coelho = {
  name: 'coelho-realtime',
  title: 'COELHO RealTime',
  services: [
    service('fastapi', 8000),
    service('kafka', 8001),
    service('mlflow', 5000),
    service('streamlit', 8501),
  ],
};

describe('from "Create new project" to a healthy deployment, without a browser', () => {
  const portal = usePortal({ isBoxed: true });
  let maria: PortalUser;
  let deniz: PortalUser;
  let jonas: PortalUser;

  beforeAll(() => {
    maria = portal.user('maria');
    deniz = portal.user('deniz');
    jonas = portal.user('jonas');
  });

  const devApplication = async (user: PortalUser) =>
    (await user.applications('system', 'coelho-realtime')).applications?.[0];

  const tags = async (user: PortalUser) => {
    const clone = await user.clone('team-realtime/coelho-realtime');
    const values = await readFile(
      path.join(clone, 'helm/values-dev.yaml'),
      'utf8',
    );
    return Object.fromEntries(
      [...values.matchAll(/tag: "([^"]*)" # ci:tag (\S+)/g)].map(
        ([, tag, name]) => [name, tag],
      ),
    );
  };

  it('creates, builds, updates the image and deploys', async () => {
    const task = await maria.createProject(coelho);
    expect(task.log).toContain('AppProject coelho-realtime-dev: created');
    expect(task.status).toBe('completed');
    // Nothing is left to do by hand.
    expect(task.output.text).toEqual([]);
    expect(task.output.links?.map(({ title }) => title)).toEqual([
      'Project in the catalog',
      'Repository',
      'First pipeline',
      'Argo CD',
    ]);
    // The user's token stays out of everything that is shown.
    expect(task.log).not.toContain(maria.gitlabToken);

    const live = await eventually(
      () => devApplication(maria),
      application => application?.verdict.code === 'live',
    );
    const clone = await maria.clone('team-realtime/coelho-realtime');
    const first = await maria.git(clone, 'rev-list', '--max-parents=0', 'HEAD');
    expect(live.sync.revision).toBe(
      await maria.git(clone, 'rev-parse', 'HEAD'),
    );
    expect(live.images).toEqual(
      ['fastapi', 'kafka', 'mlflow', 'streamlit'].map(name =>
        expect.stringMatching(
          `^master-registry:5000/team-realtime/coelho-realtime/${name}:${first}@sha256:[0-9a-f]{64}$`,
        ),
      ),
    );
    expect(live.link).toBe('confirmed');
    expect(live.actions).toMatchObject({
      sync: { allowed: true },
      refresh: { allowed: true },
    });
  });

  it('lands the tag of a change that a Developer merges', async () => {
    const before = await tags(deniz);
    const clone = await deniz.clone('team-realtime/coelho-realtime');
    await deniz.git(clone, 'checkout', '--quiet', '-b', 'greet');
    const file = path.join(clone, 'apps/fastapi/main.py');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('"Hello"', '"Hello there"'),
    );
    await deniz.git(
      clone,
      'commit',
      '--quiet',
      '--all',
      '--message',
      'feat(fastapi): greet',
    );
    await deniz.git(clone, 'checkout', '--quiet', 'main');
    await deniz.git(
      clone,
      'merge',
      '--quiet',
      '--no-ff',
      '--message',
      'Merge greet',
      'greet',
    );
    await deniz.git(clone, 'push', '--quiet');
    const merged = await deniz.git(clone, 'rev-parse', 'HEAD');

    const after = await eventually(
      () => tags(deniz),
      found => found.fastapi === merged,
    );
    expect(after).toEqual({ ...before, fastapi: merged });
    await eventually(
      () => devApplication(deniz),
      application =>
        application.verdict.code === 'live' &&
        application.images.some(image => image.includes(`fastapi:${merged}@`)),
    );
  });

  it('refuses a Developer who rewrites main', async () => {
    const clone = await deniz.clone('team-realtime/coelho-realtime');
    await deniz.git(clone, 'reset', '--quiet', '--hard', 'HEAD~1');
    await deniz.git(
      clone,
      'commit',
      '--quiet',
      '--allow-empty',
      '--message',
      'rewritten',
    );
    await expect(
      deniz.git(clone, 'push', '--force', '--quiet'),
    ).rejects.toThrow('not allowed to force push code to a protected branch');
  });

  it('shows why an image that does not exist does not run', async () => {
    const clone = await maria.clone('team-realtime/coelho-realtime');
    const file = path.join(clone, 'helm/values-dev.yaml');
    const values = await readFile(file, 'utf8');
    await writeFile(
      file,
      values
        .replace(/"[^"]*" # ci:tag kafka/, '"gone-1234" # ci:tag kafka')
        .replace(/"[^"]*" # ci:digest kafka/, '"" # ci:digest kafka'),
    );
    await maria.git(
      clone,
      'commit',
      '--quiet',
      '--all',
      '--message',
      'wrong tag',
    );
    await maria.git(clone, 'push', '--quiet');

    const broken = await eventually(
      () => devApplication(maria),
      application =>
        application.verdict.code === 'broken' &&
        application.cause !== undefined,
    );
    expect(broken.verdict.sentence).toBe(
      'kafka cannot start: image kafka:gone-1234 was not found in the registry.',
    );
    expect(broken.cause?.path?.map(({ kind }) => kind)).toEqual([
      'Deployment',
      'ReplicaSet',
      'Pod',
    ]);
  });

  it('lets its owners act, and no one else', async () => {
    const route = '/api/argocd/applications/global/argocd/coelho-realtime-dev';
    expect((await maria.post(`${route}/refresh`)).status).toBe(202);
    expect((await maria.post(`${route}/sync`, { prune: true })).status).toBe(
      202,
    );
    await eventually(
      () => devApplication(maria),
      application =>
        application.operation?.initiatedBy === 'user:default/maria',
    );

    const seen = await eventually(
      () => devApplication(jonas),
      application => application.verdict.code === 'broken',
    );
    expect(seen.actions.sync).toEqual({
      allowed: false,
      reason: { code: 'notPermitted', parameters: { owner: 'team-realtime' } },
    });
    const refused = await jonas.post(`${route}/sync`);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('this is up to team-realtime');
  });

  it('does not let another entity claim the application to act on it', async () => {
    const project = await portal.sandbox.gitlab.createProject(
      {
        token: { value: '', kind: 'personal', scopes: [] },
        person: portal.sandbox.gitlab.person('jonas'),
      },
      {
        name: 'claims',
        path: 'claims',
        namespace: 'team-web',
        description: null,
        visibility: 'private',
        defaultBranch: 'main',
        topics: [],
      },
    );
    const clone = await jonas.clone('team-web/claims');
    await writeFile(
      path.join(clone, 'catalog-info.yaml'),
      `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: claims
  annotations:
    argocd/app-name: coelho-realtime-dev
spec: {type: service, lifecycle: production, owner: group:default/team-web}
`,
    );
    await jonas.git(clone, 'checkout', '--quiet', '-B', 'main');
    await jonas.git(clone, 'add', '.');
    await jonas.git(clone, 'commit', '--quiet', '--message', 'claim');
    await jonas.git(
      clone,
      'push',
      '--quiet',
      '--set-upstream',
      'origin',
      'main',
    );
    expect(project.path).toBe('claims');
    const registered = await jonas.post('/api/catalog/locations', {
      type: 'url',
      target: `${portal.sandbox.urls.gitlab}/team-web/claims/-/blob/main/catalog-info.yaml`,
    });
    expect(registered.status).toBe(201);

    const claimed = await eventually(
      async () =>
        (
          await jonas.applications('component', 'claims')
        ).applications?.[0],
      application => application !== undefined,
    );
    expect(claimed.link).toBe('claimed');
    expect(claimed.actions.sync.allowed).toBe(false);
    expect(
      (
        await jonas.post(
          '/api/argocd/applications/global/argocd/coelho-realtime-dev/refresh',
        )
      ).status,
    ).toBe(403);
  });

  describe('when something stands in the way', () => {
    const project = (name: string) => ({
      name,
      services: [service('web', 8000)],
    });
    const repositories = () =>
      [...portal.sandbox.gitlab.projects.values()].map(
        ({ path: name }) => name,
      );

    it('fails before anything is made where the catalog lists the project', async () => {
      const again = await maria.createProject(coelho);
      expect(again.log).toContain(
        'The repository team-realtime/coelho-realtime exists already.',
      );
      // Another repository does not make it another project.
      const task = await maria.createProject({
        ...coelho,
        group: 'platform',
        target: 'team',
      });
      expect(task.status).toBe('failed');
      expect(task.log).toContain(
        'The catalog lists system:default/coelho-realtime already.',
      );
      expect(portal.sandbox.team.world.applications.size).toBe(0);
    });

    // The name of the project itself, too: AppProjects of earlier versions are named like that.
    it.each([
      ['taken', 'taken'],
      ['held', 'held-dev'],
    ])(
      'fails to create %s where Argo CD uses the name %s',
      async (own, name) => {
        const { world } = portal.sandbox.team;
        world.addProject(name, { sourceRepos: [], destinations: [] });
        const task = await maria.createProject({
          ...project(own),
          target: 'team',
        });
        expect(task.log).toContain(
          `The name ${name} is used by an Application or AppProject of Argo CD. Choose another project name.`,
        );
        expect(repositories()).not.toContain(own);
        world.projects.delete(name);
      },
    );

    it('fails where a group cannot be seen', async () => {
      const task = await maria.createProject({
        ...project('elsewhere'),
        group: 'team-web',
      });
      expect(task.log).toContain('The group team-web does not exist');
      expect(task.status).toBe('failed');
    });

    it('fails where two services have one name', async () => {
      const task = await maria.createProject({
        name: 'twice',
        services: [service('api', 8000), service('api', 8001)],
      });
      expect(task.log).toContain(
        'Two services are named api. Give one of them another name.',
      );
      expect(repositories()).not.toContain('twice');
    });

    it('fails where an Argo CD does not answer', async () => {
      portal.sandbox.team.faults.set('unavailable');
      try {
        await eventually(
          async () =>
            (
              await maria.get('/api/argocd/instances')
            ).body.items[1].status,
          status => status !== 'live',
        );
        const task = await maria.createProject({
          ...project('later'),
          target: 'team',
        });
        expect(task.log).toContain(
          'Argo CD instance team does not answer now.',
        );
      } finally {
        portal.sandbox.team.faults.set(undefined);
      }
      await eventually(
        async () =>
          (
            await maria.get('/api/argocd/instances')
          ).body.items[1].status,
        status => status === 'live',
      );
    });

    it('reverts the repository when Argo CD refuses the project', async () => {
      const account = portal.sandbox.team.world.account('backstage-provision')!;
      const policies = account.policies.splice(0, account.policies.length);
      account.policies.push(
        ...policies.filter(([resource]) => resource === 'projects'),
      );
      try {
        const task = await maria.createProject({
          ...project('refused'),
          target: 'team',
        });
        expect(task.status).toBe('failed');
        expect(task.log).toContain('permission denied: applications, create');
        expect(task.log).toContain(
          'Everything that this task made is removed.',
        );
        expect(repositories().some(name => name.startsWith('refused'))).toBe(
          false,
        );
        expect([...portal.sandbox.team.world.projects.keys()]).not.toContain(
          'refused-dev',
        );
      } finally {
        account.policies.splice(0, account.policies.length, ...policies);
      }
    });

    it('reverts what is in Argo CD when a later step fails', async () => {
      const register = jest
        .spyOn(portal.sandbox.gitlab, 'findProject')
        .mockImplementation(function find(
          this: Sandbox['gitlab'],
          idOrPath: string,
        ) {
          const found = [...this.projects.values()].find(
            item =>
              String(item.id) === idOrPath || this.fullPath(item) === idOrPath,
          );
          // The trigger is refused once the project stands in Argo CD.
          if (
            found?.path === 'half' &&
            portal.sandbox.team.world.applications.size > 0
          ) {
            found.triggers.length = 0;
          }
          return found;
        });
      try {
        const task = await maria.createProject({
          ...project('half'),
          target: 'team',
        });
        expect(task.status).toBe('failed');
        expect(task.log).toContain(
          'Removed Application half-dev from Argo CD instance team.',
        );
        expect(portal.sandbox.team.world.applications.size).toBe(0);
        expect([...portal.sandbox.team.world.projects.keys()]).not.toContain(
          'half-dev',
        );
        expect(repositories().some(name => name.startsWith('half'))).toBe(
          false,
        );
      } finally {
        register.mockRestore();
      }
    });
  });
});
