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

import { RawSyncWindow } from '../argocd/types';
import { goDuration, syncWindowsNow } from './syncWindows';

const subject = {
  name: 'shop-production',
  destination: {
    server: 'https://kubernetes.default.svc',
    namespace: 'shop-production',
  },
};
const deny: RawSyncWindow = {
  kind: 'deny',
  schedule: '0 22 * * *',
  duration: '8h',
  applications: ['*-production'],
};
const allow: RawSyncWindow = { ...deny, kind: 'allow' };
const at = (time: string, ...windows: RawSyncWindow[]) =>
  syncWindowsNow(windows, subject, Date.parse(time)).state;

describe('syncWindowsNow', () => {
  it.each<[string, ReturnType<typeof at>, ReturnType<typeof at>]>([
    [
      'closed by an open deny window, until it ends',
      at('2026-11-24T23:00:00Z', deny),
      { automatic: false, manual: false, until: '2026-11-25T06:00:00.000Z' },
    ],
    [
      'open outside of it',
      at('2026-11-24T12:00:00Z', deny),
      { automatic: true, manual: true },
    ],
    [
      'open by hand where the window lets people',
      at('2026-11-24T23:00:00Z', { ...deny, manualSync: true }),
      { automatic: false, manual: true, until: '2026-11-25T06:00:00.000Z' },
    ],
    [
      'closed outside of the only allow window, until it begins',
      at('2026-11-24T12:00:00Z', allow),
      { automatic: false, manual: false, until: '2026-11-24T22:00:00.000Z' },
    ],
    [
      'open within an allow window',
      at('2026-11-24T23:00:00Z', allow),
      { automatic: true, manual: true },
    ],
    [
      'closed where one denies and another allows',
      at('2026-11-24T23:00:00Z', allow, deny),
      { automatic: false, manual: false, until: '2026-11-25T06:00:00.000Z' },
    ],
    [
      // Recorded: a window of a day that begins every minute.
      'closed without an end where the window never ends',
      at('2026-11-24T23:00:00Z', {
        kind: 'deny',
        schedule: '* * * * *',
        duration: '24h',
        applications: ['*'],
      }),
      { automatic: false, manual: false },
    ],
    [
      'read in the time zone of the window',
      at('2026-11-24T21:30:00Z', { ...deny, timeZone: 'Europe/Berlin' }),
      { automatic: false, manual: false, until: '2026-11-25T05:00:00.000Z' },
    ],
    [
      'nobody’s business for another application',
      at('2026-11-24T23:00:00Z', { ...deny, applications: ['*-staging'] }),
      undefined,
    ],
    [
      'found by namespace or by cluster',
      at('2026-11-24T23:00:00Z', {
        ...deny,
        applications: undefined,
        namespaces: ['other'],
        clusters: ['https://kubernetes.*'],
      }),
      { automatic: false, manual: false, until: '2026-11-25T06:00:00.000Z' },
    ],
    [
      'asked for all at once where it says so',
      at('2026-11-24T23:00:00Z', {
        ...deny,
        namespaces: ['other'],
        andOperator: true,
      }),
      undefined,
    ],
    [
      'left out where its schedule is none',
      at('2026-11-24T23:00:00Z', { ...deny, schedule: 'now and then' }),
      undefined,
    ],
    [
      'not concerned by a pattern that is longer than any name',
      at('2026-11-24T23:00:00Z', { ...deny, applications: ['*'.repeat(254)] }),
      undefined,
    ],
    [
      'not concerned by a pattern that cannot be read',
      at('2026-11-24T23:00:00Z', { ...deny, applications: ['[shop'] }),
      undefined,
    ],
  ])('is %s', (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it.each([
    ['shop-*', true],
    ['sh?p-production', true],
    ['[a-s]*', true],
    ['[!a-s]*', false],
    ['{blog,shop}-*', true],
    ['{blog,shop}', false],
    ['shop.production', false],
  ])('matches names by %s: %s', (pattern, expected) => {
    const state = at('2026-11-24T23:00:00Z', {
      ...deny,
      applications: [pattern],
    });
    expect(state !== undefined).toBe(expected);
  });

  it('is not held up by many stars and a long name', () => {
    const window = { ...deny, applications: [`${'*a'.repeat(7)}*b`] };
    const long = { name: 'a'.repeat(5_000), destination: {} };
    expect(syncWindowsNow([window], long, 0)).toEqual({
      state: undefined,
      until: Infinity,
    });
  });

  it.each([
    ['8h', 28_800_000],
    ['1h30m', 5_400_000],
    ['90s', 90_000],
    ['', undefined],
    ['a day', undefined],
  ])('reads the duration %s', (text, expected) => {
    expect(goDuration(text)).toBe(expected);
  });
});
