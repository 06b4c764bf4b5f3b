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

import { clusterAddresses } from '@slipway/sandbox';
import fc from 'fast-check';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import request from 'supertest';
import { ArgocdBackend, userEntity } from './__testUtils__/ArgocdBackend';
import { Mutation, mutated, mutations } from './__testUtils__/mutations';
import {
  provisionRequest,
  ProvisionRequestBody,
} from './__testUtils__/provisionRequest';
import { SandboxRepository } from './__testUtils__/SandboxRepository';

jest.setTimeout(600_000);

/** npm run -s provision-fuzz sends more, from other seeds. */
const runs = Number(process.env.FUZZ_RUNS ?? 250);
const seed = Number(process.env.FUZZ_SEED ?? 14);
/** One person has only so many requests within a minute. */
const persons = 100;

const cluster = 'https://kubernetes.default.svc';
const honestNames = ['fresh-dev', 'fresh-staging'];
const syncOption =
  /^(CreateNamespace=true|(ApplyOutOfSyncOnly|FailOnSharedResource|PruneLast|RespectIgnoreDifferences|ServerSideApply)=(true|false)|PrunePropagationPolicy=(foreground|background))$/;
const inside = /^(?!.*\.\.)[\w.-][\w./-]*$/;

type World = ArgocdBackend['sandbox']['global']['world'];
type HeldProject = NonNullable<ReturnType<World['projects']['get']>>;
type HeldApplication = NonNullable<ReturnType<World['application']>>;

/** What of the objects is a project's own affair becomes `free` where it is harmless, and stays where it is not. */
function freed(value: unknown, isHarmless: (text: string) => boolean): unknown {
  return value === undefined ||
    (typeof value !== 'object' && isHarmless(String(value)))
    ? 'free'
    : value;
}

function isOneOf(value: unknown, allowed: unknown[]): boolean {
  return allowed.some(item => isDeepStrictEqual(item, value));
}

/** Whether a browser goes to one of the pages, or below it. */
function leadsTo(link: string, roots: string[]): boolean {
  const { origin, pathname } = new URL(link);
  return roots.some(root => {
    const page = new URL(root);
    return (
      origin === page.origin &&
      `${pathname}/`.startsWith(`${page.pathname.replace(/\/$/, '')}/`)
    );
  });
}

/** An AppProject with all that it permits. */
function normalProject({ metadata, spec }: HeldProject, urls: string[]) {
  const { name } = metadata;
  const {
    clusterResourceWhitelist = [],
    description,
    namespaceResourceBlacklist = [],
    sourceRepos = [],
    ...rest
  }: Record<string, unknown> = { ...spec };
  const refused = ['ResourceQuota', 'LimitRange', 'RoleBinding'];
  return {
    name,
    ...rest,
    description: freed(description, () => true),
    sourceRepos: (sourceRepos as string[]).map(url =>
      urls.includes(url) ? 'own' : url,
    ),
    clusterResourceWhitelist: isOneOf(clusterResourceWhitelist, [
      [],
      [{ group: '', kind: 'Namespace', name }],
    ])
      ? 'own'
      : clusterResourceWhitelist,
    refusedKinds: refused.filter(kind =>
      (namespaceResourceBlacklist as { kind: string }[]).some(
        item => item.kind === kind,
      ),
    ),
  };
}

const honestProject = (name: string) => ({
  name,
  description: 'free',
  destinations: [{ server: cluster, namespace: name }],
  sourceRepos: ['own'],
  clusterResourceWhitelist: 'own',
  refusedKinds: ['ResourceQuota', 'LimitRange', 'RoleBinding'],
});

