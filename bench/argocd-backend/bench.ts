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

// npm run -s bench -- argocd-backend: what the back end costs, one figure a line. docs/performance.md explains them.
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ApplicationListQuery } from '@slipway/plugin-argocd-common';
import { ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import knexFactory from 'knex';
import { ArgocdClient } from '../../plugins/argocd-backend/src/argocd/ArgocdClient';
import { createServices } from '../../plugins/argocd-backend/src/createServices';
import {
  applicationResourceRef,
  applicationRules,
  argocdApplicationConditions,
} from '../../plugins/argocd-backend/src/permissions/rules';
import { naivePage } from '../../plugins/argocd-backend/src/service/__testUtils__/naivePage';
import { ApplicationStore } from '../../plugins/argocd-backend/src/store/ApplicationStore';
import { ApplicationWatcher } from '../../plugins/argocd-backend/src/watcher/ApplicationWatcher';
import { toRecord } from '../../plugins/argocd-backend/src/argocd/toRecord';
import { percentile } from '../percentile';
import { componentEntity, firstVersion, rawApplication } from './applications';
import { silentLogger } from '../../plugins/argocd-backend/src/__testUtils__/silentLogger';

const instanceCount = 5;
const perInstance = 5_000;
const entityCount = 2_000;

const user = mockCredentials.user('user:default/viewer');
const member = mockCredentials.user('user:default/member');

function print(name: string, value: number, unit: string, digits = 1): void {
  process.stdout.write(`${name} ${value.toFixed(digits)} ${unit}\n`);
}

/** What a stub may answer. */
interface Answer {
  port: number;
  at: number;
  calls: Record<string, number>;
}

/** The next answer of a stub; the loader of TypeScript sends messages of its own. */
function answerOf<Key extends keyof Answer>(
  child: ChildProcess,
  key: Key,
): Promise<Answer[Key]> {
  return new Promise(resolve => {
    const listen = (message: Partial<Answer>) => {
      const answer = message[key];
      if (answer !== undefined) {
        child.off('message', listen);
        resolve(answer);
      }
    };
    child.on('message', listen);
  });
}

function request<Key extends keyof Answer>(
  child: ChildProcess,
  message: object,
  key: Key,
): Promise<Answer[Key]> {
  const answer = answerOf(child, key);
  child.send(message);
  return answer;
}

async function startProcess(file: string, args: string[] = []) {
  const child = fork(path.join(__dirname, file), args);
  const port = await answerOf(child, 'port');
  return { child, url: `http://127.0.0.1:${port}` };
}

const startStub = (instance: number, size: number) =>
  startProcess('stub.ts', [String(instance), String(size)]);

/** Calls of all stubs to some paths. */
async function countCalls(
  children: ChildProcess[],
  isCounted: (called: string) => boolean,
): Promise<number> {
  const all = await Promise.all(
    children.map(child => request(child, {}, 'calls')),
  );
  return all
    .flatMap(calls => Object.entries(calls))
    .filter(([called]) => isCounted(called))
    .reduce((total, [, count]) => total + count, 0);
}

const isTree = (called: string) => called.endsWith('/resource-tree');

/** Calls of all stubs that a watch does not make by itself, nor a change. */
const viewCalls = (children: ChildProcess[]) =>
  countCalls(
    children,
    called => !called.endsWith('/api/version') && !isTree(called),
  );

/** Memory of applications alone: the same records in a store, after the garbage is collected. */
function memory(): void {
  const used = () => {
    global.gc!();
    global.gc!();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return heapUsed + external + arrayBuffers;
  };
  const before = used();
  const store = new ApplicationStore();
  const size = instanceCount * perInstance;
  for (let index = 0; index < size; index += 1) {
    const instance = index % instanceCount;
    // Through JSON, as they really come, so that no text is shared.
    const raw = JSON.parse(
      JSON.stringify(
        rawApplication(instance, Math.floor(index / instanceCount), index),
      ),
    );
    store.upsert(
      toRecord(`argo-${instance}`, raw, {
        complete: true,
        defaultNamespace: 'argocd',
      }),
    );
  }
  print(
    'resident-kb-per-application',
    (used() - before) / store.size / 1024,
    'kB',
    2,
  );
}

type Services = Awaited<ReturnType<typeof createServices>>;

/** The list among all applications, beside a plain one that looks at each of them as often as there is a question. */
async function applicationsPages(services: Services): Promise<void> {
  const { applicationList, links, store } = services;
  const query: ApplicationListQuery = { limit: 100, order: 'verdict' };
  const p50 = async (run: () => unknown, before = () => {}) => {
    const took: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      before();
      const begun = performance.now();
      await run();
      took.push(performance.now() - begun);
    }
    return percentile(took, 0.5);
  };
  const plain = await p50(() =>
    naivePage(store.all(), {
      query,
      linksOf: application => links.getLinks(application),
      isOld: () => false,
      isAllowed: () => true,
      isVisible: () => true,
      skip: 0,
    }),
  );
  const page = (change: ApplicationListQuery = {}, who = user) =>
    applicationList.page({ ...query, ...change }, who);
  // A row costs most once GitLab has told of its repository, which it is asked only where an entity has the application.
  const known = async () =>
    (await page()).items.filter(({ version }) => version.has !== 'unknown')
      .length;
  for (let before = -1; before < (await known()); await wait(10_000)) {
    before = await known();
  }
  print('applications-page-rows-with-changes', await known(), 'rows', 0);
  const begun = performance.now();
  await page();
  print('applications-first-page-ms', performance.now() - begun, 'ms', 1);
  print('applications-plain-page-p50-ms-25000-apps', plain, 'ms', 1);
  const name = 'applications-page-p50-ms-25000-apps';
  const fast = await p50(() => page());
  print(name, fast, 'ms', 1);
  print('applications-page-times-as-fast', plain / fast, 'times', 1);
  let round = 0;
  const [first] = store.listByInstance('argo-0');
  print(
    `${name}-after-change`,
    await p50(page, () => {
      round += 1;
      const record = store.get(first)!;
      store.upsert({ ...record, images: [`changed:${round}`] });
    }),
    'ms',
    1,
  );
  print(
    `${name}-search`,
    await p50(() => page({ search: 'team-7 prod', verdict: ['live'] })),
    'ms',
    1,
  );
  print(`${name}-conditional`, await p50(() => page({}, member)), 'ms', 1);
  const { items } = await page();
  const text = JSON.stringify(items);
  print(
    'applications-page-kb-per-application',
    text.length / 1024 / items.length,
    'kB',
    2,
  );
}

