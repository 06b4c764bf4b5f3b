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

import { ApplicationRecord } from '../record/ApplicationRecord';
import { causeFromText } from '../causes/causeFromText';
import { verdict } from './verdict';

const healthy: ApplicationRecord = {
  instance: 'global',
  namespace: 'argocd',
  name: 'shop-dev',
  resourceVersion: '10',
  project: 'shop',
  labels: {},
  entityRefs: [],
  sources: [],
  destination: { namespace: 'shop-dev' },
  autoSync: { prune: true, selfHeal: true },
  sync: { status: 'Synced', revision: 'b' },
  health: { status: 'Healthy', since: '2026-11-23T05:00:00Z' },
  operation: { phase: 'Succeeded', revision: 'b' },
  conditions: [],
  images: ['shop:b'],
  history: [{ id: 1, revision: 'b', deployedAt: '2026-11-23T04:59:00Z' }],
};
const verdictOf = (change: Partial<ApplicationRecord>) =>
  verdict({ ...healthy, ...change }, { instance: { status: 'live' }, now: 0 });
const condition = (type: string) => ({
  conditions: [{ type, message: 'text' }],
});

describe('verdict', () => {
  it.each<[string, Partial<ApplicationRecord>, string, Record<string, string>]>(
    [
      ['all is well', {}, 'live', {}],
      [
        'it is deleted, whatever else',
        { deletingSince: '2026-11-23T05:00:00Z', sync: { status: 'Unknown' } },
        'deleting',
        {},
      ],
      [
        'sync is unknown, though Argo CD says Healthy',
        { sync: { status: 'Unknown' } },
        'cannotCompare',
        {},
      ],
      [
        'there is a comparison error',
        condition('ComparisonError'),
        'cannotCompare',
        {},
      ],
      [
        'the spec is invalid',
        condition('InvalidSpecError'),
        'cannotCompare',
        {},
      ],
      [
        'a sync was asked for',
        { operation: { phase: 'Pending' } },
        'rollingOut',
        { step: 'pending' },
      ],
      [
        'a sync runs',
        { operation: { phase: 'Running' }, sync: { status: 'OutOfSync' } },
        'rollingOut',
        { step: 'syncing' },
      ],
      [
        'a sync is retried',
        {
          operation: {
            phase: 'Running',
            finishedAt: '2026-11-23T05:01:57Z',
            message: 'failed. Retrying attempt #2 at 5:02AM.',
          },
        },
        'rollingOut',
        { step: 'retrying', attempt: '2', time: '2026-11-23T05:02:00.000Z' },
      ],
      [
        'pods are replaced',
        { health: { status: 'Progressing' } },
        'rollingOut',
        { step: 'progressing' },
      ],
      [
        'the last sync failed on the wanted commit',
        {
          operation: { phase: 'Failed', revision: 'b' },
          sync: { status: 'OutOfSync', revision: 'b' },
        },
        'syncFailed',
        {},
      ],
      [
        'the last sync failed, and an unrelated commit came since',
        {
          operation: { phase: 'Failed', revision: 'a' },
          sync: { status: 'OutOfSync', revision: 'c' },
        },
        'syncFailed',
        { revision: 'a', wanted: 'c' },
      ],
      [
        'the last sync failed on the wanted commit, though all is Synced',
        { operation: { phase: 'Failed', revision: 'b' } },
        'syncFailed',
        {},
      ],
      ['there is a sync error', condition('SyncError'), 'syncFailed', {}],
      [
        'what runs is unhealthy, even while Git is ahead',
        { health: { status: 'Degraded' }, sync: { status: 'OutOfSync' } },
        'broken',
        {},
      ],
      [
        'it was never synced',
        {
          history: [],
          operation: undefined,
          images: [],
          health: { status: 'Missing' },
          sync: { status: 'OutOfSync' },
        },
        'notDeployed',
        {},
      ],
      [
        'there is nothing in Git to deploy yet, though Argo CD says Synced and Healthy',
        { history: [], operation: undefined, images: [] },
        'notDeployed',
        {},
      ],
      [
        'Argo CD has only just learnt of it',
        {
          history: [],
          operation: undefined,
          images: [],
          sync: { status: 'Unknown' },
          health: { status: 'Unknown' },
        },
        'notDeployed',
        {},
      ],
      [
        'Git is ahead and it syncs itself',
        { sync: { status: 'OutOfSync', revision: 'c' } },
        'outOfDate',
        { way: 'automatic' },
      ],
      [
        'Git is ahead and somebody must sync',
        { autoSync: undefined, sync: { status: 'OutOfSync', revision: 'c' } },
        'outOfDate',
        { way: 'manual' },
      ],
      [
        'the cluster was changed by hand',
        { autoSync: undefined, sync: { status: 'OutOfSync', revision: 'b' } },
        'outOfDate',
        { way: 'drift' },
      ],
      [
        'another application has a part of it',
        {
          ...condition('SharedResourceWarning'),
          sync: { status: 'OutOfSync', revision: 'b' },
        },
        'outOfDate',
        { way: 'shared' },
      ],
      ['it is suspended', { health: { status: 'Suspended' } }, 'paused', {}],
      [
        'nothing of this fits',
        { health: { status: 'Unknown' } },
        'unknown',
        { sync: 'Synced', health: 'Unknown' },
      ],
    ],
  )('%s', (_name, change, code, parameters) => {
    const result = verdictOf(change);
    expect(result).toMatchObject({ code, parameters });
    expect(result.sentence).toMatch(/^[A-Z].*\.$/);
    expect(result.sentence).not.toContain('undefined');
  });

  it('does not take what is unknown for none', () => {
    expect(
      verdictOf({ history: undefined, operation: undefined, images: [] }).code,
    ).toBe('live');
  });

  it('names the cause', () => {
    const cause = causeFromText("unable to resolve 'release' to a commit SHA");
    const result = verdict(
      { ...healthy, sync: { status: 'Unknown' } },
      { instance: { status: 'live' }, now: 0, cause },
    );
    expect(result.sentence).toBe(
      'Argo CD cannot compare it with Git: the branch or tag release does not exist.',
    );
  });

  it('marks what is only last known', () => {
    const result = verdict(healthy, {
      instance: { status: 'unreachable' },
      now: 0,
    });
    expect(result).toMatchObject({ code: 'live', lastKnown: true });
  });
});
