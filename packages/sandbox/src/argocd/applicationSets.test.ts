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
  more = '',
  appProject = 'shop-dev',
) => `- application: shop-dev
  project: ${appProject}
  environment: dev
  repository: ${clusterAddresses.gitlab}/${group}/shop.git
  namespace: shop-dev
  entity: system:default/shop
  automated: true
${more}`;

const project = (name = 'shop-dev') => `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: ${name}
  namespace: argocd
  finalizers: [resources-finalizer.argocd.argoproj.io]
spec:
  sourceRepos: [${clusterAddresses.gitlab}/team-realtime/shop.git]
  destinations: [{server: https://kubernetes.default.svc, namespace: shop-dev}]
  clusterResourceWhitelist: [{group: '', kind: Namespace, name: shop-dev}]
  namespaceResourceBlacklist:
    - {group: '', kind: ResourceQuota}
    - {group: '', kind: LimitRange}
    - {group: rbac.authorization.k8s.io, kind: RoleBinding}
`;

describe("ApplicationSets of the sandbox's Argo CD", () => {
  let sandbox: Sandbox;

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
    sandbox = await Sandbox.start({
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

  it('deploy what is registered, within its own project', async () => {
    expect(
      sandbox.global.world.projects.get('default')?.spec.sourceRepos,
    ).toEqual([]);
    await shop('maria', 10, []);
    await commit('ada', 'platform/argocd-projects', {
      'apps/shop.yaml': entry('team-realtime'),
      'projects/shop.yaml': project(),
    });
    await settle();
    expect(names()).toEqual(['platform-repository', 'shop-dev']);
    expect(sandbox.global.world.projects.has('shop-dev')).toBe(true);
    const application = sandbox.global.world.application('shop-dev', 'argocd')!;
    expect(application).toMatchObject({
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
        ownerReferences: [
          { kind: 'ApplicationSet', name: 'platform-repository' },
        ],
      },
      spec: {
        project: 'shop-dev',
        source: { helm: { valueFiles: ['values.yaml', 'values-dev.yaml'] } },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
      status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } },
    });
  });

  it('take an application away with its entry, but not what it runs', async () => {
    await shop('maria', 10, []);
    const platformRepository = 'platform/argocd-projects';
    await commit('ada', platformRepository, {
      'apps/shop.yaml': entry('team-realtime'),
      'projects/shop.yaml': project(),
    });
    await settle();
    await commit('ada', platformRepository, { 'apps/shop.yaml': null });
    await settle();
    expect(names()).toEqual(['platform-repository']);
    expect(sandbox.global.cluster.trackedBy('shop-dev')).toHaveLength(1);
  });

  it('take over an application of the same name, and keep what they know where a file is broken', async () => {
    await shop('maria', 10, []);
    sandbox.global.world.addApplication(
      { name: 'shop-dev' },
      {
        project: 'default',
        source: { repoURL: 'https://example.com/other.git' },
        destination: { namespace: 'other' },
      },
    );
    const platformRepository = 'platform/argocd-projects';
    await commit('ada', platformRepository, {
      'apps/shop.yaml': entry('team-realtime'),
    });
    await settle();
    expect(
      sandbox.global.world.application('shop-dev', 'argocd')?.spec.project,
    ).toBe('shop-dev');
    await commit(
      'ada',
      platformRepository,
      { 'apps/shop.yaml': entry('team-realtime', entry('team-realtime')) },
      'update',
    );
    await settle();
    expect(
      sandbox.global.world.applicationSets
        .get('platform-repository')
        ?.status?.conditions.map(({ type, status, message }) => [
          type,
          status,
          message,
        ]),
    ).toEqual(
      [
        ['ErrorOccurred', 'True'],
        ['ParametersGenerated', 'False'],
        ['ResourcesUpToDate', 'False'],
      ].map(condition => [
        ...condition,
        'ApplicationSet contains applications with duplicate name: shop-dev',
      ]),
    );
  });

  it('go on with entries of earlier versions, whose AppProject can be changed without a stop', async () => {
    const { cluster, world } = sandbox.global;
    const platformRepository = 'platform/argocd-projects';
    const application = () => world.application('shop-dev', 'argocd')!;
    await shop('maria', 10, []);
    await commit('ada', platformRepository, {
      'apps/shop.yaml': entry('team-realtime', '', 'shop'),
      'projects/shop.yaml': project('shop'),
    });
    await settle();
    const before = structuredClone(application());
    expect(before).toMatchObject({
      metadata: { labels: { 'backstage.io/kubernetes-id': 'shop' } },
      spec: { project: 'shop' },
      status: { sync: { status: 'Synced' } },
    });

    // The new AppProject comes beside the old one; then the entry changes, and the old one goes with it.
    await commit(
      'ada',
      platformRepository,
      { 'projects/shop.yaml': `${project('shop')}---\n${project()}` },
      'update',
    );
    await settle();
    await commit(
      'ada',
      platformRepository,
      {
        'apps/shop.yaml': entry('team-realtime'),
        'projects/shop.yaml': project(),
      },
      'update',
    );
    // Where the AppProjects are synced before the applications are made anew, the old one waits for them.
    for (let round = 0; round < 6; round += 1) {
      await sandbox.global.controller.tick();
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(world.projects.get('shop')?.metadata).toHaveProperty(
      'deletionTimestamp',
    );
    await settle();
    expect([...world.projects.keys()]).toContain('shop-dev');
    expect(world.projects.has('shop')).toBe(false);
    expect(application()).toMatchObject({
      metadata: { uid: before.metadata.uid },
      spec: { project: 'shop-dev' },
      status: {
        sync: { status: 'Synced' },
        history: before.status.history,
      },
    });
    expect(cluster.trackedBy('shop-dev')).toHaveLength(1);
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