async function views(): Promise<void> {
  const stubs = await Promise.all(
    Array.from({ length: instanceCount }, (_, instance) =>
      startStub(instance, perInstance),
    ),
  );
  const children = stubs.map(({ child }) => child);
  const entities = Array.from({ length: entityCount }, (_, index) =>
    componentEntity(index % instanceCount, Math.floor(index / instanceCount)),
  );
  const byRef = new Map(
    entities.map(entity => [
      `component:default/${entity.metadata.name}`,
      entity,
    ]),
  );
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  const signalled: (() => void)[] = [];
  const conditional: PolicyDecision = {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'argocd',
    resourceType: 'argocd-application',
    conditions: argocdApplicationConditions.isLinkedToOwnedEntity({
      claims: ['group:default/team-7', 'group:default/team-8'],
    }),
  };
  const permissions: PermissionsService = {
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async (requests, options) =>
      requests.map(() =>
        'credentials' in options && options.credentials === member
          ? conditional
          : { result: AuthorizeResult.ALLOW },
      ),
  };
  const permissionsRegistry = await ServiceFactoryTester.from(
    permissionsRegistryServiceFactory,
    { dependencies: [mockServices.rootHttpRouter.factory()] },
  ).getSubject('argocd');
  permissionsRegistry.addResourceType({
    resourceRef: applicationResourceRef,
    rules: Object.values(applicationRules),
  });
  const gitlab = await startProcess('gitlab.ts');
  const services = await createServices({
    argocd: {
      instances: stubs.map(({ url }, index) => ({
        name: `argo-${index}`,
        url,
        namespace: 'argocd',
        clusters: [],
        headers: {},
        deadlineMs: 15_000,
        reconciliationMs: 180_000,
        read: { kind: 'none' },
        registration: {},
        links: [],
      })),
      repositoryHosts: [],
      provision: {
        environments: ['dev'],
        namespacePattern: '{name}-{environment}',
        systemNamespaces: [],
        reserved: [],
        adopted: [],
      },
      history: { retentionMs: 1 },
      warnings: [],
    },
    auth: mockServices.auth(),
    // Its own look-up goes through all entities each time.
    catalog: Object.assign(catalogServiceMock({ entities }), {
      getEntityByRef: async (ref: string | CompoundEntityRef) =>
        byRef.get(typeof ref === 'string' ? ref : stringifyEntityRef(ref)),
      getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => ({
        items: entityRefs.map(ref => byRef.get(ref)),
      }),
    }),
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host: 'gitlab.example.com',
              baseUrl: 'https://gitlab.example.com',
              apiBaseUrl: `${gitlab.url}/api/v4`,
            },
          ],
        },
      }),
    ),
    knex,
    logger: silentLogger,
    permissions,
    permissionsRegistry,
    signals: {
      publish: async () => signalled.splice(0).forEach(f => f()),
    },
    userInfo: mockServices.userInfo(),
  });
  services.instances.start();
  while (
    services.instances.statuses().some(({ status }) => status !== 'live') ||
    services.store.size < instanceCount * perInstance
  ) {
    await wait(20);
  }
  // The first connection asks for what a list leaves out, one by one; that is the watch, not a viewer.
  let calls = await viewCalls(children);
  for (;;) {
    await wait(5_000);
    const now = await viewCalls(children);
    if (now === calls) {
      break;
    }
    calls = now;
  }

  const view = (index: number) =>
    services.entities.applications(
      {
        kind: 'component',
        namespace: 'default',
        name: entities[index].metadata.name,
      },
      user,
    );
  await view(0);
  print(
    'argo-calls-per-entity-view-5-instances',
    (await viewCalls(children)) - calls,
    'calls',
    0,
  );
  await Promise.all(
    Array.from({ length: 100 }, (_, index) => view(index % 20)),
  );
  print(
    'argo-calls-100-viewers-5-instances',
    (await viewCalls(children)) - calls,
    'calls',
    0,
  );

  const took: number[] = [];
  for (let index = 0; index < entityCount; index += 1) {
    const begun = performance.now();
    await view(index);
    took.push(performance.now() - begun);
  }
  print('entity-query-p50-ms-25000-apps', percentile(took, 0.5), 'ms', 2);
  print('entity-query-p99-ms-25000-apps', percentile(took, 0.99), 'ms', 2);

  const answer = await view(1);
  const text = JSON.stringify(answer);
  const { length } = answer.applications;
  print('browser-kb-per-application', text.length / 1024 / length, 'kB', 2);
  print(
    'browser-gzip-kb-per-application',
    gzipSync(text).length / 1024 / length,
    'kB',
    2,
  );

  const begun = performance.now();
  await services.links.refresh();
  for (const application of services.store.all()) {
    services.links.getLinks(application);
  }
  print(
    'entity-links-s-2000-entities-25000-apps',
    (performance.now() - begun) / 1000,
    's',
    2,
  );
  await applicationsPages(services);

  const reached: number[] = [];
  for (let round = 1; round <= 60; round += 1) {
    const signal = new Promise<number>(resolve =>
      signalled.push(() => resolve(Date.now())),
    );
    const at = await request(children[0], { one: 7, round }, 'at');
    reached.push((await signal) - at);
    await wait(Math.random() * 60);
  }
  print('change-to-signal-p95-ms', percentile(reached, 0.95), 'ms', 0);

  print(
    'argo-trees-per-application',
    (await countCalls(children, isTree)) / services.store.size,
    'calls',
    2,
  );
  children.slice(1).forEach(child => child.kill());
  await services.stop();
  await knex.destroy();
  children[0].kill();
  gitlab.child.kill();
}

