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

import path from 'node:path';
import { clusterAddresses } from '../addresses';
import { sandboxPlatform } from '../platform';
import { Sandbox } from '../Sandbox';

jest.setTimeout(60_000);

const chart = {
  'helm/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'helm/values.yaml': '',
  'helm/values-dev.yaml': '',
  'helm/templates/service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n',
};

const entry = (
  group: string,
  environment = 'dev',
) => `repository: ${clusterAddresses.gitlab}/${group}/shop.git
environments:
  - name: ${environment}
    automated: true
`;

describe("ApplicationSets of the sandbox's Argo CD", () => {
  let sandbox: Sandbox;
  /** Milliseconds by which the sandbox is ahead. */
  let later: number;

  const api = async (
    who: string,
    method: string,
    route: string,
    body: object,
  ) => {
    const response = await fetch(`${sandbox.urls.gitlab}/api/v4${route}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${sandbox.personalToken(who)}`,
      },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(`${method} ${route}: ${JSON.stringify(answer)}`);
    }
    return answer;
  };

  const commit = (
    who: string,
    repository: string,
    files: Record<string, string | null>,
    action = 'create',
  ) =>
    api(
      who,
      'POST',
      `/projects/${encodeURIComponent(repository)}/repository/commits`,
      {
        branch: 'main',
        commit_message: 'change',
        actions: Object.entries(files).map(([file_path, content]) => ({
          action: content === null ? 'delete' : action,
          file_path,
          content: content ?? undefined,
        })),
      },
    );

  const shop = async (who: string, group: number, topics: string[]) => {
    const created = await api(who, 'POST', '/projects', {
      path: 'shop',
      namespace_id: group,
      topics,
    });
    await commit(who, created.path_with_namespace, chart);
  };

  const names = () =>
    sandbox.global.world.sortedApplications().map(item => item.metadata.name);

  const settle = async () => {
    for (let round = 0; round < 6; round += 1) {
      await sandbox.global.applicationSets.tick();
      await sandbox.global.controller.tick();
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };

  beforeEach(async () => {
    later = 0;
    sandbox = await Sandbox.start({
      clock: { now: () => Date.now() + later },
      platform: sandboxPlatform(
        path.resolve(__dirname, '../../../../platform/projects'),
      ),
      tickMs: 3_600_000,
      requeueMs: 3_600_000,
      comparisonMs: 0,
      operationMs: 1,
    });
  });

  afterEach(() => sandbox.stop());

  const platformRepository = 'platform/argocd-projects';
  const applicationOf = (name: string) =>
    sandbox.global.world.application(name, 'argocd');

  it('deploy what is registered, within its own project', async () => {
    const { world } = sandbox.global;
    expect(world.projects.get('default')?.spec.sourceRepos).toEqual([]);
    await shop('maria', 10, []);
    await commit('ada', platformRepository, {
      'apps/shop/entry.yaml': entry('team-realtime'),
    });
    await settle();
    expect(names()).toEqual(['platform-shop', 'shop-dev']);
    expect(world.projects.get('shop-dev')?.spec).toMatchObject({
      sourceRepos: [`${clusterAddresses.gitlab}/team-realtime/shop.git`],
      destinations: [
        { server: 'https://kubernetes.default.svc', namespace: 'shop-dev' },
      ],
    });
    expect(applicationOf('shop-dev')).toMatchObject({
      metadata: {
        labels: {
          environment: 'dev',
          'backstage.io/kubernetes-id': 'shop',
        },
        annotations: {
          'backstage.io/entity-ref': 'system:default/shop',
          'link.argocd.argoproj.io/portal':
            'http://localhost:3000/catalog/default/system/shop/argo-cd',
        },
      },
      spec: {
        project: 'shop-dev',
        source: { helm: { valueFiles: ['values.yaml', 'values-dev.yaml'] } },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
      status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } },
    });
    // The AppProject was there first: no comparison ever lacked it.
    expect(applicationOf('shop-dev')!.status.conditions).toBeUndefined();
  });

  it('compare an application whose AppProject comes after it only minutes later', async () => {
    const { controller, world } = sandbox.global;
    world.addApplication(
      { name: 'early' },
      {
        project: 'late',
        source: {
          repoURL: `${clusterAddresses.gitlab}/team-realtime/shop.git`,
          path: 'helm',
        },
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'early',
        },
      },
    );
    await shop('maria', 10, []);
    await settle();
    expect(applicationOf('early')!.status.conditions?.[0].type).toBe(
      'InvalidSpecError',
    );
    world.addProject('late', {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*' }],
    });
    await settle();
    expect(applicationOf('early')!.status.conditions?.[0].type).toBe(
      'InvalidSpecError',
    );
    later = 180_000;
    await controller.tick();
    expect(applicationOf('early')!.status.conditions).toBeUndefined();
  });

  it('have a new entry running within 15 s of the clock of `npm start`', async () => {
    await sandbox.stop();
    // It stands unless it is set on, so that nothing counts how long this machine takes.
    const began = Date.now();
    const requeueMs = 5_000;
    const tickMs = 500;
    sandbox = await Sandbox.start({
      clock: { now: () => began + later },
      platform: sandboxPlatform(
        path.resolve(__dirname, '../../../../platform/projects'),
      ),
      operationMs: 1,
    });
    const { applicationSets, controller } = sandbox.global;
    // Its own timers follow the other clock.
    sandbox.global.stop();
    await shop('maria', 10, []);
    await applicationSets.tick();
    await controller.tick();
    // It has just looked: the longest way.
    await commit('ada', platformRepository, {
      'apps/shop/entry.yaml': entry('team-realtime'),
    });
    while (
      applicationOf('shop-dev')?.status.operationState?.phase !== 'Succeeded' ||
      applicationOf('shop-dev')?.status.sync.status !== 'Synced' ||
      applicationOf('shop-dev')?.status.health.status !== 'Healthy'
    ) {
      later += tickMs;
      // Without the two syncs of half a second, which go by another clock.
      expect(later).toBeLessThanOrEqual(14_000);
      if (later % requeueMs === 0) {
        await applicationSets.tick();
      }
      await controller.tick();
    }
    expect(sandbox.global.cluster.trackedBy('shop-dev')).toHaveLength(1);
  });

  it('say of a folder that cannot be a name that it is none, and go on with the others', async () => {
    await shop('maria', 10, []);
    await commit('ada', platformRepository, {
      'apps/Shop/entry.yaml': entry('team-web'),
      'apps/shop/entry.yaml': entry('team-realtime'),
    });
    await settle();
    expect(names()).toEqual(['platform-shop', 'shop-dev']);
    expect(
      sandbox.global.world.applicationSets.get('platform-repository')?.status
        ?.conditions[0],
    ).toMatchObject({
      type: 'ErrorOccurred',
      status: 'True',
      message: expect.stringContaining('"platform-Shop" is invalid'),
    });
  });

  it('let no entry that is wrong freeze another', async () => {
    const placed = (namespace: string) =>
      entry('team-web').replace('automated: true', `namespace: ${namespace}`);
    // What is in the folder, and the reason that its own Application gives.
    const wrong: Record<string, [string, string]> = {
      missing: ['environments: [{name: dev}]\n', "at '/repository'"],
      'no-yaml': [': {\n', 'failed to parse'],
      argocd: [placed('argocd'), "the namespace argocd is the platform's"],
      system: [placed('kube-system'), "'/environments/0/namespace'"],
      everywhere: [placed("'***'"), "'/environments/0/namespace'"],
      rights: [
        `${entry('team-web')}project: default\n`,
        "additional properties 'project' not allowed",
      ],
      'platform-x': [entry('team-web'), "at '/name'"],
      default: [entry('team-web'), "at '/name'"],
      'discovered-x': [entry('team-web'), 'belong to what is discovered'],
    };
    await shop('maria', 10, []);
    await commit('ada', platformRepository, {
      ...Object.fromEntries(
        Object.entries(wrong).map(([name, [text]]) => [
          `apps/${name}/entry.yaml`,
          text,
        ]),
      ),
      // What Argo CD gives comes last, so that this is no other's.
      'apps/shop/entry.yaml': `${entry(
        'team-realtime',
      )}name: other\nplatform: {namespace: other}\n`,
    });
    await settle();
    expect(names()).toEqual(
      [
        ...Object.keys(wrong).map(name => `platform-${name}`),
        'platform-shop',
        'shop-dev',
      ].sort(),
    );
    expect(applicationOf('shop-dev')).toMatchObject({
      metadata: { namespace: 'argocd' },
      status: { sync: { status: 'Synced' } },
    });
    expect(
      Object.keys(wrong).map(name => [
        name,
        applicationOf(`platform-${name}`)?.status.conditions,
      ]),
    ).toEqual(
      Object.entries(wrong).map(([name, [, message]]) => [
        name,
        [
          expect.objectContaining({
            type: 'ComparisonError',
            message: expect.stringContaining(message),
          }),
        ],
      ]),
    );
    expect(
      sandbox.global.world.applicationSets.get('platform-repository')?.status
        ?.conditions[0],
    ).toMatchObject({ type: 'ErrorOccurred', status: 'False' });
  });

  it('delete nothing when entries are taken away, nor when an environment is', async () => {
    await shop('maria', 10, []);
    await commit('ada', platformRepository, {
      'apps/shop/entry.yaml': `${entry('team-realtime')}  - name: staging\n`,
    });
    await settle();
    expect(names()).toEqual(['platform-shop', 'shop-dev', 'shop-staging']);
    await commit(
      'ada',
      platformRepository,
      { 'apps/shop/entry.yaml': entry('team-realtime') },
      'update',
    );
    await settle();
    expect(names()).toEqual(['platform-shop', 'shop-dev', 'shop-staging']);
    await commit('ada', platformRepository, { 'apps/shop/entry.yaml': null });
    await settle();
    expect(names()).toEqual(['platform-shop', 'shop-dev', 'shop-staging']);
    expect(sandbox.global.cluster.trackedBy('shop-dev')).toHaveLength(1);
  });

  it('take over an application of an earlier version as it is', async () => {
    await shop('maria', 10, []);
    const { world } = sandbox.global;
    world.addApplication(
      { name: 'shop-dev' },
      {
        project: 'shop-dev',
        source: {
          repoURL: `${clusterAddresses.gitlab}/team-realtime/shop.git`,
          path: 'helm',
        },
        destination: { namespace: 'shop-dev' },
      },
    );
    const { uid } = applicationOf('shop-dev')!.metadata;
    await commit('ada', platformRepository, {
      'apps/shop/entry.yaml': entry('team-realtime'),
    });
    await settle();
    expect(applicationOf('shop-dev')).toMatchObject({
      metadata: { uid },
      spec: { source: { helm: { valueFiles: expect.anything() } } },
      status: { sync: { status: 'Synced' } },
    });
  });

  it('discover repositories of a group by their topic, in a project that they cannot choose', async () => {
    await shop('jonas', 11, ['argocd']);
    await settle();
    expect(
      sandbox.global.world.application('discovered-shop-dev', 'argocd'),
    ).toMatchObject({
      spec: {
        project: 'discovered-dev',
        destination: { namespace: 'discovered-shop-dev' },
        source: {
          repoURL: `${clusterAddresses.gitlab}/team-web/shop.git`,
          targetRevision: 'main',
        },
      },
      status: { sync: { status: 'Synced' } },
    });
    // So it is where the application was in the one AppProject of all environments before.
    const { world } = sandbox.global;
    const before = world.application('discovered-shop-dev', 'argocd')!;
    const { uid } = before.metadata;
    world.update(before, ({ spec }) => {
      spec.project = 'discovered';
    });
    await settle();
    expect(world.application('discovered-shop-dev', 'argocd')).toMatchObject({
      metadata: { uid },
      spec: { project: 'discovered-dev' },
      status: { sync: { status: 'Synced' } },
    });
    // A topic that goes missing deletes nothing.
    await api('jonas', 'PUT', '/projects/team-web%2Fshop', {
      topics: ['other'],
    });
    await settle();
    expect(names()).toContain('discovered-shop-dev');
  });
});
