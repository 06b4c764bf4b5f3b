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

import { recordedApplications } from '../__testUtils__/recordings';
import { testRecord } from '../__testUtils__/testRecord';
import { toRecord } from '../argocd/toRecord';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { pack, unpack } from './packing';

/** Every field that a record can have. */
const whole: Required<ApplicationRecord> = {
  detailsAsOf: '2026-11-28T14:00:00.000Z',
  ...testRecord(),
  refreshPaths: true,
  createdAt: '2026-11-01T00:00:00Z',
  deletingSince: '2026-11-20T00:00:00Z',
  labels: { environment: 'dev' },
  entityRefs: ['system:default/shop'],
  sources: [
    { repoUrl: 'https://charts.example.com', chart: 'webapp' },
    { repoUrl: 'https://gitlab.example.com/blue/values', ref: 'values' },
  ],
  destination: { name: 'in-cluster', namespace: 'shop' },
  autoSync: { prune: true, selfHeal: false },
  syncOptions: ['ServerSideApply=true', 'Replace=true'],
  sync: { status: 'OutOfSync', revision: '1.4.2', revisions: ['1.4.2', 'b'] },
  operation: {
    phase: 'Failed',
    revision: '1.4.2',
    revisions: ['1.4.2', 'a'],
    selected: ['ConfigMap/settings'],
    retryLimit: 5,
  },
  conditions: [{ type: 'SyncError', message: 'no' }],
  images: ['shop:1'],
  appUrls: ['https://shop.example.org'],
  requiresPruning: true,
  objects: {
    wanted: 7,
    existing: 5,
    workloads: 3,
    existingWorkloads: 2,
    toPrune: 1,
  },
  unhealthy: [{ kind: 'Ingress', name: 'shop', health: 'Progressing' }],
  hydration: {
    repoUrl: 'https://gitlab.example.com/blue/rendered',
    dryRevision: 'b',
    hydratedFrom: 'a',
    failure: 'push was refused',
    since: '2026-11-20T00:00:00Z',
  },
  applicationSet: 'shops',
  finalizers: ['example.com/never'],
  history: [
    {
      id: 4,
      revision: '1.4.2',
      revisions: ['1.4.2', 'a'],
      repoUrl: 'https://charts.example.net',
      startedAt: '2026-11-02T00:00:00Z',
      deployedAt: '2026-11-02T00:00:10Z',
      initiatedBy: 'user:default/jane',
      automated: true,
    },
    { id: 3, revision: '1.4.1', deployedAt: '2026-11-01T00:00:00Z' },
    { id: 2, isOfOtherSource: true, deployedAt: '2026-11-01T00:00:00Z' },
    {
      id: 1,
      repoUrl: 'https://charts.example.net',
      isOfOtherSource: true,
      deployedAt: '2026-11-01T00:00:00Z',
    },
  ],
};

describe('a packed record', () => {
  it('loses nothing', () => {
    expect(unpack(pack(whole), whole.resourceVersion)).toEqual(whole);
  });

  it.each(
    recordedApplications.map(({ recording, application }) => [
      `${recording} ${application.metadata.name}`,
      application,
    ]),
  )('loses nothing of %s', (_name, application) => {
    const record = toRecord('main', application, {
      complete: true,
      defaultNamespace: 'argocd',
    });
    expect(unpack(pack(record), record.resourceVersion)).toEqual(record);
  });

  it.each<Partial<ApplicationRecord>>([
    ...Object.keys(whole)
      .filter(key => !['resourceVersion', 'sync'].includes(key))
      .map(key => ({ [key]: undefined })),
    { sync: { ...whole.sync, revisions: ['1.4.2', 'c'] } },
    { objects: { ...whole.objects, existingWorkloads: 3 } },
  ])('is another one with %j', change => {
    expect(pack({ ...whole, ...change })).not.toBe(pack(whole));
  });
});
