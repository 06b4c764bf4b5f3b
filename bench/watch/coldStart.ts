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

import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { silentLogger } from '../../plugins/argocd-backend/src/__testUtils__/silentLogger';
import { ArgocdClient } from '../../plugins/argocd-backend/src/argocd/ArgocdClient';
import { ApplicationStore } from '../../plugins/argocd-backend/src/store/ApplicationStore';
import { ApplicationWatcher } from '../../plugins/argocd-backend/src/watcher/ApplicationWatcher';
import { print, progress } from '../argocd-backend/print';

const perInstance = 5_000;

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

/**
 * Until all is known of every application, after a start without a database.
 *
 * @param instances - with 5,000 applications each
 */
export async function coldStart(instances: number): Promise<void> {
  const total = instances * perInstance;
  const stubs = await Promise.all(
    Array.from({ length: instances }, (_, index) => startStub(index)),
  );
  const store = new ApplicationStore();
  progress(`lists ${total} applications`);
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
  while (store.size < total) {
    await wait(20);
  }
  print(`cold-start-listed-s-${total}-apps`, seconds(), 's');
  const known = () =>
    [...store.all()].filter(({ complete }) => complete).length;
  for (let count = 0, told = 0; count < total; count = known()) {
    if (count >= told) {
      progress(`has the details of ${count} of ${total} applications`);
      told = count + total / 10;
    }
    await wait(500);
  }
  print(`cold-start-details-s-${total}-apps`, seconds(), 's', 0);
  global.gc?.();
  const { rss } = process.memoryUsage();
  print(`cold-start-memory-mb-${total}-apps`, rss / 1024 / 1024, 'MB', 0);
  await Promise.all(watchers.map(watcher => watcher.stop()));
  stubs.forEach(({ child }) => child.kill());
}
