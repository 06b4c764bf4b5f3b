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

import { accountToken } from '@slipway/sandbox';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from './__testUtils__/eventually';
import { manifestsOf, ownTemplates } from './__testUtils__/malloryTemplates';
import { ownRepository } from './__testUtils__/ownRepository';
import { PortalUser, TaskResult } from './__testUtils__/PortalUser';
import { webService } from './__testUtils__/services';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(180_000);

const shop = {
  name: 'shop',
  title: 'Shop',
  environments: ['dev', 'production'],
  manualEnvironments: ['production'],
  services: [webService('web')],
};
const applications = '/api/argocd/applications';
const shopRoute = `${applications}/global/argocd/shop-dev`;

/** A catalog file for one entity that team-web owns. */
const entityFile = (
  kind: string,
  name: string,
  annotations: Record<string, string> = {},
) => `apiVersion: backstage.io/v1alpha1
kind: ${kind}
metadata: ${JSON.stringify({ name, annotations })}
spec: {type: service, lifecycle: production, owner: group:default/team-web}
`;

/** A deployment that nothing but its words describe. */
const podOf = (name: string, namespace: string, securityContext: object) =>
  `${JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      containers: [
        { name: 'a', image: 'docker.io/library/redis:7.4.1', securityContext },
      ],
    },
  })}\n`;