/** Events of a stream into the store, on one core; the sender has the other one. */
async function events(): Promise<void> {
  const size = 5_000;
  const count = 60_000;
  const { child, url } = await startStub(0, size);
  const store = new ApplicationStore();
  const awaited = new Set<string>();
  const watcher = new ApplicationWatcher({
    instance: { name: 'argo-0', namespace: 'argocd' },
    client: new ArgocdClient({ url, credential: { kind: 'none' } }),
    store,
    logger: silentLogger,
  });
  watcher.start();
  while (watcher.status.status !== 'live') {
    await wait(20);
  }
  // A list that is made meanwhile would take the place of events.
  await wait(8_000);
  // Every event changes its application, and is known by the version that it brings.
  for (let index = 0; index < count; index += 1) {
    const { metadata } = rawApplication(0, index % size, firstVersion + index);
    awaited.add(`${metadata.name} ${metadata.resourceVersion}`);
  }
  let arrivedAt = performance.now();
  store.onChange(changed => {
    arrivedAt = performance.now();
    for (const ref of changed) {
      awaited.delete(`${ref.name} ${store.stored(ref)?.resourceVersion}`);
    }
  });
  const begun = performance.now();
  child.send({ send: count, round: 1 });
  // What has not come when nothing comes any more is lost; a slow machine loses nothing.
  while (awaited.size > 0 && performance.now() - arrivedAt < 10_000) {
    await wait(5);
  }
  const seconds = (arrivedAt - begun) / 1000;
  print(
    'events-absorbed-per-second',
    (count - awaited.size) / seconds,
    'events/s',
    0,
  );
  print('events-lost', awaited.size, 'events', 0);
  await watcher.stop();
  child.kill();
}

async function main() {
  memory();
  await events();
  await views();
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
