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

import { mockServices } from '@backstage/backend-test-utils';
import { accountToken, Fault, Sandbox } from '@slipway/sandbox';
import { once } from 'node:events';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';
import { ApplicationStore } from '../store/ApplicationStore';
import { ApplicationWatcher } from './ApplicationWatcher';
import { WatcherTiming } from './timing';

jest.setTimeout(60_000);

const timing: Partial<WatcherTiming> = {
  settle: 150,
  list: 400,
  delayedList: 200,
  connect: 50,
  probe: 100,
  quietProbe: 200,
  probeDeadline: 500,
  silence: 60_000,
  renew: 60_000,
  backoffMinimum: 20,
  backoffMaximum: 100,
  streamBackoffMaximum: 200,
  unauthorized: 100,
  grace: 300,
};

async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 25_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`never: ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

describe('ApplicationWatcher', () => {
  let sandbox: Sandbox;
  let store: ApplicationStore;
  let watcher: ApplicationWatcher;
  let states: string[];
  let compared: Set<string>;

  const spec = {
    project: 'default',
    source: { repoURL: 'http://gitlab.example.com/a/b.git', path: 'helm' },
    destination: { server: 'https://kubernetes.default.svc', namespace: 'a' },
  };
  const world = () => sandbox.global.world;
  const names = () => [...store.all()].map(({ name }) => name).sort();
  const label = (name: string) =>
    store.get({ instance: 'global', namespace: 'argocd', name })?.labels.round;

  function relabel(name: string, round: string) {
    const application = world().application(name, 'argocd')!;
    world().update(application, draft => {
      draft.metadata.labels = { round };
    });
  }

  /** A proxy that takes the stream and passes nothing on. */
  function swallowStreams() {
    jest
      .spyOn(ArgocdClient.prototype, 'streamApplications')
      .mockImplementation(async function* silent({ signal }) {
        await once(signal, 'abort');
      });
  }

  function compareAt(name: string, at: string) {
    world().update(world().application(name, 'argocd')!, draft => {
      draft.status.reconciledAt = at;
    });
  }

  function start(
    change: Partial<WatcherTiming> = {},
    token = accountToken('backstage'),
  ) {
    watcher = new ApplicationWatcher({
      instance: { name: 'global', namespace: 'argocd' },
      client: new ArgocdClient({
        url: sandbox.urls.global,
        credential: { kind: 'token', token },
      }),
      store,
      logger: mockServices.logger.mock(),
      timing: { ...timing, ...change },
      onStateChange: () => states.push(watcher.status.status),
      onCompared: ({ name }, at) => compared.add(`${name} ${at}`),
    });
    watcher.start();
  }

  beforeEach(async () => {
    // Its controller stands still, so that only the test changes something.
    sandbox = await Sandbox.start({
      comparisonMs: 3_600_000,
      tickMs: 3_600_000,
    });
    store = new ApplicationStore();
    states = [];
    compared = new Set();
    world().addApplication({ name: 'one' }, spec);
    world().addApplication({ name: 'two' }, spec);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await watcher.stop();
    await sandbox.stop();
  });

  it('brings in what is there, with what a list cannot say, and follows every change', async () => {
    start();
    await until(() => watcher.status.status === 'live', 'live');
    expect(names()).toEqual(['one', 'two']);
    await until(
      () => [...store.all()].every(({ complete }) => complete),
      'complete',
    );
    expect(watcher.status).toMatchObject({ version: 'v3.5.1+sandbox' });

    world().addApplication({ name: 'three' }, spec);
    relabel('one', '1');
    world().remove(world().application('two', 'argocd')!);
    await until(
      () => names().join() === 'one,three' && label('one') === '1',
      'three changes',
    );
    expect(states).toEqual(['live']);
  });

  it('repairs by a list what a stream was cut off from, and stays live', async () => {
    start();
    await until(() => watcher.status.status === 'live', 'live');
    sandbox.global.faults.cutStreams();
    relabel('one', 'missed');
    world().remove(world().application('two', 'argocd')!);
    await until(
      () => label('one') === 'missed' && names().join() === 'one',
      'repaired',
    );
    expect(states).toEqual(['live']);
  });

  it('knows the details again after a gap', async () => {
    start();
    await until(() => watcher.status.status === 'live', 'live');
    sandbox.global.faults.cutStreams();
    world().update(world().application('one', 'argocd')!, draft => {
      draft.status.sync = { status: 'Unknown', comparedTo: {} };
      draft.status.conditions = [
        { type: 'ComparisonError', message: 'gone', lastTransitionTime: '' },
      ];
      draft.status.operationState = {
        operation: { sync: {}, initiatedBy: {} },
        phase: 'Failed',
        startedAt: '2026-11-23T05:00:00Z',
      };
    });
    await until(
      () =>
        store.get({ instance: 'global', namespace: 'argocd', name: 'one' })
          ?.conditions?.[0]?.message === 'gone',
      'details',
    );
    expect(states).toEqual(['live']);
  });

  it('says when an application was compared, which is no change of it', async () => {
    start();
    await until(() => watcher.status.status === 'live', 'live');
    const changed = jest.fn();
    store.onChange(changed);
    compareAt('one', '2026-11-28T14:02:00Z');
    await until(() => compared.has('one 2026-11-28T14:02:00Z'), 'the event');
    expect(changed).not.toHaveBeenCalled();
  });

  it('reads one application after the other, so that a stream without events hides no comparison', async () => {
    swallowStreams();
    start();
    await until(() => watcher.status.status === 'delayed', 'delayed');
    compareAt('one', '2026-11-28T14:02:00Z');
    compareAt('two', '2026-11-28T14:04:00Z');
    await until(
      () =>
        compared.has('one 2026-11-28T14:02:00Z') &&
        compared.has('two 2026-11-28T14:04:00Z'),
      'both read',
    );
    expect(states).toEqual(['delayed']);
  });

  it('lives by lists where the stream is refused, and says so until it is not', async () => {
    const stream = jest
      .spyOn(ArgocdClient.prototype, 'streamApplications')
      .mockImplementation(async function* refused() {
        throw new ArgocdAnswerError(504, 'gateway timeout');
      });
    start();
    await until(() => watcher.status.status === 'delayed', 'delayed');
    expect(watcher.status.reason).toMatchObject({
      code: 'streamRefused',
      status: 504,
    });
    expect(names()).toEqual(['one', 'two']);
    await until(
      () => [...store.all()].every(({ complete }) => complete),
      'details, read one by one',
    );
    relabel('one', 'listed');
    world().remove(world().application('two', 'argocd')!);
    await until(
      () => label('one') === 'listed' && names().join() === 'one',
      'changes by lists',
    );
    expect(states).toEqual(['delayed']);

    stream.mockRestore();
    await until(() => watcher.status.status === 'live', 'live');
  });

  it('finds out by a change that a stream of many applications is swallowed, and not by silence', async () => {
    for (let index = 0; index < 250; index += 1) {
      world().addApplication({ name: `app-${index}` }, spec);
    }
    start();
    await until(() => watcher.status.status === 'live', 'live');
    states.length = 0;
    // One that has spoken before may be silent for as long as nothing happens.
    swallowStreams();
    sandbox.global.faults.cutStreams();
    await new Promise(resolve => setTimeout(resolve, 1_000));
    expect(states).toEqual([]);
    relabel('one', 'swallowed');
    await until(() => watcher.status.status === 'delayed', 'delayed');
    expect(watcher.status.reason?.code).toBe('streamSilent');
    expect(label('one')).toBe('swallowed');
    expect(states).toEqual(['delayed']);
  });

  it('finds out by a comparison that a stream is swallowed', async () => {
    for (let index = 0; index < 250; index += 1) {
      world().addApplication({ name: `app-${index}` }, spec);
    }
    start();
    await until(() => watcher.status.status === 'live', 'live');
    swallowStreams();
    sandbox.global.faults.cutStreams();
    // A list before the stream is open again may bring the first of them.
    for (let minute = 10; minute < 60; minute += 1) {
      for (const application of world().applications.values()) {
        compareAt(application.metadata.name, `2026-11-28T14:${minute}:00Z`);
      }
      await new Promise(resolve => setTimeout(resolve, 200));
      if (watcher.status.status === 'delayed') {
        break;
      }
    }
    expect(watcher.status.reason?.code).toBe('streamSilent');
  });

  it('reads at once what somebody has done through the portal', async () => {
    swallowStreams();
    start({ list: 60_000, delayedList: 60_000 });
    await until(() => watcher.status.status === 'delayed', 'delayed');
    world().update(world().application('one', 'argocd')!, draft => {
      draft.operation = { sync: {}, initiatedBy: { username: 'backstage' } };
    });
    await watcher.acted({
      instance: 'global',
      namespace: 'argocd',
      name: 'one',
    });
    expect(
      store.get({ instance: 'global', namespace: 'argocd', name: 'one' })
        ?.operation?.initiatedBy,
    ).toBe('backstage');
  });

  it('keeps what list and stream said of an application that cannot be read by itself, and does not ask for ever', async () => {
    swallowStreams();
    const get = jest
      .spyOn(ArgocdClient.prototype, 'getApplication')
      .mockImplementation(async ({ name }) => {
        throw new ArgocdAnswerError(
          400,
          `app is not allowed in project "default", or the project does not exist: ${name}`,
        );
      });
    start();
    await until(() => get.mock.calls.length === 2, 'asked for both');
    relabel('one', 'listed');
    await until(() => label('one') === 'listed', 'the list');
    await new Promise(resolve => setTimeout(resolve, 800));
    expect(get.mock.calls.map(([{ name }]) => name).sort()).toEqual([
      'one',
      'two',
    ]);
  });

  it('survives garbage on the wire', async () => {
    start();
    await until(() => watcher.status.status === 'live', 'live');
    // An event brings the stream's headers, after which anything may come.
    relabel('one', '1');
    await until(() => label('one') === '1', 'the first event');
    sandbox.global.faults.writeToStreams(
      'data: <html>\n\ndata: {"result":{"type":"MODIFIED"}}\n\n',
    );
    relabel('two', '2');
    await until(() => label('two') === '2', 'the event after the garbage');
    expect(states).toEqual(['live']);
  });

  it.each<[Fault, object]>([
    ['hang', { code: 'timeout' }],
    ['html', { code: 'notArgocd' }],
    ['garbage', { code: 'notArgocd' }],
    ['unavailable', { code: 'answered', status: 503 }],
  ])(
    'keeps what it knows while Argo CD answers with %s, and comes back by itself',
    async (fault, reason) => {
      start();
      await until(() => watcher.status.status === 'live', 'live');
      sandbox.global.faults.set(fault);
      await until(() => watcher.status.status === 'stale', 'stale');
      expect(watcher.status.reason).toMatchObject(reason);
      await until(() => watcher.status.status === 'unreachable', 'unreachable');
      expect(names()).toEqual(['one', 'two']);
      expect(watcher.status.dataAsOf).toBeDefined();
      expect(JSON.stringify(watcher.status)).not.toContain('localhost');

      sandbox.global.faults.set(undefined);
      relabel('one', 'back');
      await until(
        () => watcher.status.status === 'live' && label('one') === 'back',
        'live again',
      );
      expect(states).toEqual(['live', 'stale', 'unreachable', 'live']);
    },
  );

  it('lets go of its stream at once when Argo CD refuses new connections', async () => {
    start();
    await until(() => watcher.status.status === 'live', 'live');
    const openBefore = sandbox.global.faults.openStreams;
    expect(openBefore).toBe(1);
    // New connections fail while the open stream would still flow.
    const bare = jest
      .spyOn(ArgocdClient.prototype, 'takesConnections')
      .mockResolvedValue(false);
    const version = jest
      .spyOn(ArgocdClient.prototype, 'version')
      .mockRejectedValue(new Error('refused'));
    try {
      await until(
        () => sandbox.global.faults.openStreams === 0,
        'stream closed',
      );
      expect(watcher.status.status).toBe('stale');
    } finally {
      version.mockRestore();
      bare.mockRestore();
    }
    await until(() => watcher.status.status === 'live', 'live again');
  });

  it('is unreachable from the start where nothing answers', async () => {
    sandbox.global.faults.set('unavailable');
    start();
    await until(() => watcher.status.status === 'unreachable', 'unreachable');
    expect(watcher.status.dataAsOf).toBeUndefined();
  });

  it('stops asking where its token is refused, and looks slowly whether that has changed', async () => {
    const list = jest.spyOn(ArgocdClient.prototype, 'listApplications');
    sandbox.global.faults.set('unauthorized');
    start();
    await until(() => watcher.status.status === 'unauthorized', 'unauthorized');
    const requests = list.mock.calls.length;
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(list.mock.calls.length).toBe(requests);
    sandbox.global.faults.set(undefined);
    await until(() => watcher.status.status === 'live', 'live');
    list.mockRestore();
  });

  it('notices a revoked token as soon as any call is refused', async () => {
    start({ list: 60_000, probe: 60_000 });
    await until(() => watcher.status.status === 'live', 'live');
    jest.spyOn(ArgocdClient.prototype, 'loggedIn').mockResolvedValue(false);
    watcher.called('401');
    await until(() => watcher.status.status === 'unauthorized', 'unauthorized');
    expect(watcher.status.reason?.code).toBe('credentialRefused');
    jest.restoreAllMocks();
    await until(() => watcher.status.status === 'live', 'live');
  });

  it('believes no single refusal where the account is still logged in', async () => {
    start();
    await until(() => watcher.status.status === 'live', 'live');
    watcher.called('401');
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(states).toEqual(['live']);
  });

  it('renews its stream before it ages, without a word', async () => {
    const stream = jest.spyOn(ArgocdClient.prototype, 'streamApplications');
    start({ renew: 200 });
    await until(() => stream.mock.calls.length >= 3, 'three streams');
    expect(stream.mock.calls[0][0].replay).toBe(true);
    // A few applications show at once whether the new stream speaks.
    expect(stream.mock.calls[1][0].replay).toBe(true);
    expect(states).toEqual(['live']);
    stream.mockRestore();
  });

  it('does not retry in a storm', async () => {
    const version = jest.spyOn(ArgocdClient.prototype, 'version');
    sandbox.global.faults.set('unavailable');
    start();
    await new Promise(resolve => setTimeout(resolve, 1_000));
    // With pauses of 20 to 100 ms there is room for 50 at the very most.
    expect(version.mock.calls.length).toBeLessThan(50);
    version.mockRestore();
  });
});
