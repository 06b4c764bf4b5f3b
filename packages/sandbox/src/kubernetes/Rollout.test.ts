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
import { keyOf, Manifest } from './manifest';

const deployment = (tag: string): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'api' },
  spec: {
    replicas: 1,
    template: {
      metadata: { labels: { 'app.kubernetes.io/component': 'api' } },
      spec: { containers: [{ name: 'api', image: `registry/api:${tag}` }] },
    },
  },
});
const key = keyOf(deployment('one'), 'shop');

describe('Rollout', () => {
  let now = 0;
  let images: string[];
  let cluster: Cluster;

  const apply = (tag: string) => cluster.apply(key, deployment(tag), 'shop');
  const pods = () =>
    cluster
      .tree('shop')
      .filter(({ kind }) => kind === 'Pod')
      .map(({ images: [image] = [], health }) => [
        image.split(':')[1],
        health?.status,
      ]);
  const podNames = () => cluster.pods('shop').map(({ name }) => name);

  beforeEach(() => {
    now = 1_000;
    images = ['registry/api:one', 'registry/api:two'];
    cluster = new Cluster({
      clock: { now: () => now },
      imageExists: image => images.includes(image),
      podStartMs: 10,
      progressDeadlineMs: 100,
    });
    apply('one');
    cluster.health(key);
    now += 10;
  });

  it('shows the labels of pods in the tree, as Argo CD does', () => {
    expect(
      cluster.tree('shop').find(({ kind }) => kind === 'Pod')?.networkingInfo,
    ).toEqual({ labels: { 'app.kubernetes.io/component': 'api' } });
  });

  it('starts other pods in place of those that somebody deletes', () => {
    expect(cluster.health(key)?.status).toBe('Healthy');
    const before = podNames();
    cluster.deletePods(key);
    expect(pods()).toEqual([['one', 'Progressing']]);
    expect(podNames()).not.toEqual(before);
    now += 10;
    expect(pods()).toEqual([['one', 'Healthy']]);
  });

  it('does not give up a rollout that has ended when its pods are deleted', () => {
    expect(cluster.health(key)?.status).toBe('Healthy');
    images = [];
    cluster.deletePods(key);
    now += 1_000;
    expect(cluster.health(key)?.status).toBe('Progressing');
  });

  it('lets the version before serve until the new one was ready, deleted pods or not', () => {
    expect(cluster.health(key)?.status).toBe('Healthy');
    apply('missing');
    cluster.deletePods(key);
    now += 1;
    expect(pods()).toEqual([
      ['missing', 'Degraded'],
      ['one', 'Progressing'],
    ]);
    now += 10;
    expect(pods()).toEqual([
      ['missing', 'Degraded'],
      ['one', 'Healthy'],
    ]);
    apply('two');
    cluster.health(key);
    now += 10;
    expect(pods()).toEqual([['two', 'Healthy']]);
    cluster.deletePods(key);
    expect(pods()).toEqual([['two', 'Progressing']]);
  });
});
