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
import { ArgocdInstance } from './ArgocdInstance';
import { Application } from './model';
import { accountToken } from './tokens';

jest.setTimeout(60_000);

const level = 'pod-security.kubernetes.io/enforce';
const server = 'https://kubernetes.default.svc';
const repoURL = `${clusterAddresses.gitlab}/team-realtime/shop.git`;

const chart = 'apiVersion: v2\nname: shop\nversion: 0.1.0\n';
const namespace = (enforce: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop-dev, labels: {${level}: ${enforce}}}\n`;
const deployment = (container: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: web
          image: example.com/web:1.0.0
          securityContext: {${container}}
`;
const sound = deployment(
  'allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}',
);
const privileged = deployment('privileged: true');

const project = {
  sourceRepos: [repoURL],
  destinations: [{ server, namespace: 'shop-dev' }],
  clusterResourceWhitelist: [
    { group: '', kind: 'Namespace', name: 'shop-dev' },
  ],
  namespaceResourceBlacklist: [
    { group: '', kind: 'ResourceQuota' },
    { group: '', kind: 'LimitRange' },
    { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
  ],
};

describe("what the sandbox's clusters refuse", () => {
  let sandbox: Sandbox;

  const gitlab = async (who: string, route: string, body: object) => {
    const response = await fetch(`${sandbox.urls.gitlab}/api/v4${route}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${sandbox.personalToken(who)}`,
      },
      body: JSON.stringify(body),
    });
    expect([response.status, await response.clone().text()]).toEqual([
      201,
      expect.anything(),
    ]);
    return response.json();
  };

  const commit = (
    who: string,
    repository: string,
    files: Record<string, string | null>,
    action = 'create',
  ) =>
    gitlab(
      who,
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

  const settle = async ({ controller }: ArgocdInstance) => {
    for (let round = 0; round < 4; round += 1) {
      await controller.tick();
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };

  const labels = ({ cluster }: ArgocdInstance) =>
    cluster.get({
      group: '',
      version: 'v1',
      kind: 'Namespace',
      name: 'shop-dev',
    })?.manifest.metadata.labels;

  const deploy = ({ world }: ArgocdInstance): Application => {
    world.addProject('shop-dev', project);
    return world.addApplication(
      { name: 'shop-dev' },
      {
        project: 'shop-dev',
        source: { repoURL, targetRevision: 'main', path: 'helm' },
        destination: { server, namespace: 'shop-dev' },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true'],
          managedNamespaceMetadata: { labels: { [level]: 'restricted' } },
          retry: { limit: 0 },
        },
      },
    );
  };

  const push = (files: Record<string, string | null>, action = 'create') =>
    commit(
      'maria',
      'team-realtime/shop',
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [
          `helm/templates/${name}.yaml`,
          text,
        ]),
      ),
      action,
    );

  const create = async (
    instance: ArgocdInstance,
    name: string,
    spec: object,
  ) => {
    const response = await fetch(`${instance.url}/api/v1/projects`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${accountToken('backstage-provision')}`,
      },
      body: JSON.stringify({ project: { metadata: { name }, spec } }),
    });
    return { status: response.status, body: await response.json() };
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
      podStartMs: 0,
    });
    await gitlab('maria', '/projects', { path: 'shop', namespace_id: 10 });
    await commit('maria', 'team-realtime/shop', { 'helm/Chart.yaml': chart });
  });

  afterEach(() => sandbox.stop());

  it.each(['global', 'team'] as const)(
    'a namespace that a chart lifts, with the privileged pod behind it, at the %s Argo CD',
    async name => {
      const instance = sandbox[name];
      await push({ web: sound });
      const application = deploy(instance);
      await settle(instance);
      expect(labels(instance)).toEqual({ [level]: 'restricted' });
      expect(instance.cluster.pods('shop-dev')).toHaveLength(1);
      expect(application.status.health.status).toBe('Healthy');

      await push({ lift: namespace('privileged') });
      await push({ web: privileged }, 'update');
      await settle(instance);
      const reason =
        "namespaces \"shop-dev\" is forbidden: ValidatingAdmissionPolicy 'argocd-pod-security' with binding 'argocd-pod-security' denied request: Argo CD does not lower pod-security.kubernetes.io/enforce; take the label out of the Namespace in Git, or have the platform team change it with kubectl.";
      expect(application.status.operationState).toMatchObject({
        phase: 'Failed',
        message: `one or more objects failed to apply, reason: ${reason}`,
        syncResult: {
          resources: [
            {
              kind: 'Namespace',
              name: 'shop-dev',
              status: 'SyncFailed',
              message: reason,
            },
          ],
        },
      });
      expect(labels(instance)).toEqual({ [level]: 'restricted' });
      expect(
        JSON.stringify(
          instance.cluster.get({
            group: 'apps',
            version: 'v1',
            kind: 'Deployment',
            namespace: 'shop-dev',
            name: 'web',
          })?.manifest,
        ),
      ).not.toContain('privileged');
    },
  );

  it('a privileged pod in a restricted namespace, in the words of the level', async () => {
    const { global } = sandbox;
    await push({ web: privileged });
    deploy(global);
    await settle(global);
    const { cluster } = global;
    expect(cluster.pods('shop-dev')).toEqual([]);
    expect(cluster.images('shop-dev')).toEqual([]);
    const set = cluster
      .tree('shop-dev')
      .find(({ kind }) => kind === 'ReplicaSet')!;
    const message = expect.stringMatching(
      /^pods "web-\w+-\w+" is forbidden: violates PodSecurity "restricted:latest": privileged \(container "web" must not set securityContext.privileged=true\)/,
    );
    expect(set.health).toEqual({ status: 'Degraded', message });
    expect(cluster.events(set.uid)).toMatchObject([
      {
        reason: 'FailedCreate',
        type: 'Warning',
        involvedObject: { kind: 'ReplicaSet', name: set.name },
        message: expect.stringMatching(/^Error creating: pods "web-/),
      },
    ]);
    expect(
      cluster.tree('shop-dev').filter(({ kind }) => kind === 'Pod'),
    ).toEqual([]);
  });

  it('a pod that nobody controls in a restricted namespace', async () => {
    const { global } = sandbox;
    await push({
      pod: 'apiVersion: v1\nkind: Pod\nmetadata: {name: root}\nspec: {hostNetwork: true, containers: [{name: root}]}\n',
    });
    const application = deploy(global);
    await settle(global);
    expect(application.status.operationState).toMatchObject({
      phase: 'Failed',
      message: expect.stringContaining(
        'pods "root" is forbidden: violates PodSecurity "restricted:latest": host namespaces (hostNetwork=true)',
      ),
    });
  });

  it('a namespace that a chart makes privileged from the start', async () => {
    const { global } = sandbox;
    await push({ lift: namespace('privileged'), web: privileged });
    const application = deploy(global);
    await settle(global);
    expect(application.status.operationState).toMatchObject({
      phase: 'Failed',
      message: expect.stringContaining('Argo CD makes no namespace without'),
    });
    expect(labels(global)).toBeUndefined();
    expect(global.cluster.trackedBy('shop-dev')).toEqual([]);
  });

  it('nothing that an administrator does to a namespace', async () => {
    const { global } = sandbox;
    await push({ web: privileged });
    deploy(global);
    await settle(global);
    await fetch(`${global.url}/sandbox/apply`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        objects: [
          {
            apiVersion: 'v1',
            kind: 'Namespace',
            metadata: { name: 'shop-dev', labels: { [level]: 'privileged' } },
          },
        ],
      }),
    });
    expect(global.cluster.pods('shop-dev')).toHaveLength(1);
  });

  it('a wide AppProject that the platform repository brings, but not an exact one', async () => {
    const { global } = sandbox;
    const application = () =>
      global.world.application('platform-shop', 'argocd')!;
    const repository = 'platform/argocd-projects';
    await commit('ada', repository, {
      'apps/shop/entry.yaml': `repository: ${repoURL}\nenvironments: [{name: dev}]\n`,
    });
    await global.applicationSets.tick();
    await settle(global);
    expect(application().status.operationState?.phase).toBe('Succeeded');
    expect(global.world.projects.get('shop-dev')?.spec).toMatchObject(project);

    // The schema of an entry knows nothing wide; who changes the chart could.
    await commit('ada', repository, {
      'entry/templates/wide.yaml': JSON.stringify({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata: { name: 'wide', namespace: 'argocd' },
        spec: { ...project, sourceRepos: ['*'] },
      }),
    });
    await settle(global);
    expect(application().status.operationState).toMatchObject({
      retryCount: 1,
      message: expect.stringContaining(
        'appprojects.argoproj.io "wide" is forbidden: ValidatingAdmissionPolicy \'argocd-projects\'',
      ),
    });
    expect(global.world.projects.has('wide')).toBe(false);
  });

  it.each([
    ['a pattern of repositories', { sourceRepos: ['*'] }, 'sourceRepos of'],
    [
      "Argo CD's own namespace",
      { destinations: [{ server, namespace: 'argocd' }] },
      'does not deploy into',
    ],
    [
      'every kind',
      { clusterResourceWhitelist: [{ group: '*', kind: '*' }] },
      'no cluster-wide kind but Namespace',
    ],
    [
      'Applications in every namespace',
      { sourceNamespaces: ['*'] },
      'has no sourceNamespaces',
    ],
    [
      'a role',
      { roles: [{ name: 'admin', groups: ['everybody'] }] },
      'roles of',
    ],
    [
      'RoleBindings',
      { namespaceResourceBlacklist: [] },
      'namespaceResourceBlacklist of',
    ],
  ])(
    'an AppProject of %s, whoever has the token that makes projects',
    async (_what, spec, reason) => {
      for (const instance of [sandbox.global, sandbox.team]) {
        expect(await create(instance, 'wide', { ...project, ...spec })).toEqual(
          {
            status: 403,
            body: expect.objectContaining({
              code: 7,
              message: expect.stringContaining(reason),
            }),
          },
        );
        expect(instance.world.projects.has('wide')).toBe(false);
        expect((await create(instance, 'shop-dev', project)).status).toBe(200);
      }
    },
  );
});