describe('Mallory, who has an account and one repository of her own', () => {
  const portal = usePortal({ isBoxed: true });
  let maria: PortalUser;
  let mallory: PortalUser;
  let ada: PortalUser;
  let own: Awaited<ReturnType<typeof ownRepository>>;
  let shopId: number;
  let task: string;

  const world = () => portal.sandbox.global.world;
  const objects = () =>
    [portal.sandbox.global, portal.sandbox.team].map(instance => [
      [...instance.world.applications.keys()].sort(),
      [...instance.world.projects.keys()].sort(),
    ]);

  const register = (user: PortalUser, target: string) =>
    user.post('/api/catalog/locations', { type: 'url', target });

  const entity = (user: PortalUser, kind: string, name: string) =>
    user.get(`/api/catalog/entities/by-name/${kind}/default/${name}`);

  const isKnown = (kind: string, name: string) =>
    eventually(
      async () => (await entity(mallory, kind, name)).status,
      status => status === 200,
    );

  /** Runs one of her own templates. */
  async function run(template: string, values: object): Promise<TaskResult> {
    const created = await mallory.post('/api/scaffolder/v2/tasks', {
      templateRef: `template:default/${template}`,
      values,
      secrets: { USER_OAUTH_TOKEN: mallory.gitlabToken },
    });
    expect([created.status, created.body]).toEqual([201, expect.anything()]);
    return mallory.taskResult(`/api/scaffolder/v2/tasks/${created.body.id}`);
  }

  const apply = async (
    choice: Parameters<typeof manifestsOf>[0],
    more: { projectId?: number; repoUrl?: string; instance?: string } = {},
  ): Promise<TaskResult> => {
    const values = {
      text: manifestsOf(choice),
      instance: 'global',
      name: choice.project,
      repoUrl: `${portal.gitlabHost}?owner=mallory&repo=own`,
      projectId: own.id,
      ...more,
    };
    // Nobody provisions more than 20 times a minute.
    return eventually(
      () => run('own-apply', values),
      ({ log }) => !log.includes('Not now'),
      90_000,
    );
  };

  /** A chain that fails with these words, and leaves everything as it was. */
  async function expectRefused(result: Promise<TaskResult>, words: RegExp) {
    const before = objects();
    const { status, log } = await result;
    expect([status, log]).toEqual(['failed', expect.stringMatching(words)]);
    expect(objects()).toEqual(before);
    expect(log).not.toContain(mallory.gitlabToken);
  }

  /** What she may do with an application, by its own page. */
  const allowed = async (route: string) => {
    const { body } = await mallory.get(route);
    return Object.entries(
      (body.actions ?? {}) as Record<string, { allowed: boolean }>,
    )
      .filter(([, action]) => action.allowed)
      .map(([name]) => name);
  };

  async function expectNoRight(route: string) {
    expect(await allowed(route)).toEqual([]);
    for (const [action, body] of [
      ['sync', {}],
      ['refresh', {}],
      ['rollback', { id: 0 }],
      ['terminate', {}],
    ] as const) {
      const { status } = await mallory.post(`${route}/${action}`, body);
      expect([action, status]).toEqual([action, 403]);
    }
    expect((await mallory.get(`${route}/diff`)).status).toBe(403);
  }

  async function expectCompleted(route: string) {
    const { status, log } = await maria.taskResult(route);
    expect([status, status === 'completed' ? '' : log.slice(-2_000)]).toEqual([
      'completed',
      '',
    ]);
  }

  async function expectRegistered(target: string) {
    expect((await register(mallory, target)).status).toBe(201);
  }

  beforeAll(async () => {
    maria = portal.user('maria');
    mallory = portal.user('mallory');
    ada = portal.user('ada');
    task = await maria.startProject(shop);
    await expectCompleted(task);
    shopId = [...portal.sandbox.gitlab.projects.values()].find(
      ({ path: name }) => name === 'shop',
    )!.id;
    own = await ownRepository(portal.sandbox, mallory, {
      group: 'mallory',
      name: 'own',
      files: {
        'catalog-info.yaml': entityFile('Component', 'own'),
        'claim.yaml': entityFile('Component', 'claim', {
          'argocd/app-name': 'shop-dev,mono-dev',
        }),
        'ghost.yaml': entityFile('System', 'ghost'),
        'helm/Chart.yaml': 'apiVersion: v2\nname: own\nversion: 0.1.0\n',
        'helm/values.yaml': '',
        'helm/templates/config.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own}\n',
        ...ownTemplates,
      },
    });
    for (const template of ['apply', 'check']) {
      await expectRegistered(own.fileUrl(`${template}/template.yaml`));
      await isKnown('template', `own-${template}`);
    }
  });

  describe('wants to own what is not hers', () => {
    it('begins with no right', async () => {
      await eventually(
        async () => (await mallory.get(shopRoute)).status,
        status => status === 200,
      );
      await expectNoRight(shopRoute);
    });

    it('registers an address that two parsers read differently', async () => {
      const up = '.\t./'.repeat(6);
      const target = `${portal.sandbox.urls.gitlab}/team-realtime/shop/-/blob/main/helm/${up}mallory/own/-/blob/main/claim.yaml`;
      const { status } = await register(mallory, target);
      expect(status).toBe(400);
      await expectNoRight(shopRoute);
    });

    it('claims an application in her own file', async () => {
      await expectRegistered(own.fileUrl('claim.yaml'));
      const claimed = await eventually(
        async () =>
          (
            await mallory.applications('component', 'claim')
          ).applications?.find(({ name }) => name === 'shop-dev'),
        application => application !== undefined,
      );
      expect(claimed!.link).toBe('claimed');
      await expectNoRight(shopRoute);
      // Nor does it become hers in any list.
      const listed = await mallory.get(
        `${applications}?owner=${encodeURIComponent('group:default/team-web')}`,
      );
      expect(listed.status).toBe(200);
      expect(
        listed.body.items.map(({ name }: { name: string }) => name),
      ).not.toContain('shop-dev');
    });

    it('is listed in the root of a repository that is not hers', async () => {
      const mono = await ownRepository(portal.sandbox, maria, {
        group: 'team-realtime',
        name: 'mono',
        files: {
          'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Location
metadata: {name: mono}
spec: {type: url, target: '${own.fileUrl('catalog-info.yaml')}'}
`,
        },
      });
      world().addApplication(
        { name: 'mono-dev' },
        {
          project: 'default',
          source: {
            repoURL: `${mono.url}.git`,
            path: '.',
            targetRevision: 'main',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'mono-dev',
          },
        },
      );
      expect(
        (await register(maria, mono.fileUrl('catalog-info.yaml'))).status,
      ).toBe(201);
      await isKnown('component', 'own');
      const route = `${applications}/global/argocd/mono-dev`;
      await eventually(
        async () => (await mallory.get(route)).status,
        status => status === 200,
      );
      await expectNoRight(route);
    });

    it('registers first what an application names and nobody has', async () => {
      world().addApplication(
        {
          name: 'ghost-dev',
          annotations: { 'backstage.io/entity-ref': 'system:default/ghost' },
        },
        {
          project: 'default',
          source: {
            repoURL: 'https://git.example.net/a/ghost.git',
            path: 'helm',
            targetRevision: 'main',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'ghost-dev',
          },
        },
      );
      const route = `${applications}/global/argocd/ghost-dev`;
      await eventually(
        async () => (await mallory.get(route)).status,
        status => status === 200,
      );
      await expectNoRight(route);
      await expectRegistered(own.fileUrl('ghost.yaml'));
      const linked = () =>
        eventually(
          async () =>
            (await mallory.applications('system', 'ghost')).applications?.[0],
          application => application !== undefined,
          90_000,
        );
      expect((await linked())!.link).toBe('claimed');
      await expectNoRight(route);

      const ghost = await entity(mallory, 'system', 'ghost');
      const confirm = {
        entityRef: 'system:default/ghost',
        location:
          ghost.body.metadata.annotations['backstage.io/managed-by-location'],
      };
      expect(
        (await mallory.post(`${route}/links/confirm`, confirm)).status,
      ).toBe(403);
      // The platform group may vouch for her: then it is hers.
      expect((await ada.post(`${route}/links/confirm`, confirm)).status).toBe(
        200,
      );
      expect((await linked())!.link).toBe('confirmed');
      // Its repository does not answer, so that nothing could be synced.
      expect(await allowed(route)).toEqual(
        expect.arrayContaining(['refresh', 'action']),
      );
    });

    it('takes the place of a catalog entity', async () => {
      const { body } = await entity(maria, 'system', 'shop');
      const refused = await mallory.delete(
        `/api/catalog/entities/by-uid/${body.metadata.uid}`,
      );
      expect(refused.status).toBe(403);
      const locations = await mallory.get('/api/catalog/locations');
      for (const { data } of locations.body as { data: { id: string } }[]) {
        const { status } = await mallory.delete(
          `/api/catalog/locations/${data.id}`,
        );
        expect(status).toBe(403);
      }
    });

    it('lets the portal read a file for her that it may and she may not', async () => {
      const { status, body } = await mallory.post(
        '/api/catalog/locations?dryRun=true',
        {
          type: 'url',
          target:
            'https://gitlab.example.net/a/b/-/blob/main/catalog-info.yaml',
        },
      );
      expect(status).toBe(403);
      expect(body.error.message).toContain('gitlab.example.net');
    });
  });

  it('has the catalog fill in a file of a repository that she cannot see', async () => {
    const vault = await ownRepository(portal.sandbox, maria, {
      group: 'team-realtime',
      name: 'vault',
      visibility: 'private',
      files: {
        'catalog-info.yaml': entityFile('Component', 'vault'),
        '.env': 'PASSWORD=hunter2-private\n',
      },
    });
    const location = `url:${vault.fileUrl('catalog-info.yaml')}`;
    for (const metadata of [
      { name: 'v', labels: { a: { $text: './.env' } } },
      { name: 'v', tags: [{ $text: './.env' }] },
    ]) {
      const { status, text } = await mallory.post(
        '/api/catalog/validate-entity',
        {
          location,
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata,
            spec: { type: 'service', lifecycle: 'production', owner: 'x' },
          },
        },
      );
      expect(status).toBe(403);
      expect(text).not.toContain('hunter2');
    }
  });

  describe('wants Argo CD to deploy for her', () => {
    it('asks the back end herself', async () => {
      const route = '/api/argocd/instances/global/provision';
      const { status } = await mallory.post(route, {
        provisionId: '11111111-1111-4111-8111-111111111111',
        project: 'own',
        entityRef: 'system:default/own',
        repository: { host: portal.gitlabHost, projectId: own.id },
        manifests: manifestsOf({ project: 'own', repository: 'mallory/own' })
          .split('\n---\n')
          .map(text => JSON.parse(text)),
        userToken: mallory.gitlabToken,
      });
      expect(status).toBe(403);
      expect(
        (
          await mallory
            .delete(`${route}/${task.split('/').pop()}`)
            .send({ userToken: mallory.gitlabToken })
        ).status,
      ).toBe(403);
      expect(world().applications.has('argocd/shop-dev')).toBe(true);
    });

    it('names the repository of others', async () => {
      await expectRefused(
        apply(
          { project: 'shop-two', repository: 'team-realtime/shop' },
          { projectId: shopId },
        ),
        /Maintainer|not found|no project|may not/i,
      );
      await expectRefused(
        apply({ project: 'shop-two', repository: 'team-realtime/shop' }),
        /repoURL|sourceRepos/,
      );
      // Another spelling of the same, and a way from hers to theirs.
      await expectRefused(
        apply({
          project: 'shop-two',
          repository: 'mallory/own/../../team-realtime/shop',
        }),
        /repoURL|sourceRepos/,
      );
    });

    it('answers from a GitLab of her own that she is Maintainer', async () => {
      let asked = 0;
      const server = createServer((_request, response) => {
        asked += 1;
        response.setHeader('content-type', 'application/json');
        response.end(
          '{"id":7,"access_level":50,"path_with_namespace":"mallory/own"}',
        );
      });
      await new Promise<void>(resolve => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const { port } = server.address() as AddressInfo;
      try {
        await expectRefused(
          apply(
            { project: 'own', repository: 'mallory/own' },
            { repoUrl: `127.0.0.1:${port}?owner=mallory&repo=own` },
          ),
          /integration/i,
        );
        expect(asked).toBe(0);
      } finally {
        server.close();
      }
    });

    it('takes names and namespaces that others have', async () => {
      await expectRefused(
        apply({ project: 'shop', repository: 'mallory/own' }),
        /already|holds|taken/i,
      );
      world().addApplication(
        { name: 'payments' },
        {
          project: 'default',
          source: { repoURL: 'https://git.example.net/a/p.git', path: '.' },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'paid-dev',
          },
        },
      );
      await eventually(
        async () =>
          (
            await mallory.get(`${applications}/global/argocd/payments`)
          ).status,
        status => status === 200,
      );
      for (const [instance, namespace] of [
        ['global', 'monitoring'],
        ['global', 'shop-production'],
        ['team', 'shop-production'],
        ['global', 'kube-system'],
        ['global', 'argocd'],
      ]) {
        await expectRefused(
          apply(
            { project: 'mine', repository: 'mallory/own', namespace },
            { instance },
          ),
          /namespace/,
        );
      }
      for (const instance of ['global', 'team']) {
        await expectRefused(
          apply({ project: 'paid', repository: 'mallory/own' }, { instance }),
          /paid-dev/,
        );
      }
    });

    // Each part of a manifest that is refused: schema.test.ts of the plugin. Nobody provisions more than 20 times a minute.
    it.each([
      ['no pod security', { syncPolicy: { managedNamespaceMetadata: {} } }],
      ['every repository', { appProject: { sourceRepos: ['*'] } }],
      [
        'a kind of the whole cluster',
        {
          appProject: {
            clusterResourceWhitelist: [
              {
                group: 'rbac.authorization.k8s.io',
                kind: 'ClusterRole',
                name: 'a',
              },
            ],
          },
        },
      ],
    ])('wants %s', async (_what, choice) => {
      await expectRefused(
        apply({ project: 'own', repository: 'mallory/own', ...choice }),
        /spec\./,
      );
    });

    it('holds a provisioning token that has leaked', async () => {
      const create = (spec: object) =>
        fetch(`${portal.sandbox.urls.global}/api/v1/projects`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${accountToken('backstage-provision')}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({
            project: { metadata: { name: 'leaked' }, spec },
          }),
        });
      for (const spec of [
        { sourceRepos: ['*'], destinations: [] },
        {
          sourceRepos: [`${own.url}.git`],
          destinations: [{ server: '*', namespace: '*' }],
        },
        {
          sourceRepos: [`${own.url}.git`],
          destinations: [
            { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
          ],
        },
        {
          sourceRepos: [`${own.url}.git`],
          destinations: [],
          clusterResourceWhitelist: [{ group: '*', kind: '*' }],
        },
      ]) {
        const answer = await create(spec);
        expect([answer.status >= 400, await answer.text()]).toEqual([
          true,
          expect.stringContaining('ValidatingAdmissionPolicy'),
        ]);
      }
      expect(world().projects.has('leaked')).toBe(false);
    });

    it('creates her own project as anybody may', async () => {
      const { status, log } = await apply({
        project: 'own',
        repository: 'mallory/own',
      });
      expect([status, log]).toEqual([
        'completed',
        expect.stringContaining('Application own-dev: created'),
      ]);
      await eventually(
        async () => world().applications.get('argocd/own-dev')?.status,
        current => current?.sync?.status === 'Synced',
      );
      // Again is no change, and the neighbor of the name is held for her, too.
      expect(
        (await apply({ project: 'own', repository: 'mallory/own' })).log,
      ).toContain('Application own-dev: unchanged');
    });

    it('lifts the pod security of her namespace to run a privileged pod', async () => {
      await push({
        'namespace.yaml': `${JSON.stringify({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: {
            name: 'own-dev',
            labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
          },
        })}\n`,
        'pod.yaml': podOf('root', 'own-dev', { privileged: true }),
      });
      expect(await failure('own-dev')).toMatch(/denied|forbidden/);
      expect(await podsOf('own-dev')).toEqual([]);
    });

    it('deploys from dev into a namespace that is not dev', async () => {
      await push({
        'namespace.yaml': undefined,
        'pod.yaml': podOf('far', 'shop-production', {}),
      });
      expect(await failure('own-dev')).toMatch(
        /shop-production.*not permitted/,
      );
    });

    /** Changes templates of her chart. */
    async function push(templates: Record<string, string | undefined>) {
      const clone = await mallory.clone('mallory/own');
      for (const [file, text] of Object.entries(templates)) {
        const name = path.join(clone, 'helm/templates', file);
        if (text === undefined) {
          await mallory.git(clone, 'rm', '--quiet', name);
        } else {
          await writeFile(name, text);
        }
      }
      await mallory.git(clone, 'add', '.');
      await mallory.git(clone, 'commit', '--quiet', '--message', 'try');
      await mallory.git(clone, 'push', '--quiet');
    }

    /** Why the last sync of an application failed, for the newest commit. */
    async function failure(name: string): Promise<string> {
      const { head } = await newest();
      const state = await eventually(
        async () =>
          world().applications.get(`argocd/${name}`)?.status?.operationState,
        operation =>
          ['Failed', 'Error'].includes(String(operation?.phase)) &&
          JSON.stringify(operation).includes(head),
      );
      return JSON.stringify(state);
    }

    async function newest(): Promise<{ head: string }> {
      const clone = await mallory.clone('mallory/own');
      return { head: await mallory.git(clone, 'rev-parse', 'HEAD') };
    }

    async function podsOf(name: string): Promise<string[]> {
      const { body } = await ada.get(
        `${applications}/global/argocd/${name}/resource-tree`,
      );
      return (body.nodes ?? [])
        .filter(
          ({ kind, health }: { kind: string; health?: { status: string } }) =>
            kind === 'Pod' && health?.status !== 'Missing',
        )
        .map((node: { name: string }) => node.name);
    }
  });

  describe('is curious, or wants to be in the way', () => {
    it('reads, cancels and tries again the tasks of others', async () => {
      for (const route of [task, `${task}/events`, `${task}/eventstream`]) {
        const { status } = await mallory.get(route);
        expect([route.endsWith('s'), [403, 404]]).toContainEqual([403, 404]);
        expect([403, 404]).toContain(status);
      }
      for (const action of ['cancel', 'retry']) {
        const { status } = await mallory.post(`${task}/${action}`);
        expect([403, 404]).toContain(status);
      }
      const list = await mallory.get('/api/scaffolder/v2/tasks');
      const ids = (list.body.tasks as { id: string }[]).map(({ id }) => id);
      expect(ids).not.toContain(task.split('/').pop());
      expect((await maria.get(task)).body.status).toBe('completed');
    });

    it('runs a template that nobody reviewed, dry', async () => {
      const { status } = await mallory.post('/api/scaffolder/v2/dry-run', {
        template: {
          apiVersion: 'scaffolder.backstage.io/v1beta3',
          kind: 'Template',
          metadata: { name: 'dry' },
          spec: { type: 'service', steps: [] },
        },
        values: {},
        directoryContents: [],
      });
      expect(status).toBe(403);
    });

    it('has the preview render what she sends', async () => {
      const { status } = await mallory.post('/api/scaffolder/gitops/preview', {
        template: { kind: 'Template', spec: { steps: [] } },
        values: {},
      });
      expect(status).toBe(400);
      const missing = await mallory.post('/api/scaffolder/gitops/preview', {
        templateRef: 'template:default/none',
        values: {},
      });
      expect(missing.status).toBe(404);
    });

    it('reads titles, authors and jobs of a private repository', async () => {
      const delivery = '/api/argocd/entities/system/default/shop/delivery';
      const hers = await mallory.get(delivery);
      expect(hers.status).toBe(200);
      expect(JSON.stringify(hers.body)).not.toMatch(
        /maria|Initial|example\.com/i,
      );
      const theirs = await maria.get(delivery);
      expect(JSON.stringify(theirs.body)).toMatch(/maria/i);
      const clone = await maria.clone('team-realtime/shop');
      const first = await maria.git(
        clone,
        'rev-list',
        '--max-parents=0',
        'HEAD',
      );
      const { status } = await mallory.get(`${shopRoute}/revisions/${first}`);
      expect([403, 404]).toContain(status);
    });

    it('lists names by asking for all of them', async () => {
      expect((await mallory.get('/api/argocd/names/shop-dev')).body).toEqual({
        name: 'shop-dev',
        status: 'taken',
      });
      expect((await mallory.get('/api/argocd/names/nobody')).body).toEqual({
        name: 'nobody',
        status: 'free',
      });
      const answers: number[] = [];
      const ask = async (name: string) =>
        (await mallory.get(`/api/argocd/names/${name}`)).status;
      for (const batch of [0, 1, 2, 3, 4]) {
        const names = Array.from(
          { length: 30 },
          (_, index) => `n${batch}-${index}`,
        );
        answers.push(...(await Promise.all(names.map(ask))));
      }
      expect(answers).toContain(429);
      // Nobody else is kept waiting.
      expect((await maria.get('/api/argocd/names/nobody')).status).toBe(200);
    });

    it('lets a check take all the memory', async () => {
      const before = objects();
      let isChecked = false;
      let answered = 0;
      const checked = run('own-check', { text: 'a' }).finally(() => {
        isChecked = true;
      });
      while (!isChecked) {
        await maria.get('/api/argocd/instances');
        answered += 1;
      }
      const { status, log } = await checked;
      expect([status, log]).toEqual([
        'failed',
        expect.stringContaining('512 MB'),
      ]);
      expect(answered).toBeGreaterThan(0);
      expect(objects()).toEqual(before);
    });

    it('sends more than anybody needs to', async () => {
      const { status } = await mallory.post(`${shopRoute}/sync`, {
        revision: 'a'.repeat(5_000_000),
      });
      expect(status).toBe(413);
    });
  });
});
