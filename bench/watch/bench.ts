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

// npm run -s bench -- watch: what the watch costs an Argo CD, and how soon all is known. docs/performance.md explains it.
import { accountToken, Sandbox } from '@slipway/sandbox';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FaultProxy } from '../../plugins/argocd-backend/dev/faults/FaultProxy';
import { ArgocdClient } from '../../plugins/argocd-backend/src/argocd/ArgocdClient';
import { ApplicationStore } from '../../plugins/argocd-backend/src/store/ApplicationStore';
import { ApplicationWatcher } from '../../plugins/argocd-backend/src/watcher/ApplicationWatcher';
import {
  defaultTiming,
  WatcherTiming,
} from '../../plugins/argocd-backend/src/watcher/timing';
import { silentLogger } from '../../plugins/argocd-backend/src/__testUtils__/silentLogger';

/** So many times as fast, an hour is two minutes. */
const speed = 30;
const hourMs = 3_600_000 / speed;
/** AppProjects, ApplicationSets and clusters, each every three minutes. */
const inventoryCalls = 60;
const instanceCount = 5;
const perInstance = 5_000;

function print(name: string, value: number, unit: string, digits = 0): void {
  process.stdout.write(`${name} ${value.toFixed(digits)} ${unit}\n`);
}

function faster(timing: WatcherTiming): Partial<WatcherTiming> {
  return Object.fromEntries(
    Object.entries(timing).map(([name, value]) => [name, value / speed]),
  );
}

/** Calls in an hour in which nothing happens. */
async function idle(): Promise<void> {
  const sandbox = await Sandbox.start({
    tickMs: 3_600_000,
    comparisonMs: 3_600_000,
  });
  const proxy = new FaultProxy(sandbox.urls.global);
  await proxy.start();
  const client = new ArgocdClient({
    url: proxy.url,
    credential: { kind: 'token', token: accountToken('backstage') },
  });
  const watcher = new ApplicationWatcher({
    instance: { name: 'global', namespace: 'argocd' },
    client,
    store: new ApplicationStore(),
    logger: silentLogger,
    timing: faster(defaultTiming),
  });
  watcher.start();
  while (watcher.status.status !== 'live') {
    await wait(20);
  }
  await wait(hourMs / 60);
  const before = proxy.requests;
  await wait(hourMs);
  print(
    'argo-calls-per-hour-idle',
    proxy.requests - before + inventoryCalls,
    'calls',
  );
  await watcher.stop();
  await proxy.stop();
  await sandbox.stop();
}

/** How long an Argo CD that reloads refuses everybody while the portal watches it; 20 s with a stream that is kept. */
async function reload(name: string, isBehindProxy: boolean): Promise<void> {
  const sandbox = await Sandbox.start({
    tickMs: 3_600_000,
    comparisonMs: 3_600_000,
  });
  const proxy = new FaultProxy(sandbox.urls.global);
  await proxy.start();
  const watcher = new ApplicationWatcher({
    instance: { name: 'global', namespace: 'argocd' },
    client: new ArgocdClient({
      url: isBehindProxy ? proxy.url : sandbox.urls.global,
      credential: { kind: 'token', token: accountToken('backstage') },
    }),
    store: new ApplicationStore(),
    logger: silentLogger,
  });
  watcher.start();
  const refused: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    while (
      watcher.status.status !== 'live' ||
      sandbox.global.faults.openStreams === 0
    ) {
      await wait(20);
    }
    // Probes over HTTP are seldom by now.
    await wait(25_000 + Math.random() * 12_000);
    refused.push(await sandbox.global.reload());
  }
  print(name, Math.max(...refused), 'ms');
  await watcher.stop();
  await proxy.stop();
  await sandbox.stop();
}

async function startStub(instance: number): Promise<{
  child: ChildProcess;
  url: string;
}> {
  const child = fork(
    path.join(__dirname, '..', 'argocd-backend', 'stub.ts'),
    [instance, perInstance].map(String),
  );
  for (;;) {
    const [message] = await once(child, 'message');
    if (message.port) {
      return { child, url: `http://127.0.0.1:${message.port}` };
    }
  }
}

/** Until all is known of every application, after a start without a database. */
async function coldStart(): Promise<void> {
  const stubs = await Promise.all(
    Array.from({ length: instanceCount }, (_, index) => startStub(index)),
  );
  const store = new ApplicationStore();
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const watchers = stubs.map(({ url }, index) => {
    const watcher = new ApplicationWatcher({
      instance: { name: `argo-${index}`, namespace: 'argocd' },
      client: new ArgocdClient({ url, credential: { kind: 'none' } }),
      store,
      logger: silentLogger,
    });
    watcher.start();
    return watcher;
  });
  const isComplete = (index: number) => {
    const applications = store.listByInstance(`argo-${index}`);
    return (
      applications.length === perInstance &&
      applications.every(({ complete }) => complete)
    );
  };
  const total = instanceCount * perInstance;
  while (store.size < total) {
    await wait(20);
  }
  print(`cold-start-listed-s-${total}-apps`, seconds(), 's', 1);
  const waiting = new Set(watchers.keys());
  while (waiting.size > 0) {
    await wait(500);
    for (const index of waiting) {
      if (isComplete(index)) {
        if (waiting.size === instanceCount) {
          print(`cold-start-details-s-${perInstance}-apps`, seconds(), 's');
        }
        waiting.delete(index);
      }
    }
  }
  print(`cold-start-details-s-${total}-apps`, seconds(), 's');
  global.gc?.();
  const { rss } = process.memoryUsage();
  print(`cold-start-memory-mb-${total}-apps`, rss / 1024 / 1024, 'MB');
  await Promise.all(watchers.map(watcher => watcher.stop()));
  stubs.forEach(({ child }) => child.kill());
}

/** @param names - what to measure; everything where none is named */
async function main(names: string[]) {
  const isMeant = (name: string) => names.length === 0 || names.includes(name);
  // What is faster than it really is needs the machine for itself.
  if (isMeant('idle')) {
    await idle();
  }
  if (isMeant('reload')) {
    await Promise.all([
      reload('reload-refused-ms', false),
      reload('reload-refused-ms-behind-proxy', true),
    ]);
  }
  if (isMeant('cold-start')) {
    await coldStart();
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
