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
import { PermissionsService } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { silentLogger } from '../../plugins/argocd-backend/src/__testUtils__/silentLogger';
import { ArgocdClient } from '../../plugins/argocd-backend/src/argocd/ArgocdClient';
import { toRecord } from '../../plugins/argocd-backend/src/argocd/toRecord';
import { argocdApplicationConditions } from '../../plugins/argocd-backend/src/permissions/rules';
import { ApplicationStore } from '../../plugins/argocd-backend/src/store/ApplicationStore';
import { ApplicationWatcher } from '../../plugins/argocd-backend/src/watcher/ApplicationWatcher';
import { percentile } from '../percentile';
import {
  componentEntity,
  firstVersion,
  projectsOf,
  rawApplication,
} from './applications';
import { applicationsPages } from './applicationsPages';
import { asView, callsOf, countCalls as countOwnCalls } from './calls';
import { createPortal } from './portal';
import { print, progress } from './print';

const instanceCount = 5;
const perInstance = 5_000;
const entityCount = 2_000;

const user = mockCredentials.user('user:default/viewer');
const member = mockCredentials.user('user:default/member');

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

const isTree = (called: string) => /\/resource-tree(\?|$)/.test(called);

/** Calls to Argo CD that are no reading of pods, which comes once per application and change. */
const isArgocd = (urls: string[]) => (called: string) =>
  urls.some(url => called.startsWith(url)) && !isTree(called);

/** All applications with the numbers of their instances. */
function* rawApplications(): Generator<
  [instance: number, application: ReturnType<typeof rawApplication>]
> {
  for (let index = 0; index < instanceCount * perInstance; index += 1) {
    const instance = index % instanceCount;
    const number = Math.floor(index / instanceCount);
    yield [instance, rawApplication(instance, number, index % firstVersion)];
  }
}

const toFullRecord = (
  instance: number,
  application: ReturnType<typeof rawApplication>,
) =>
  toRecord(`argo-${instance}`, application, {
    complete: true,
    defaultNamespace: 'argocd',
  });

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
  for (const [instance, application] of rawApplications()) {
    // Through JSON, as they really come, so that no text is shared.
    store.upsert(
      toFullRecord(instance, JSON.parse(JSON.stringify(application))),
    );
  }
  print(
    'resident-kb-per-application',
    (used() - before) / store.size / 1024,
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
  const projects = projectsOf(perInstance);
  const entities = Array.from({ length: entityCount }, (_, index) =>
    componentEntity(
      index % instanceCount,
      projects[Math.floor(index / instanceCount)],
    ),
  );
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
  const gitlab = await startProcess('gitlab.ts');
  const { services, stop } = await createPortal({
    argocds: stubs.map(({ url }, index) => ({
      name: `argo-${index}`,
      url,
      read: { kind: 'none' },
    })),
    entities,
    gitlabUrl: gitlab.url,
    permissions,
    onSignal: () => signalled.splice(0).forEach(f => f()),
  });
  // As when all of them were read one by one, which takes minutes that are no viewer's.
  progress('takes in the details of all applications');
  for (const [instance, application] of rawApplications()) {
    services.store.upsert(toFullRecord(instance, application));
  }
  progress('reads the catalog and lists all applications');
  await services.links.refresh();
  countOwnCalls();
  services.instances.start();
  services.repositoryChanges.start();
  while (
    services.instances.statuses().some(({ status }) => status !== 'live') ||
    services.store.size < instanceCount * perInstance
  ) {
    await wait(20);
  }
  const entityRef = (index: number) => ({
    kind: 'component',
    namespace: 'default',
    name: entities[index].metadata.name,
  });
  /** What the card asks. */
  const view = (index: number) =>
    services.entities.applications(entityRef(index), user);
  /** What the tab asks. */
  const tab = (index: number) =>
    Promise.all([
      view(index),
      services.entities.delivery(entityRef(index), user),
    ]);
  /** What it asks for its deployments. */
  const deployments = (index: number) =>
    services.entities.deployments(entityRef(index), { limit: 50 }, user);
  const argocd = isArgocd(stubs.map(({ url }) => url));
  const before = callsOf(argocd);
  const isGitlab = (called: string) => called.startsWith(gitlab.url);
  const callsOfViews = async (name: string, look: () => Promise<unknown>) => {
    const counted = () => [argocd, isGitlab].map(of => callsOf(of).view);
    const already = counted();
    await asView(look);
    let called = counted();
    // What it has begun in the background counts as well.
    for (let settled: number[] = []; `${settled}` !== `${called}`; ) {
      await wait(2_000);
      settled = called;
      called = counted();
    }
    print(`argo-calls-per-${name}`, called[0] - already[0], 'calls', 0);
    print(`gitlab-calls-per-${name}`, called[1] - already[1], 'calls', 0);
  };
  progress('counts the calls of those who look');
  await callsOfViews('first-card', () => view(0));
  await callsOfViews('card', () => view(0));
  await callsOfViews('first-tab', () => tab(1));
  await callsOfViews('tab', () => tab(1));
  // Each commit that GitLab has not told of is asked for once, whatever shows it.
  await callsOfViews('first-deployments', () => deployments(1));
  await callsOfViews('deployments', () => deployments(1));
  await callsOfViews('100-viewers-of-tab', () =>
    Promise.all(Array.from({ length: 100 }, (_, index) => tab(index % 20))),
  );
  print(
    'argo-calls-of-the-watch-meanwhile',
    callsOf(argocd).own - before.own,
    'calls',
    0,
  );

  await applicationsPages(services, {
    user,
    member,
    callsOfViews,
    async lookAt(names) {
      const shown = new Set(names.map(name => name.replace(/-\w+$/, '')));
      await Promise.all(
        entities.flatMap(({ metadata: { name } }, index) =>
          shown.has(name) ? [view(index)] : [],
        ),
      );
    },
  });

  progress('asks for every entity');
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
  progress('waits for signals');
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
  await stop();
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

/** @param names - what to measure; everything where none is named */
async function main(names: string[]) {
  const isMeant = (name: string) => names.length === 0 || names.includes(name);
  if (isMeant('memory')) {
    memory();
  }
  if (isMeant('events')) {
    await events();
  }
  if (isMeant('views')) {
    await views();
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
