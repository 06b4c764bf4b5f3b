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
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createPortal } from '../argocd-backend/portal';
import { callsOf, countCalls } from '../argocd-backend/calls';
import { print, progress } from '../argocd-backend/print';
import { pass, simulateTime } from './simulatedTime';

const minute = 60_000;
const week = 7 * 24 * 60 * minute;
const applications = 20;
/** Between two comparisons of an application, and two readings of what is listed beside applications. */
const intervalMs = 3 * minute;

/** What the calls are for, by a part of their path. */
const kinds = {
  version: '/api/version',
  streams: '/api/v1/stream/applications',
  lists: /\/api\/v1\/applications(\?|$)/,
  applications: /\/api\/v1\/applications\/[^/]+(\?|$)/,
  trees: '/resource-tree',
  inventory: /\/api\/v1\/(projects|applicationsets|clusters)/,
};

/**
 * Calls in an hour in which nothing happens but that Argo CD compares, at the portal's own intervals. The hour is
 * simulated: all clocks of this process go ahead as soon as whatever they have begun is answered.
 */
export async function idle(): Promise<void> {
  simulateTime();
  const sandbox = await Sandbox.start({
    tickMs: week,
    comparisonMs: week,
  });
  const { world } = sandbox.global;
  for (let index = 0; index < applications; index += 1) {
    world.addApplication(
      { name: `app-${index}` },
      {
        project: 'default',
        source: { repoURL: 'http://gitlab.example.com/a/b.git', path: 'helm' },
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'a',
        },
      },
    );
  }
  const compare = () =>
    [...world.applications.values()].forEach(application =>
      world.update(application, draft => {
        draft.status.sync = { ...draft.status.sync, status: 'Synced' };
        draft.status.health = { status: 'Healthy' };
        draft.status.reconciledAt = world.now();
      }),
    );
  compare();
  const { services, stop } = await createPortal({
    argocds: [
      {
        name: 'global',
        url: sandbox.urls.global,
        read: { kind: 'token', token: accountToken('backstage') },
      },
    ],
    entities: [],
    gitlabUrl: sandbox.urls.gitlab,
    permissions: {
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    },
    onSignal: () => {},
  });
  const open = countCalls();
  const timers = [
    setInterval(compare, intervalMs),
    // As the scheduled task of the plugin does.
    setInterval(() => services.refreshInventory(), intervalMs),
  ];
  services.instances.start();
  await services.refreshInventory();
  const isBusy = () => open() > 0;
  const { global: argocd } = sandbox.urls;
  const counted = (kind?: string | RegExp) => {
    const isOfKind = (url: string) =>
      kind === undefined || new RegExp(kind).test(url);
    return callsOf(url => url.startsWith(argocd) && isOfKind(url)).own;
  };
  const hour = async (name: string) => {
    const { status } = services.instances.get('global').watcher.status;
    if (status !== 'live') {
      throw new Error(`The instance is ${status} before the hour begins.`);
    }
    progress(`lets an hour pass: ${name}`);
    const before = Object.values(kinds).map(kind => counted(kind));
    const all = counted();
    await pass(60 * minute, isBusy);
    print(name, counted() - all, 'calls', 0);
    Object.entries(kinds).forEach(([what, kind], index) =>
      print(`${name}-${what}`, counted(kind) - before[index], 'calls', 0),
    );
  };
  progress('lets everything be read that is read once');
  await pass(10 * minute, isBusy);
  await hour('argo-calls-per-hour-idle');
  await Promise.all([sandbox.global.reload(), pass(10 * minute, isBusy)]);
  await hour('argo-calls-per-hour-idle-after-a-reload');
  timers.forEach(timer => clearInterval(timer));
  await Promise.all([stop(), sandbox.stop(), pass(minute, () => false)]);
}
