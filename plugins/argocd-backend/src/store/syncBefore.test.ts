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
import { ApplicationOperation } from '../record/ApplicationRecord';
import { withSyncBefore } from './syncBefore';

const at = (minute: number) => `2026-11-23T05:0${minute}:00Z`;
const operation = (
  minute: number,
  change: Partial<ApplicationOperation> = {},
): ApplicationOperation => ({
  phase: 'Succeeded',
  startedAt: at(minute),
  finishedAt: at(minute),
  ...change,
});
const failed = operation(1, { phase: 'Failed', message: 'forbidden' });
const dryRun = operation(2, { dryRun: true });
const listed = operation(2, { listedOnly: true });

/** What is known of the last operation after several looks. */
const after = (...looks: (ApplicationOperation | undefined)[]) =>
  looks.reduce((known, next) => withSyncBefore(next, known), undefined);

describe('the sync before a dry run', () => {
  it('is known where its end was seen', () => {
    expect(after(failed, dryRun)).toEqual({ ...dryRun, before: failed });
    expect(after(dryRun)).toEqual(dryRun);
    expect(after(operation(1, { phase: 'Running' }), dryRun)).toEqual(dryRun);
  });

  it('is known from when the dry run is asked for, after others and after each look', () => {
    const pending = { phase: 'Pending' as const, dryRun: true };
    const running = { ...dryRun, phase: 'Running' as const };
    for (const looks of [
      [failed, pending, pending, running, dryRun, dryRun],
      [failed, dryRun, operation(3, { dryRun: true })],
    ]) {
      expect(after(...looks)?.before).toEqual(failed);
    }
  });

  it('is none of a sync', () => {
    const sync = operation(2);
    expect(after(failed, sync)).toEqual(sync);
    expect(after(failed, dryRun, operation(3))).toEqual(operation(3));
    expect(after(failed, undefined, dryRun)).toEqual(dryRun);
  });

  it('is kept behind what a list tells, until it is known what that was', () => {
    expect(after(failed, listed)).toEqual({ ...listed, before: failed });
    expect(after(failed, listed, dryRun)?.before).toEqual(failed);
    expect(after(failed, listed, operation(2))).toEqual(operation(2));
    // A sync may have been hidden by the dry run that came next.
    const later = operation(3, { dryRun: true });
    expect(after(failed, listed, later)).toEqual(later);
  });

  it('stays where a list tells how a known dry run has ended', () => {
    const running = { ...dryRun, phase: 'Running' as const };
    const ended = { ...listed, phase: 'Failed' as const };
    expect(after(failed, running, ended)).toEqual({
      ...dryRun,
      phase: 'Failed',
      before: failed,
    });
    expect(after(failed, running, ended, dryRun)?.before).toEqual(failed);
  });
});