/** An Application with all that decides what is deployed where. */
function normalApplication(
  { metadata, spec }: HeldApplication,
  urls: string[],
) {
  const roots = ['https://portal.example.com', ...urls];
  const { annotations = {}, name, namespace } = metadata;
  const { source, syncPolicy, revisionHistoryLimit, ...rest } =
    spec as unknown as Record<string, Record<string, unknown>>;
  const { helm, path, repoURL, targetRevision, ...sourceRest } = source;
  const { valueFiles = [], ...helmRest } = (helm ?? {}) as {
    valueFiles?: string[];
  };
  const { automated, managedNamespaceMetadata, retry, ...policyRest } =
    syncPolicy;
  const { syncOptions = [], ...policyOther } = policyRest as {
    syncOptions?: string[];
  };
  return {
    name,
    namespace,
    entity: annotations['backstage.io/entity-ref'],
    steering: Object.keys(annotations).filter(key =>
      /^(notifications|argocd-image-updater)/.test(key),
    ),
    foreignLinks: Object.entries(annotations).flatMap(([key, value]) =>
      key.startsWith('link.argocd.argoproj.io/') && !leadsTo(value, roots)
        ? [value]
        : [],
    ),
    ...rest,
    revisionHistoryLimit: freed(revisionHistoryLimit, text =>
      /^\d+$/.test(text),
    ),
    source: {
      ...sourceRest,
      ...helmRest,
      repoURL: urls.includes(String(repoURL)) ? 'own' : repoURL,
      path: freed(path, text => inside.test(text)),
      targetRevision: freed(targetRevision, text =>
        /^\w[\w./+@-]*$/.test(text),
      ),
      isHelm: valueFiles.length > 0,
      valueFiles: valueFiles.filter(file => !inside.test(file)),
    },
    syncPolicy: {
      ...policyOther,
      automatic: Object.values(automated ?? {}).every(
        value => typeof value === 'boolean',
      ),
      tries: typeof retry,
      createsNamespace: syncOptions.includes('CreateNamespace=true'),
      syncOptions: syncOptions.filter(option => !syncOption.test(option)),
      podSecurity: isOneOf(
        managedNamespaceMetadata,
        ['restricted', 'baseline'].map(level => ({
          labels: { 'pod-security.kubernetes.io/enforce': level },
        })),
      )
        ? 'required'
        : managedNamespaceMetadata,
    },
  };
}

const honestApplication = (name: string) => ({
  name,
  namespace: 'argocd',
  entity: 'system:default/fresh',
  steering: [],
  foreignLinks: [],
  project: name,
  destination: { server: cluster, namespace: name },
  revisionHistoryLimit: 'free',
  source: {
    repoURL: 'own',
    path: 'free',
    targetRevision: 'free',
    isHelm: true,
    valueFiles: [],
  },
  syncPolicy: {
    automatic: true,
    tries: expect.stringMatching(/^(undefined|object)$/),
    createsNamespace: true,
    syncOptions: [],
    podSecurity: 'required',
  },
});

