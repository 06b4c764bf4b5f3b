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

import { accountToken, Sandbox } from '@slipway/sandbox';
import { setTimeout as wait } from 'node:timers/promises';
import { FaultProxy } from '../../plugins/argocd-backend/dev/faults/FaultProxy';
import { silentLogger } from '../../plugins/argocd-backend/src/__testUtils__/silentLogger';
import { ArgocdClient } from '../../plugins/argocd-backend/src/argocd/ArgocdClient';
import { ApplicationStore } from '../../plugins/argocd-backend/src/store/ApplicationStore';
import { ApplicationWatcher } from '../../plugins/argocd-backend/src/watcher/ApplicationWatcher';
import { print, progress } from '../argocd-backend/print';

const quiet = { tickMs: 3_600_000, comparisonMs: 3_600_000 };
const rounds = 3;

/** A sandbox with a portal's watch of it. @param isBehindProxy - whether a bare connection tells nothing */
async function watch(isBehindProxy: boolean) {
  const sandbox = await Sandbox.start(quiet);
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
  const until = async (isSo: () => boolean) => {
    const begun = performance.now();
    while (!isSo()) {
      await wait(20);
    }
    return performance.now() - begun;
  };
  const isLive = () => watcher.status.status === 'live';
  await until(() => isLive() && sandbox.global.faults.openStreams > 0);
  return {
    argocd: sandbox.global,
    proxy,
    until,
    isLive,
    async stop() {
      await watcher.stop();
      await proxy.stop();
      await sandbox.stop();
    },
  };
}

/** How long an Argo CD that reloads refuses everybody while the portal watches it; 20 s with a stream that is kept. */
export async function reload(
  name: string,
  isBehindProxy: boolean,
): Promise<void> {
  const { argocd, isLive, stop, until } = await watch(isBehindProxy);
  const refused: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await until(() => isLive() && argocd.faults.openStreams > 0);
    progress(`${name}: waits until probes are seldom, ${round} of ${rounds}`);
    await wait(25_000 + Math.random() * 12_000);
    refused.push(await argocd.reload());
  }
  print(name, Math.max(...refused), 'ms', 0);
  await stop();
}

/** How soon the portal is live again after an Argo CD that was away for eight seconds answers. */
export async function restart(
  name: string,
  fault: 'refuse' | 'unavailable',
): Promise<void> {
  const { isLive, proxy, stop, until } = await watch(true);
  const took: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    progress(`${name}: is away for 8 s, ${round} of ${rounds}`);
    await proxy.set(fault);
    proxy.cut();
    await wait(8_000);
    if (isLive()) {
      throw new Error('It is called live although nobody answers.');
    }
    await proxy.set(undefined);
    took.push(await until(isLive));
  }
  print(name, Math.max(...took), 'ms', 0);
  await stop();
}
