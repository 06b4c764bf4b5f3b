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

import { Cluster } from './Cluster';
import { crashLines } from './crashLoop';
import { keyOf, Manifest } from './manifest';

const image = (tag: string) => `registry/streamlit:${tag}`;
const deployment = (tag: string, extra: object = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'streamlit' },
  spec: {
    template: {
      spec: {
        containers: [{ name: 'streamlit', image: image(tag), ...extra }],
      },
    },
  },
});
const settings = (data: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data,
});
const need = {
  variable: 'MLFLOW_URL',
  frames: [
    { file: '/app/app.py', line: 12, scope: '<module>', text: 'url = …' },
  ],
};

describe('a program that misses an environment variable', () => {
  let now = 0;
  let cluster: Cluster;

  const apply = (manifest: Manifest) => {
    cluster.apply(keyOf(manifest, 'shop'), manifest, 'shop');
    // The kubelet looks at once.
    cluster.tree('shop');
  };
  const pods = () => cluster.tree('shop').filter(({ kind }) => kind === 'Pod');
  const status = () => {
    const [pod] = cluster.pods('shop');
    const found = cluster.pod('shop', pod.name)?.status as {
      containerStatuses: object[];
    };
    return found.containerStatuses[0];
  };

  beforeEach(() => {
    now = Date.UTC(2026, 10, 28, 10);
    cluster = new Cluster({
      clock: { now: () => now },
      imageExists: () => true,
      needsOf: name => (name === image('two') ? [need] : []),
      podStartMs: 1_000,
      progressDeadlineMs: 60_000,
    });
    apply(deployment('one'));
    now += 1_000;
    cluster.tree('shop');
  });

  it('is started again after ever longer pauses while the version before serves', () => {
    apply(deployment('two'));
    expect(pods().map(({ health }) => health?.status)).toEqual([
      'Progressing',
      'Healthy',
    ]);
    now += 500;
    expect(status()).toMatchObject({
      restartCount: 0,
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: expect.stringMatching(/^back-off 10s restarting failed/),
        },
      },
      lastState: {
        terminated: {
          exitCode: 1,
          startedAt: '2026-11-28T10:00:01Z',
          finishedAt: '2026-11-28T10:00:01Z',
        },
      },
    });
    now += 72_000;
    expect(status()).toMatchObject({
      restartCount: 3,
      state: {
        waiting: { message: expect.stringMatching(/^back-off 1m20s /) },
      },
    });
    const [crashing, serving] = pods();
    expect(crashing.health).toMatchObject({
      status: 'Degraded',
      message: expect.stringMatching(/^back-off 1m20s .*pod=streamlit-/),
    });
    expect(crashing.info).toContainEqual({
      name: 'Restart Count',
      value: '3',
    });
    expect(serving.health).toEqual({ status: 'Healthy' });
    expect(cluster.health(keyOf(deployment('two'), 'shop'))).toMatchObject({
      status: 'Degraded',
    });
    expect(cluster.events(crashing.uid)).toContainEqual(
      expect.objectContaining({ reason: 'BackOff', count: 4 }),
    );
  });

  it('says what Python says', () => {
    expect(crashLines({ container: 'streamlit', need })).toEqual([
      'Traceback (most recent call last):',
      '  File "/app/app.py", line 12, in <module>',
      '    url = …',
      '  File "<frozen os>", line 717, in __getitem__',
      "KeyError: 'MLFLOW_URL'",
    ]);
  });

  it('comes up where the variable is set, whichever way', () => {
    apply(deployment('two', { env: [{ name: 'MLFLOW_URL' }] }));
    now += 1_000;
    expect(pods().map(({ health }) => health?.status)).toEqual(['Healthy']);
    apply(
      deployment('two', { envFrom: [{ configMapRef: { name: 'settings' } }] }),
    );
    now += 1_000;
    expect(pods()).toHaveLength(2);
    apply(settings({ MLFLOW_URL: 'http://mlflow' }));
    now += 1_000;
    expect(pods().map(({ health }) => health?.status)).toEqual(['Healthy']);
    apply(settings({}));
    expect(pods().map(({ health }) => health?.status)).toEqual(['Healthy']);
  });
});
