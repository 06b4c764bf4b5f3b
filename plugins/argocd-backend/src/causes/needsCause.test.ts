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

import { recordedRecord } from '../__testUtils__/recordings';
import { testRecord } from '../__testUtils__/testRecord';
import { causeTask, slowRolloutMs } from './needsCause';

const now = Date.parse('2026-11-23T05:10:00Z');
const task = (recording: string) => causeTask(recordedRecord(recording), now);
const progressing = (since: string | undefined) =>
  testRecord({ health: { status: 'Progressing', since } });

describe('causeTask', () => {
  it.each([
    ['read/get-broken-path.json', 'pathMissing'],
    ['read/get-broken-repo.json', 'repositoryNotPermitted'],
    ['read/get-case-template-error.json', 'chartDoesNotRender'],
    ['read/get-shared-b.json', 'sharedResource'],
    ['read/get-case-unknown-kind.json', 'kindUnknown'],
    ['mutations/get-while-retrying.json', 'kindUnknown'],
  ])('%s says itself that it is %s', (recording, code) => {
    expect(task(recording)).toMatchObject({ kind: 'known', cause: { code } });
  });

  it.each([
    ['read/get-coelho-realtime-staging.json', 'it is not deployed'],
    ['read/get-case-prune.json', 'it is live'],
    ['mutations/refresh-hard.json', 'it only waits for a sync'],
    ['mutations/get-while-running.json', 'a sync is running'],
  ])('%s needs none: %s', recording => {
    expect(task(recording)).toEqual({ kind: 'none' });
  });

  it('searches the tree at once where what runs is unhealthy', () => {
    expect(task('read/get-case-crash.json')).toMatchObject({
      kind: 'search',
      where: 'tree',
      afterMs: 0,
    });
  });

  it('searches the result of a sync whose text says nothing', () => {
    const record = testRecord({
      sync: { status: 'OutOfSync', revision: 'b' },
      operation: {
        phase: 'Failed',
        startedAt: '2026-11-23T05:00:00Z',
        finishedAt: '2026-11-23T05:00:05Z',
        message: 'one or more tasks failed',
      },
    });
    expect(causeTask(record, now)).toMatchObject({
      kind: 'search',
      where: 'sync',
      afterMs: 0,
    });
  });

  it('searches the result of a sync that failed on objects, so that the object is named', () => {
    const record = testRecord({
      sync: { status: 'OutOfSync', revision: 'b' },
      operation: {
        phase: 'Failed',
        startedAt: '2026-11-23T05:00:00Z',
        finishedAt: '2026-11-23T05:00:05Z',
        message:
          'one or more objects failed to apply, reason: namespaces "shop" not found',
      },
    });
    expect(causeTask(record, now)).toMatchObject({
      kind: 'search',
      where: 'sync',
    });
  });

  it('takes no word of success for a cause', () => {
    const record = testRecord({
      operation: { phase: 'Succeeded', message: 'successfully synced' },
      conditions: [
        { type: 'SyncError', message: 'successfully synced (all tasks run)' },
      ],
    });
    expect(causeTask(record, now)).toEqual({ kind: 'none' });
  });

  it('reads what Argo CD says where it could not sync by itself', () => {
    const record = testRecord({
      operation: { phase: 'Succeeded', message: 'successfully synced' },
      conditions: [{ type: 'SyncError', message: 'nobody knows this text' }],
    });
    expect(causeTask(record, now)).toMatchObject({
      kind: 'known',
      cause: { code: 'other', original: 'nobody knows this text' },
    });
  });

  it('reads why a commit could not be rendered into Git', () => {
    const record = testRecord({
      hydration: {
        dryRevision: 'b',
        hydratedFrom: 'a',
        failure: 'push to env/dev was refused',
      },
    });
    expect(causeTask(record, now)).toMatchObject({
      kind: 'known',
      cause: { original: 'push to env/dev was refused' },
    });
  });

  it('reads conditions by their type', () => {
    const conditions = [
      { type: 'OrphanedResourceWarning', message: 'app path does not exist' },
      {
        type: 'DeletionError',
        message: 'there are no clusters with this name: eu-west',
      },
    ];
    expect(
      causeTask(
        testRecord({ deletingSince: '2026-11-23T05:00:00Z', conditions }),
        now,
      ),
    ).toMatchObject({
      kind: 'known',
      cause: { code: 'clusterUnknown' },
    });
    expect(causeTask(testRecord({ conditions }), now)).toEqual({
      kind: 'none',
    });
  });

  it('does not read of a sync what kept Argo CD from comparing, when it compares again', () => {
    const record = testRecord({
      operation: {
        phase: 'Error',
        message: "ComparisonError: unable to resolve 'release' to a commit SHA",
      },
    });
    expect(causeTask(record, now)).toEqual({ kind: 'none' });
  });

  it('does not read the text of a dry run', () => {
    const record = testRecord({
      conditions: [],
      operation: {
        phase: 'Failed',
        dryRun: true,
        message: "unable to resolve 'release' to a commit SHA",
      },
    });
    expect(causeTask(record, now)).toEqual({ kind: 'none' });
  });

  describe('of a sync that waits', () => {
    const waiting = (name: string, startedAt = '2026-11-15T05:00:00Z') =>
      causeTask(
        testRecord({
          sync: { status: 'OutOfSync', revision: 'b' },
          operation: {
            phase: 'Running',
            startedAt,
            message: `waiting for completion of hook batch/Job/${name}`,
          },
        }),
        now,
      );

    it('searches the tree at once where it has waited for days', () => {
      expect(waiting('migrate')).toMatchObject({
        kind: 'search',
        where: 'tree',
        afterMs: 0,
      });
    });

    it('waits a while where it has just begun', () => {
      expect(waiting('migrate', new Date(now).toISOString())).toMatchObject({
        afterMs: slowRolloutMs,
      });
    });

    it('is another search where it waits for another hook', () => {
      const fingerprint = (name: string) => {
        const found = waiting(name);
        return found.kind === 'search' ? found.fingerprint : found.kind;
      };
      expect(fingerprint('migrate')).toBe(fingerprint('migrate'));
      expect(fingerprint('migrate')).not.toBe(fingerprint('seed'));
    });
  });

  it.each([
    ['waits a while where a rollout has just begun', 0, slowRolloutMs],
    ['waits the rest where it began a while ago', 5_000, slowRolloutMs - 5_000],
    ['searches at once where it takes long', 60_000, 0],
  ])('%s', (_name, age, afterMs) => {
    const since = new Date(now - age).toISOString();
    expect(causeTask(progressing(since), now)).toMatchObject({
      kind: 'search',
      where: 'tree',
      afterMs,
    });
  });

  it('waits the whole while where nobody knows when a rollout began', () => {
    expect(causeTask(progressing(undefined), now)).toMatchObject({
      kind: 'search',
      afterMs: slowRolloutMs,
    });
  });

  it('is the same search as long as nothing has changed', () => {
    const fingerprint = (change = {}) => {
      const found = causeTask(
        testRecord({
          health: { status: 'Degraded', since: '2026-11-23T05:00:00Z' },
          ...change,
        }),
        now,
      );
      return found.kind === 'search' ? found.fingerprint : found.kind;
    };
    expect(fingerprint({ resourceVersion: '2' })).toBe(fingerprint());
    expect(fingerprint({ images: ['shop:2'] })).not.toBe(fingerprint());
    expect(fingerprint({ sync: { status: 'Synced', revision: 'b' } })).not.toBe(
      fingerprint(),
    );
    expect(
      fingerprint({
        health: { status: 'Degraded', since: '2026-11-23T06:00:00Z' },
      }),
    ).not.toBe(fingerprint());
    const several = (last: string) => ({
      sync: { status: 'Synced', revision: 'a', revisions: ['a', last] },
    });
    expect(fingerprint(several('b'))).not.toBe(fingerprint(several('c')));
  });
});