describe('a changed request for a provisioning', () => {
  let backend: ArgocdBackend;
  let repositories: SandboxRepository[];
  let evil: Server;
  let evilRequests: number;
  let honest: ProvisionRequestBody;
  let hostile: unknown[];
  let urls: string[];
  let count = 0;

  const world = () => backend.sandbox.global.world;
  const isOwn = (name: string) => !['default', 'victim-dev'].includes(name);

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: Array.from({ length: persons }, (_, index) =>
        userEntity(`maria-${index}`, 2),
      ),
    });
    const { sandbox } = backend;
    repositories = [
      await SandboxRepository.create(sandbox, 'fresh'),
      await SandboxRepository.create(sandbox, 'victim'),
    ];
    const [own, other] = repositories;
    for (const repository of repositories) {
      await repository.commit('first', {
        'helm/Chart.yaml': 'apiVersion: v2\nname: fresh\nversion: 0.1.0\n',
        'helm/values.yaml': '',
        'helm/values-dev.yaml': '',
        'helm/values-staging.yaml': '',
      });
    }
    const victim = sandbox.gitlab.findProject(other.fullPath)!;
    // Maria may read it, and no more.
    victim.namespace = 'team-web';
    victim.members.maria = 30;
    world().addProject('victim-dev', { sourceRepos: ['theirs'] });
    world().addApplication(
      { name: 'victim-dev' },
      {
        project: 'victim-dev',
        source: { repoURL: 'theirs', path: 'helm', targetRevision: 'main' },
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'victim-dev',
        },
      },
    );
    evil = createServer((req, res) => {
      evilRequests += 1;
      res.setHeader('Content-Type', 'application/json');
      res.end(
        JSON.stringify({
          id: Number(/\d+$/.exec(req.url ?? '')?.[0] ?? 2),
          state: 'active',
          access_level: 50,
          path_with_namespace: 'team-web/victim',
        }),
      );
    });
    await new Promise<void>(resolve => evil.listen(0, 'localhost', resolve));
    const evilHost = `localhost:${(evil.address() as AddressInfo).port}`;
    const { host } = new URL(sandbox.urls.gitlab);
    honest = provisionRequest({
      host,
      projectId: sandbox.gitlab.findProject(own.fullPath)!.id,
      path: own.fullPath,
      project: 'fresh',
      environments: ['dev', 'staging'],
      userToken: sandbox.personalToken('maria'),
    });
    urls = [sandbox.urls.gitlab, clusterAddresses.gitlab].flatMap(base => [
      `${base}/${own.fullPath}`,
      `${base}/${own.fullPath}.git`,
    ]);
    hostile = [
      null,
      true,
      0,
      -1,
      '',
      '*',
      [],
      {},
      [{}],
      ['*'],
      victim.id,
      String(victim.id),
      99_999,
      evilHost,
      `http://${evilHost}`,
      new URL(clusterAddresses.gitlab).host,
      'gitlab.com',
      `${clusterAddresses.gitlab}/team-web/victim.git`,
      `${sandbox.urls.gitlab}/team-web/victim`,
      `http://${evilHost}/${own.fullPath}.git`,
      sandbox.personalToken('mallory'),
      sandbox.personalToken('deniz'),
      'victim',
      'victim-dev',
      'system:default/victim',
      'default',
      'kube-system',
      'argocd',
      'fresh',
      'fresh-dev',
      'fresh-staging',
      'fresh-production',
      'in-cluster',
      'https://elsewhere.example.com',
      'privileged',
      'baseline',
      'Replace=true',
      'Force=true',
      'Validate=false',
      'PruneLast=true',
      { server: '*', namespace: '*' },
      { group: '*', kind: '*' },
      { group: '', kind: 'Namespace', name: 'victim-dev' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
      '../..',
      'ClusterRole',
      'ApplicationSet',
      'argoproj.io/v1beta1',
      'task-2',
    ];
  });

  beforeEach(() => {
    evilRequests = 0;
  });

  afterAll(async () => {
    await Promise.all(
      (repositories ?? []).map(repository => repository.remove()),
    );
    await new Promise(resolve => evil.close(resolve));
    await backend?.stop();
  });

  const send = (body: unknown) => {
    count += 1;
    return backend
      .asTask(
        request(backend.server).post('/api/argocd/instances/global/provision'),
        `user:default/maria-${count % persons}`,
      )
      .set('Content-Type', 'application/json')
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  };

  function reset() {
    world()
      .sortedApplications()
      .filter(({ metadata }) => isOwn(metadata.name))
      .forEach(item => world().remove(item));
    [...world().projects.keys()]
      .filter(isOwn)
      .forEach(name => world().projects.delete(name));
  }

  /** What Argo CD holds beside what was there before, in its normal form. */
  function held() {
    return {
      projects: [...world().projects.values()]
        .filter(({ metadata }) => isOwn(metadata.name))
        .map(project => normalProject(project, urls)),
      applications: world()
        .sortedApplications()
        .filter(({ metadata }) => isOwn(metadata.name))
        .map(application => normalApplication(application, urls)),
      victim: {
        project: world().projects.get('victim-dev')?.spec,
        source: world().application('victim-dev', 'argocd')?.spec.source,
      },
    };
  }

  /** The objects of an honest request for these environments; none where it was refused. */
  const honestly = (names: string[]) => ({
    projects: names.map(honestProject),
    applications: names.map(honestApplication),
    victim: {
      project: { sourceRepos: ['theirs'] },
      source: { repoURL: 'theirs', path: 'helm', targetRevision: 'main' },
    },
  });

  it('is honest to begin with', async () => {
    expect((await send(honest)).status).toBe(201);
    expect(held()).toEqual(honestly(honestNames));
    reset();
  });

  it(`is refused, or equals the honest one: ${runs} of them`, async () => {
    const outcomes = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(mutations, async (changes: Mutation[]) => {
        const body = mutated(honest, changes, hostile);
        const { status, text } = await send(body);
        outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
        const found = held();
        reset();
        expect([201, 400, 403]).toContain(status);
        expect(text).not.toContain(honest.userToken);
        // A change may leave out a whole environment, or name them in another order.
        const names = honestNames.filter(
          name =>
            status === 201 && JSON.stringify(body.manifests).includes(name),
        );
        expect({
          ...found,
          projects: [...found.projects].sort((a, b) =>
            a.name < b.name ? -1 : 1,
          ),
        }).toEqual(honestly(names));
      }),
      { numRuns: runs, seed },
    );
    // Both ends are reached, or nothing would be shown.
    expect(outcomes.get(201)).toBeGreaterThan(runs / 50);
    expect(outcomes.get(400)).toBeGreaterThan(runs / 2);
    expect(outcomes.get(403)).toBeGreaterThan(runs / 100);
    expect(evilRequests).toBe(0);
  });

  it.each([
    ['project', 'victim'],
    ['entityRef', 'system:default/victim'],
    ['userToken', 'x'],
    ['projectId', 99_999],
    ['host', 'evil.example'],
    ['manifests', []],
  ])(
    'counts the last of two keys %s, as the one reader of it does',
    async (key, value) => {
      const text = JSON.stringify(honest);
      const first = `${JSON.stringify(key)}:${JSON.stringify(value)},`;
      const doubled = text.replace(`"${key}":`, `${first}"${key}":`);
      expect(doubled).not.toBe(text);
      expect((await send(doubled)).status).toBe(201);
      expect(held()).toEqual(honestly(honestNames));
      reset();
    },
  );
});
