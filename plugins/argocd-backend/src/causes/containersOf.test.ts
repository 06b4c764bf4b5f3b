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

import { containersOf } from './containersOf';

const pod = {
  containers: [{ name: 'proxy' }, { name: 'api' }],
  initContainers: [
    { name: 'migrate' },
    { name: 'collector', restartPolicy: 'Always' },
  ],
};
const all = [
  { name: 'proxy', kind: 'container' },
  { name: 'api', kind: 'container' },
  { name: 'collector', kind: 'sidecar' },
  { name: 'migrate', kind: 'init' },
];

describe('the containers whose logs can be read', () => {
  it.each([
    ['a Pod', { spec: pod }],
    ['a Deployment', { spec: { template: { spec: pod } } }],
    [
      'a CronJob',
      { spec: { jobTemplate: { spec: { template: { spec: pod } } } } },
    ],
  ])('are all of %s', (_, manifest) => {
    expect(containersOf(JSON.stringify(manifest))).toEqual(all);
  });

  it('begin with the one that the pod names for that', () => {
    const annotations = { 'kubectl.kubernetes.io/default-container': 'api' };
    expect(
      containersOf(
        JSON.stringify({ metadata: { annotations }, spec: pod }),
      ).map(({ name }) => name),
    ).toEqual(['api', 'proxy', 'collector', 'migrate']);
  });

  it('say of a pod how each is, how its run before ended, and no message', () => {
    const at = (minute: string) => `2026-11-23T10:${minute}:00Z`;
    const [proxy, api] = containersOf(
      JSON.stringify({
        spec: {
          containers: [{ name: 'proxy' }, { name: 'api', image: 'api:1' }],
        },
        status: {
          containerStatuses: [
            {
              name: 'api',
              restartCount: 7,
              state: {
                waiting: { reason: 'CrashLoopBackOff', message: 'back-off' },
              },
              lastState: {
                terminated: {
                  exitCode: 1,
                  reason: 'Error',
                  message: 'password=hunter2',
                  startedAt: at('20'),
                  finishedAt: at('21'),
                },
              },
            },
            {
              name: 'proxy',
              restartCount: 0,
              state: { running: { startedAt: at('10') } },
              lastState: {},
            },
          ],
        },
      }),
    );
    expect(api).toEqual({
      name: 'api',
      kind: 'container',
      image: 'api:1',
      restarts: 7,
      state: { state: 'waiting', reason: 'CrashLoopBackOff' },
      lastRun: {
        state: 'ended',
        reason: 'Error',
        exitCode: 1,
        startedAt: at('20'),
        endedAt: at('21'),
        duration: 60,
      },
    });
    expect(proxy).toMatchObject({
      restarts: 0,
      state: { state: 'running', startedAt: at('10') },
      lastRun: undefined,
    });
  });

  it('are none of what has no pods', () => {
    expect(containersOf('{"kind":"ConfigMap"}')).toEqual([]);
  });
});
