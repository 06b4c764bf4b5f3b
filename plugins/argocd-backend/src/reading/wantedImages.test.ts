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

import { recordedManifests, recordedTree } from '../__testUtils__/recordings';
import { RawManagedResource } from '../argocd/types';
import { RunningService } from '../record/RunningVersions';
import { runningServices } from './runningServices';
import { wantedByGit } from './wantedImages';

const api: RunningService = {
  workload: {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'api',
  },
  running: [{ image: 'shop/api:1', ready: 1 }],
  wanted: ['shop/api:1'],
  ready: 1,
  total: 1,
};

const target = (state: unknown, change: Partial<RawManagedResource> = {}) => ({
  ...api.workload,
  targetState: state === undefined ? undefined : JSON.stringify(state),
  ...change,
});

const wanted = (...targets: RawManagedResource[]) =>
  wantedByGit(api, targets).wanted;

describe('wantedByGit', () => {
  it('reads the images of workloads that were recorded before their first sync', () => {
    const targets = recordedManifests('coelho-realtime-staging');
    expect(
      runningServices({ nodes: recordedTree('coelho-realtime-staging') }).map(
        service => wantedByGit(service, targets).wanted,
      ),
    ).toEqual(
      ['fastapi', 'kafka', 'mlflow', 'streamlit'].map(name => [
        `registry.example.local/platform/coelho-realtime/${name}:${'1'.repeat(
          40,
        )}`,
      ]),
    );
  });

  it('reads containers and what runs before them', () => {
    expect(
      wanted(
        target({
          spec: {
            template: {
              spec: {
                containers: [{ image: 'shop/api:2' }, { image: 'proxy:1' }],
                initContainers: [{ image: 'shop/api:2' }, { image: 'wait:1' }],
              },
            },
          },
        }),
      ),
    ).toEqual(['proxy:1', 'shop/api:2', 'wait:1']);
  });

  it('reads the images of a pod', () => {
    const workload = { kind: 'Pod', namespace: 'shop', name: 'alone' };
    const spec = { containers: [{ image: 'shop/api:3' }] };
    expect(
      wantedByGit({ ...api, workload }, [
        { ...workload, targetState: JSON.stringify({ spec }) },
      ]).wanted,
    ).toEqual(['shop/api:3']);
  });

  it.each([
    ['null', target(null)],
    ['nothing', target(undefined)],
  ])(
    'knows that nothing is asked for where the target is %s',
    (_name, item) => {
      expect(wanted(item)).toEqual([]);
    },
  );

  it.each([
    ['of another name', target({}, { name: 'web' })],
    ['of another namespace', target({}, { namespace: 'other' })],
    ['of another group', target({}, { group: 'example.com' })],
    ['without a template', target({ spec: { workloadRef: { name: 'x' } } })],
    ['that is a hook', target({}, { hook: true })],
    [
      'without images',
      target({ spec: { template: { spec: { containers: [{}] } } } }),
    ],
  ])('does not know what is asked for by an object %s', (_name, item) => {
    expect(wanted(item)).toBeUndefined();
  });
});
