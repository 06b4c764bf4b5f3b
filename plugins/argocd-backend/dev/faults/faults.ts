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

// npm run -s faults [-- <count> [<seed>]]: the watch under faults. After each the store has to equal the truth.
import { accountToken, Part, parts, Sandbox } from '@slipway/sandbox';
import { setTimeout as wait } from 'node:timers/promises';
import { ArgocdClient } from '../../src/argocd/ArgocdClient';
import { ApplicationStore } from '../../src/store/ApplicationStore';
import { ApplicationWatcher } from '../../src/watcher/ApplicationWatcher';
import { FaultProxy, WayFault } from './FaultProxy';
import { silentLogger } from '../../src/__testUtils__/silentLogger';

/** Milliseconds between two lists; everything else is scaled with it. */
const listMs = 100;
const timing = {
  settle: 30,
  list: listMs,
  delayedList: listMs / 2,
  connect: 10,
  probe: 30,
  quietProbe: 60,
  probeDeadline: 50,
  silence: 60_000,
  renew: 2_000,
  backoffMinimum: 5,
  backoffMaximum: 40,
  streamBackoffMaximum: 80,
  unauthorized: 20,
  grace: 100,
};
/** A list interval, give or take a fifth, after the connection is made again, and what a busy machine needs. */
const repairMs = 1.2 * listMs + timing.backoffMaximum + timing.settle;
const patienceMs = 5 * repairMs;
/** More requests than this in a millisecond would be a storm: probes, lists, details and connecting together. */
const maxRequestsPerMs = 0.4;

/** The same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What happens in Argo CD itself. */
const ownFaults = ['streamRefused', 'streamSwallowed', 'tokenRevoked'] as const;

type OwnFault = (typeof ownFaults)[number];
type Fault = WayFault | OwnFault | Part | 'cut' | 'clock' | 'reload';

const isOneOf = <T extends string>(
  items: readonly T[],
  item: string,
): item is T => items.includes(item as T);

const faults: Fault[] = [
  'cut',
  'delay',
  'duplicate',
  'drop',
  'halfLine',
  'html',
  'unauthorized',
  'unavailable',
  'refuse',
  'clock',
  'reload',
  ...ownFaults,
  ...parts,
];

export interface FaultReport {
  faults: number;
  /** Faults after which the store was not right in time. */
  wrong: string[];
  /** Faults that took more requests than they may. */
  storms: string[];
  requests: number;
  /** Milliseconds until the store was right again: median and worst. */
  repairedMs: { median: number; worst: number };
}

