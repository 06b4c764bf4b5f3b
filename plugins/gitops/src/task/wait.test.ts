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

import { InstanceStatus } from '@slipway/plugin-argocd-common';
import { patience, waitOf } from './wait';

const completedAt = '2026-11-20T10:00:00.000Z';
const end = Date.parse(completedAt);

const heard = (
  name: string,
  status: InstanceStatus['status'] = 'live',
): InstanceStatus => ({ name, status, since: '2026-11-20T09:00:00.000Z' });

const facts = {
  isMissing: false,
  answer: { instances: [heard('global'), heard('team', 'unreachable')] },
  hasApplication: false,
  instance: 'global',
  registration: 'api' as const,
  completedAt,
};

describe('what a project waits for', () => {
  it('is nothing where nobody has said anything, or its application is there', () => {
    expect(waitOf({ ...facts, answer: undefined }, end)).toBeUndefined();
    expect(waitOf({ ...facts, hasApplication: true }, end)).toBeUndefined();
  });

  it('is the catalog before it is Argo CD', () => {
    const wait = waitOf({ ...facts, answer: undefined, isMissing: true }, end);
    expect(wait).toEqual({ for: 'catalog', since: completedAt, isLong: false });
  });

  it.each([
    ['api', 'application'],
    ['platform-repository', 'merge'],
    ['discovery', 'discovery'],
    ['manual', 'hand'],
  ] as const)('follows from how Argo CD learns of it: %s', (...row) => {
    const [registration, what] = row;
    expect(waitOf({ ...facts, registration }, end)?.for).toBe(what);
  });

  it('is an Argo CD that is not heard, since it is not, and only the own one', () => {
    expect(waitOf({ ...facts, instance: 'team' }, end)).toEqual({
      for: 'instance',
      since: '2026-11-20T09:00:00.000Z',
      isLong: true,
    });
    expect(waitOf(facts, end)?.for).toBe('application');
  });

  it.each([
    ['catalog', 'api'],
    ['application', 'api'],
    ['merge', 'platform-repository'],
    ['discovery', 'discovery'],
  ] as const)(
    'is long after its time, not before: %s',
    (what, registration) => {
      const asked = { ...facts, registration, isMissing: what === 'catalog' };
      const after = end + patience[what];
      expect(waitOf(asked, after - 1)).toMatchObject({
        for: what,
        isLong: false,
      });
      expect(waitOf(asked, after)).toMatchObject({ for: what, isLong: true });
    },
  );
});
