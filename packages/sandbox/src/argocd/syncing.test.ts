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

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { git } from '../git/git';
import { ArgocdInstance } from './ArgocdInstance';
import { Application, RetryStrategy } from './model';

jest.setTimeout(30_000);

const wave = (number: number) => `argocd.argoproj.io/sync-wave: '${number}'`;
const ignored = "argocd.argoproj.io/ignore-healthcheck: 'true'";

const object = (
  apiVersion: string,
  kind: string,
  name: string,
  metadata = '',
  rest = '',
) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, ${metadata}}\n${rest}`;

const settings = (name: string, metadata = '') =>
  object('v1', 'ConfigMap', name, metadata);
const deployment = (image: string, annotation = '') =>
  object(
    'apps/v1',
    'Deployment',
    'web',
    annotation && `annotations: {${annotation}}`,
    `spec: {template: {spec: {containers: [{name: web, image: '${image}'}]}}}\n`,
  );
/** Nobody gives it an address, and its author asked that this count for nothing. */
const ingress = object(
  'networking.k8s.io/v1',
  'Ingress',
  'web',
  `annotations: {${ignored}}`,
);
const autoscaler = object(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  'web',
  `annotations: {${ignored}}`,
  'spec: {scaleTargetRef: {name: web}, minReplicas: 1, maxReplicas: 3}\n',
);
/** What PodSecurity lets into no namespace of its level baseline. */
const refused = object(
  'v1',
  'Pod',
  'root',
  '',
  'spec: {hostNetwork: true, containers: [{name: root}]}\n',
);
const held = settings('held', 'finalizers: [example.com/controller]');

type SyncPolicy = NonNullable<Application['spec']['syncPolicy']>;

/** Each test stands for a fact that was seen on a real Argo CD 3.5. */
describe("Syncs of the sandbox's Argo CD", () => {
  let directory: string;
  let repository: string;
  let instance: ArgocdInstance;
  let application: Application;
  let now: number;

  const head = async () =>
    (await git(['rev-parse', 'HEAD'], { cwd: repository })).trim();

  const commit = async (files: Record<string, string | undefined>) => {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(repository, 'plain', `${name}.yaml`);
      await (text ? writeFile(file, text) : rm(file));
    }
    await git(['add', '--all'], { cwd: repository });
    await git(
      [
        ...['-c', 'user.name=m', '-c', 'user.email=m@example.com'],
        ...['commit', '-qm', 'change'],
      ],
      { cwd: repository },
    );
    return head();
  };

  /** Time passes, a look every so many seconds. */
  const pass = async (seconds: number, every = 1) => {
    for (let passed = 0; passed < seconds; passed += every) {
      now += every * 1_000;
      await instance.controller.tick();
    }
  };

  const deploy = async (
    files: Record<string, string>,
    { syncOptions = [], ...policy }: SyncPolicy = {},
  ) => {
    await commit(files);
    application = instance.world.addApplication(
      {
        name: 'shop',
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      {
        project: 'default',
        source: { repoURL: repository, path: 'plain', targetRevision: 'main' },
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'shop',
        },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true', ...syncOptions],
          managedNamespaceMetadata: {
            labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
          },
          ...policy,
        },
      },
    );
  };

  const objects = () =>
    instance.cluster
      .trackedBy('shop')
      .map(({ kind, name }) => `${kind}/${name}`)
      .sort();
  const operation = () => application.status.operationState!;
  const seconds = (time: string | undefined) =>
    (Date.parse(time!) - Date.parse('2026-11-28T12:00:00Z')) / 1_000;
  const isThere = () => instance.world.applications.has('argocd/shop');
  const remove = () =>
    instance.world.update(application, draft => {
      draft.metadata.deletionTimestamp = instance.world.now();
    });

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'slipway-syncing-'));
    repository = path.join(directory, 'repository');
    await mkdir(path.join(repository, 'plain'), { recursive: true });
    await git(['init', '-q', '-b', 'main', repository]);
    now = Date.parse('2026-11-28T12:00:00Z');
    instance = await ArgocdInstance.start({
      name: 'global',
      directory,
      requeueMs: 3_600_000,
      clock: { now: () => now },
      imageExists: image => !image.includes('missing'),
      comparisonMs: 1_000,
      operationMs: 1,
      tickMs: 3_600_000,
      podStartMs: 5_000,
      progressDeadlineMs: 60_000,
    });
  });

  afterEach(async () => {
    instance.stop();
    await instance.listening.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('wait at a wave until what it brought is healthy', async () => {
    await deploy({
      web: deployment('web:1', wave(-1)),
      after: settings('after', `annotations: {${wave(2)}}`),
      between: settings('between'),
    });
    await pass(3);
    expect(operation()).toMatchObject({
      phase: 'Running',
      message: 'waiting for healthy state of apps/Deployment/web',
    });
    expect(objects()).toEqual(['Deployment/web']);
    await pass(6);
    expect(operation()).toMatchObject({
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
    });
    expect(objects()).toEqual([
      'ConfigMap/after',
      'ConfigMap/between',
      'Deployment/web',
    ]);
    expect(
      operation().syncResult?.resources?.map(
        item => 'name' in item && item.name,
      ),
    ).toEqual(['shop', 'web', 'between', 'after']);
  });

  it('wait for nothing where there is one wave', async () => {
    await deploy({
      web: deployment('web:1'),
      ingress,
      after: settings('after'),
    });
    await pass(2);
    expect(operation().phase).toBe('Succeeded');
    expect(application.status.health.status).toBe('Progressing');
  });

  it('keep to the commit that they began with', async () => {
    await deploy({
      web: deployment('web:1', wave(-1)),
      after: settings('after'),
    });
    const revision = await head();
    await pass(3);
    await commit({ after: undefined, later: settings('later') });
    await pass(3);
    expect(operation().syncResult?.revision).toBe(revision);
    await pass(2);
    expect(application.status.history?.map(item => item.revision)).toEqual([
      revision,
      await head(),
    ]);
    expect(objects()).toEqual(['ConfigMap/later', 'Deployment/web']);
  });

  it('fail at a wave whose rollout is given up', async () => {
    await deploy(
      {
        web: deployment('web:missing', wave(-1)),
        after: settings('after'),
      },
      { retry: { limit: 0 } },
    );
    await pass(120, 10);
    expect(operation()).toMatchObject({
      phase: 'Failed',
      message: 'one or more synchronization tasks completed unsuccessfully',
    });
    expect(objects()).toEqual(['Deployment/web']);
  });

  it('with PruneLast never end: ignore-healthcheck does not reach the wave gate', async () => {
    await deploy(
      { web: deployment('web:1'), ingress, old: settings('old') },
      { syncOptions: ['PruneLast=true'] },
    );
    await pass(10);
    expect(application.status).toMatchObject({
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
    });

    await commit({ old: undefined });
    await pass(13 * 60, 60);
    expect(operation()).toMatchObject({
      phase: 'Running',
      message: 'waiting for healthy state of networking.k8s.io/Ingress/web',
    });
    expect(objects()).toContain('ConfigMap/old');

    // A new image stays out, and the application cannot be deleted.
    await commit({ web: deployment('web:2') });
    remove();
    await pass(60, 20);
    expect(instance.cluster.images('shop')).toEqual(['web:1']);
    expect(isThere()).toBe(true);
    expect(operation().phase).toBe('Running');

    // Until somebody ends it by hand.
    instance.world.update(application, ({ status }) => {
      status.operationState!.phase = 'Terminating';
    });
    await pass(2);
    expect(operation()).toMatchObject({
      phase: 'Failed',
      message: 'Operation terminated',
    });
    expect(isThere()).toBe(false);
    expect(objects()).toEqual([]);
  });

  it('with PruneLast fail over an autoscaler without metrics', async () => {
    await deploy(
      { web: deployment('web:1'), autoscaler, old: settings('old') },
      { syncOptions: ['PruneLast=true'], retry: { limit: 0 } },
    );
    await pass(10);
    await commit({ old: undefined });
    await pass(10);
    expect(operation()).toMatchObject({
      phase: 'Failed',
      message: 'one or more synchronization tasks completed unsuccessfully',
      syncResult: {
        resources: expect.arrayContaining([
          expect.objectContaining({
            kind: 'HorizontalPodAutoscaler',
            hookPhase: 'Failed',
            message: expect.stringContaining('unable to get metrics'),
          }),
        ]),
      },
    });
    expect(objects()).toContain('ConfigMap/old');
  });

  it('without PruneLast prune at once, whatever the rest waits for', async () => {
    await deploy({
      web: deployment('web:1'),
      ingress,
      autoscaler,
      old: settings('old'),
    });
    await pass(10);
    await commit({ old: undefined });
    await pass(2);
    expect(operation().phase).toBe('Succeeded');
    expect(application.status.sync.status).toBe('Synced');
    expect(objects()).not.toContain('ConfigMap/old');
  });

  it('prune what came last first, and wait until it is gone', async () => {
    const annotated = (number: number) => `annotations: {${wave(number)}}`;
    await deploy({
      first: settings('first', annotated(1)),
      last: settings(
        'last',
        `${annotated(2)}, finalizers: [example.com/controller]`,
      ),
      stays: settings('stays', annotated(3)),
    });
    await pass(2);
    await commit({ first: undefined, last: undefined });
    await pass(5);
    expect(operation()).toMatchObject({
      phase: 'Running',
      message: 'waiting for deletion of /ConfigMap/last',
    });
    expect(objects()).toContain('ConfigMap/first');
    instance.cluster.releaseFinalizers({
      group: '',
      version: 'v1',
      kind: 'ConfigMap',
      namespace: 'shop',
      name: 'last',
    });
    await pass(2);
    expect(objects()).toEqual(['ConfigMap/stays']);
    expect(operation().phase).toBe('Succeeded');
  });

  describe('and the number of replicas', () => {
    const replicas = (count?: number) =>
      object(
        'apps/v1',
        'Deployment',
        'web',
        '',
        `spec: {${
          count ? `replicas: ${count}, ` : ''
        }template: {spec: {containers: [{name: web, image: web}]}}}\n`,
      );
    const pods = () => instance.cluster.pods('shop').length;
    const scale = (count: number) =>
      instance.cluster.scale(
        {
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'web',
        },
        count,
      );

    it('go back to one without the field, which nobody else owns', async () => {
      await deploy({ web: replicas(3) });
      await pass(3);
      expect(pods()).toBe(3);
      await commit({ web: replicas() });
      await pass(3);
      expect(pods()).toBe(1);
    });

    it('go back to the least of an autoscaler, unless what it has set is ignored', async () => {
      await deploy({ web: replicas(1), autoscaler });
      await pass(3);
      scale(3);
      await pass(3);
      expect(pods()).toBe(1);
      instance.world.update(application, ({ spec }) => {
        spec.ignoreDifferences = [
          {
            group: 'apps',
            kind: 'Deployment',
            managedFieldsManagers: ['kube-controller-manager'],
          },
        ];
      });
      scale(3);
      await pass(3);
      expect(pods()).toBe(3);
      expect(application.status.sync.status).toBe('Synced');
    });
  });

  describe('that fail', () => {
    const retry: RetryStrategy = {
      limit: 3,
      backoff: { duration: '5s', factor: 2, maxDuration: '30s' },
    };

    /** A commit that cannot be applied, and its fix two seconds later. */
    const breakAndFix = async (
      strategy: RetryStrategy | undefined,
      every = 1,
    ) => {
      await deploy({ web: deployment('web:1') }, { retry: strategy });
      await pass(10);
      const bad = await commit({ refused });
      await pass(2);
      expect(operation()).toMatchObject({
        phase: 'Running',
        message: expect.stringMatching(
          /^one or more objects failed to apply, reason: pods "root" is forbidden: .*\. Retrying attempt #1 at 12:00PM\.$/,
        ),
        retryCount: 1,
        syncResult: { revision: bad },
      });
      expect(operation().finishedAt).toBeDefined();
      const fix = await commit({
        refused: undefined,
        web: deployment('web:2'),
      });
      const begun = now;
      while (
        !instance.cluster.images('shop').includes('web:2') &&
        now - begun < 600_000
      ) {
        await pass(every, every);
      }
      return { bad, fix, seconds: (now - begun) / 1_000 };
    };

    it('block their own fix until the last retry', async () => {
      const { bad, seconds: waited } = await breakAndFix(retry);
      // 10 + 20 + 30 seconds.
      expect(waited).toBeGreaterThanOrEqual(58);
      expect(waited).toBeLessThan(66);
      expect(
        application.status.history?.map(({ revision }) => revision),
      ).not.toContain(bad);
    });

    it('block it for minutes where nothing says how often', async () => {
      const { seconds: waited } = await breakAndFix(undefined, 5);
      // Argo CD's own five: 10 + 20 + 40 + 80 + 160 seconds.
      expect(waited).toBeGreaterThanOrEqual(300);
    });

    it('take the fix with the next retry where they refresh', async () => {
      const { fix, seconds: waited } = await breakAndFix({
        ...retry,
        refresh: true,
      });
      expect(waited).toBeLessThanOrEqual(11);
      expect(operation()).toMatchObject({
        phase: 'Succeeded',
        retryCount: 1,
        operation: { sync: { revision: fix } },
      });
    });

    it('say how often they were tried, wait longer each time, and begin no more', async () => {
      await deploy({ refused }, { retry });
      const tries: number[] = [];
      instance.world.events.on('application', () => {
        const at = seconds(operation()?.finishedAt);
        if (operation()?.finishedAt && !tries.includes(at)) {
          tries.push(at);
        }
      });
      await pass(120, 5);
      expect(operation()).toMatchObject({
        phase: 'Failed',
        message: expect.stringMatching(/ \(retried 3 times\)\.$/),
        retryCount: 3,
      });
      const waits = tries.slice(1).map((at, index) => at - tries[index]);
      expect(waits).toEqual([10, 20, 30]);
    });
  });

  describe('and deletions', () => {
    const way = {
      group: '',
      version: 'v1',
      kind: 'ConfigMap',
      namespace: 'shop',
      name: 'held',
    };

    beforeEach(async () => {
      await deploy({ web: deployment('web:1'), held });
      await pass(10);
      remove();
      await pass(600, 60);
    });

    it('hang on an object with a finalizer whose controller is gone', async () => {
      expect(isThere()).toBe(true);
      expect(objects()).toEqual(['ConfigMap/held']);
      expect(application.status.health.status).toBe('Progressing');
      expect(instance.cluster.health(way)).toEqual({
        status: 'Progressing',
        message: 'Pending deletion',
      });
      // The way out: off that one object.
      instance.cluster.releaseFinalizers(way);
      await pass(1);
      expect(isThere()).toBe(false);
      expect(objects()).toEqual([]);
    });

    it('leave everything behind where the finalizer of the application goes instead', async () => {
      instance.world.update(application, ({ metadata }) => {
        delete metadata.finalizers;
      });
      await pass(1);
      expect(isThere()).toBe(false);
      expect(objects()).toEqual(['ConfigMap/held']);
    });
  });
});
