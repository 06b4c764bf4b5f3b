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

/** Applications as a company of some size has them: ten deployments in the history, two images, three labels. */

/** The id of a commit; those before the first application's are negative. */
const sha = (seed: number) =>
  ((seed + 1_000) * 2654435761 + 12345)
    .toString(16)
    .replace('.', '')
    .padStart(10, '0')
    .repeat(5)
    .slice(0, 40);
const time = (seconds: number) =>
  new Date(1_763_000_000_000 + seconds * 1000)
    .toISOString()
    .replace('.000Z', 'Z');

/** Version that the first event brings. */
export const firstVersion = 1_001;

const environments = ['dev', 'test', 'staging', 'production'];

const isBroken = (seed: number) => seed % 50 === 0;

/** @param round - changes what a comparison may change */
export function rawApplication(
  instance: number,
  index: number,
  resourceVersion: number,
  round = 0,
) {
  const project = Math.floor(index / environments.length);
  const team = `team-${project % 200}`;
  const app = `app-${instance}-${project}`;
  const environment = environments[index % 4];
  const image = `registry.example.com/${team}/${app}`;
  return {
    metadata: {
      name: `${app}-${environment}`,
      namespace: 'argocd',
      resourceVersion: String(resourceVersion),
      creationTimestamp: time(0),
      labels: {
        'backstage.io/kubernetes-id': app,
        environment,
        'app.kubernetes.io/part-of': team,
      },
      annotations: { 'backstage.io/entity-ref': `component:default/${app}` },
    },
    spec: {
      project: team,
      source: {
        repoURL: `https://gitlab.example.com/${team}/${app}.git`,
        path: 'helm',
        targetRevision: 'main',
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: `${app}-${environment}`,
      },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
    status: {
      sync: { status: 'Synced', revision: sha(index + round) },
      health: {
        status: isBroken(index + round) ? 'Degraded' : 'Healthy',
        lastTransitionTime: time(index + round),
      },
      resources: ['ConfigMap', 'Service', 'Deployment', 'Ingress'].map(
        kind => ({
          group: { Deployment: 'apps', Ingress: 'networking.k8s.io' }[kind],
          version: 'v1',
          kind,
          namespace: `${app}-${environment}`,
          name: app,
          status: 'Synced',
          health: { status: 'Healthy' },
        }),
      ),
      summary: {
        images: [`${image}/api:${sha(index)}`, `${image}/web:${sha(index)}`],
      },
      operationState: {
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        startedAt: time(index),
        finishedAt: time(index + 3),
        operation: { initiatedBy: { automated: true } },
        syncResult: { revision: sha(index + round) },
      },
      history: Array.from({ length: 10 }, (_, entry) => ({
        id: entry,
        revision: sha(index + round + entry - 9),
        deployStartedAt: time(index + entry * 86_400),
        deployedAt: time(index + entry * 86_400 + 4),
        initiatedBy: { automated: true },
      })),
    },
  };
}

/** What GitLab has of the repository of four applications: its commits, newest first; the newest ones are deployed. */
export function rawRepository(path: string) {
  const [, app] = /^team-\d+\/app-\d+-(\d+)$/.exec(path) ?? [];
  const dev = Number(app) * environments.length;
  const newest = dev + environments.length - 1;
  const page = `https://gitlab.example.com/${path}`;
  return {
    images: ['api', 'web'].map((name, index) => ({
      id: index + 1,
      path: `${path}/${name}`,
      location: `registry.example.com/${path}/${name}`,
    })),
    commits: Array.from({ length: 20 }, (_, age) => {
      const id = sha(newest - age);
      return {
        id,
        title: `Change ${newest - age}`,
        author_name: 'Maria Example',
        committed_date: time(newest - age),
        web_url: `${page}/-/commit/${id}`,
      };
    }),
    pipelines: Array.from({ length: 20 }, (_, age) => ({
      id: age + 1,
      sha: sha(newest - age),
      status: 'success',
      source: 'push',
      web_url: `${page}/-/pipelines/${age + 1}`,
      created_at: time(newest - age),
    })),
  };
}

/** The projects of an instance, those first whose applications stand first where people look: the broken ones. */
export function projectsOf(size: number): number[] {
  const isFirst = (project: number) =>
    environments.some((_, at) => isBroken(project * environments.length + at));
  return Array.from(
    { length: size / environments.length },
    (_, project) => project,
  ).sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
}

/** The entity that four applications of an instance belong to. */
export function componentEntity(instance: number, index: number) {
  const app = `app-${instance}-${index}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: app,
      namespace: 'default',
      annotations: {
        'argocd/app-selector': `backstage.io/kubernetes-id=${app}`,
      },
    },
    spec: { owner: `group:default/team-${index % 200}` },
    relations: [
      { type: 'ownedBy', targetRef: `group:default/team-${index % 200}` },
    ],
  };
}

/** The number of an application among those of its instance, by its name. */
export function indexOf(name: string): number {
  const [, app, environment] = /^app-\d+-(\d+)-(\w+)$/.exec(name) ?? [];
  return Number(app) * 4 + environments.indexOf(environment);
}

/** The pods of an application, two of each image. */
export function rawTree(name: string) {
  const instance = name.split('-')[1];
  const index = indexOf(name);
  const { images } = rawApplication(Number(instance), index, 0).status.summary;
  const nodes = images.flatMap(image => {
    const service = image.split(/[/:]/).slice(-2)[0];
    const object = (kind: string, uid: string, parent?: object) => ({
      ...(kind !== 'Pod' && { group: 'apps' }),
      version: 'v1',
      kind,
      namespace: name,
      name: uid,
      uid,
      ...(parent && { parentRefs: [parent] }),
      health: { status: 'Healthy' },
      createdAt: time(index),
    });
    const deployment = object('Deployment', `${name}-${service}`);
    const set = {
      ...object('ReplicaSet', `${name}-${service}-1`, deployment),
      info: [{ name: 'Revision', value: 'Rev:1' }],
    };
    const pods = [0, 1].map(pod => ({
      ...object('Pod', `${name}-${service}-1-${pod}`, set),
      images: [image],
      info: [
        { name: 'Status Reason', value: 'Running' },
        { name: 'Containers', value: '1/1' },
      ],
      networkingInfo: { labels: { 'app.kubernetes.io/component': service } },
    }));
    return [deployment, set, ...pods];
  });
  return { nodes };
}