/** Lets so many faults happen, one after the other, while applications change. */
export async function runFaults(options: {
  count: number;
  seed: number;
}): Promise<FaultReport> {
  const random = seeded(options.seed);
  const pick = <T>(items: T[]): T => items[Math.floor(random() * items.length)];
  const sandbox = await Sandbox.start({
    comparisonMs: 3_600_000,
    tickMs: 3_600_000,
  });
  const { world } = sandbox.global;
  const proxy = new FaultProxy(sandbox.urls.global);
  await proxy.start();
  let skewMs = 0;
  const store = new ApplicationStore();
  const watcher: ApplicationWatcher = new ApplicationWatcher({
    instance: { name: 'global', namespace: 'argocd' },
    client: new ArgocdClient({
      url: proxy.url,
      credential: { kind: 'token', token: accountToken('backstage') },
      deadlineMs: 200,
      onCall: ({ result }) => watcher.called(result),
    }),
    store,
    logger: silentLogger,
    timing,
    random,
    now: () => Date.now() + skewMs,
  });
  let round = 0;
  const change = () => {
    round += 1;
    const names = [...world.applications.values()];
    const dice = random();
    if (names.length < 5 || dice < 0.2) {
      world.addApplication(
        { name: `app-${round}` },
        {
          project: 'default',
          source: {
            repoURL: 'http://gitlab.example.com/a/b.git',
            path: 'helm',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'a',
          },
        },
      );
    } else if (dice < 0.35) {
      world.remove(pick(names));
    } else {
      world.update(pick(names), draft => {
        draft.metadata.labels = { round: String(round) };
        draft.status.health = { status: pick(['Healthy', 'Degraded']) };
      });
    }
  };
  const truth = () =>
    [...world.applications.values()]
      .map(
        ({ metadata, status }) =>
          `${metadata.name} ${metadata.labels?.round ?? ''} ${
            status.health.status ?? 'Unknown'
          }`,
      )
      .sort()
      .join('\n');
  const known = () =>
    [...store.all()]
      .map(application => application.record())
      .map(
        ({ name, labels, health }) =>
          `${name} ${labels.round ?? ''} ${health.status}`,
      )
      .sort()
      .join('\n');
  const until = async (isDone: () => boolean): Promise<number | undefined> => {
    const begun = performance.now();
    while (!isDone()) {
      if (performance.now() - begun > patienceMs) {
        return undefined;
      }
      await wait(2);
    }
    return performance.now() - begun;
  };

  Array.from({ length: 10 }, change);
  watcher.start();
  await until(() => watcher.status.status === 'live');
  const wrong: string[] = [];
  const storms: string[] = [];
  const repaired: number[] = [];
  for (let index = 0; index < options.count; index += 1) {
    const fault = faults[index % faults.length];
    const before = proxy.requests;
    const begun = performance.now();
    if (fault === 'cut') {
      proxy.cut();
    } else if (fault === 'clock') {
      skewMs += (random() - 0.5) * 7_200_000;
    } else if (fault === 'reload') {
      sandbox.global.reload(100 + random() * 50).catch(() => {});
    } else if (isOneOf(ownFaults, fault)) {
      sandbox.global.faults.set(fault);
    } else if (isOneOf(parts, fault)) {
      sandbox.global.faults.break(fault);
    } else {
      await proxy.set(fault);
      if (random() < 0.5) {
        proxy.cut();
      }
    }
    for (let count = 0; count < 1 + random() * 5; count += 1) {
      change();
      await wait(random() * 20);
    }
    // While lists are answered they bring what a stream does not.
    const isListed =
      isOneOf(parts, fault) ||
      fault === 'streamRefused' ||
      fault === 'streamSwallowed';
    if (isListed && (await until(() => known() === truth())) === undefined) {
      wrong.push(`fault ${index + 1} (${fault}, while it lasts)`);
    }
    await proxy.set(undefined);
    sandbox.global.faults.set(undefined);
    parts.forEach(part => sandbox.global.faults.heal(part));
    change();
    const took = await until(() => known() === truth());
    const lasted = performance.now() - begun;
    const name = `fault ${index + 1} (${fault})`;
    if (took === undefined) {
      wrong.push(name);
    } else {
      repaired.push(took);
    }
    const requests = proxy.requests - before;
    if (requests > 30 + lasted * maxRequestsPerMs) {
      storms.push(`${name}: ${requests} requests in ${Math.round(lasted)} ms`);
    }
  }
  await watcher.stop();
  await proxy.stop();
  await sandbox.stop();
  repaired.sort((a, b) => a - b);
  return {
    faults: options.count,
    wrong,
    storms,
    requests: proxy.requests,
    repairedMs: {
      median: repaired[Math.floor(repaired.length / 2)] ?? 0,
      worst: repaired[repaired.length - 1] ?? 0,
    },
  };
}

async function main(): Promise<number> {
  const count = Number(process.argv[2] ?? 1_000);
  const seed = Number(process.argv[3] ?? 1);
  const report = await runFaults({ count, seed });
  for (const line of [...report.wrong, ...report.storms]) {
    process.stdout.write(`${line}\n`);
  }
  process.stdout.write(
    `${report.faults} faults (seed ${seed}), ${
      report.requests
    } requests; right again after ${report.repairedMs.median.toFixed(
      0,
    )} ms, at most ${report.repairedMs.worst.toFixed(0)} ms\n`,
  );
  process.stdout.write(
    `${report.faults - report.wrong.length} right, ${
      report.wrong.length
    } wrong, ${report.storms.length} storms\n`,
  );
  return report.wrong.length + report.storms.length > 0 ? 1 : 0;
}

if (require.main === module) {
  main().then(
    code => process.exit(code),
    error => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(2);
    },
  );
}
