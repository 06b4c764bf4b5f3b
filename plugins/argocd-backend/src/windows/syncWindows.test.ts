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
import { goDuration, readSchedule } from './readWindow';
import { syncWindowsNow } from './syncWindows';

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
      // Argo CD 3.5.1 refuses every sync then: "cannot parse schedule".
      'closed by a schedule that cannot be read',
      at('2026-11-24T23:00:00Z', { ...deny, schedule: '* 7-24 * * 0-6' }),
      {
        automatic: false,
        manual: false,
        unreadable: 'schedule "* 7-24 * * 0-6"',
      },
    ],
    [
      'closed by a duration that cannot be read, whatever else is open',
      at('2026-11-24T23:00:00Z', allow, {
        ...allow,
        duration: '1d',
        manualSync: true,
      }),
      { automatic: false, manual: false, unreadable: 'duration "1d"' },
    ],
    [
      'not concerned by a window of others that cannot be read',
      at('2026-11-24T23:00:00Z', {
        ...deny,
        schedule: 'now and then',
        applications: ['*-staging'],
      }),
      undefined,
    ],
    [
      'read in UTC where the time zone is none',
      at('2026-11-24T23:00:00Z', { ...deny, timeZone: 'Europe/Atlantis' }),
      { automatic: false, manual: false, until: '2026-11-25T06:00:00.000Z' },
    ],
    [
      'closed for ever by a day that never comes',
      at('2026-11-24T23:00:00Z', { ...deny, schedule: '0 0 31 2 *' }),
      { automatic: false, manual: false },
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
    ['1.5h', 5_400_000],
    ['.5s', 500],
    ['-1h', -3_600_000],
    ['0', 0],
    ['', undefined],
    ['a day', undefined],
    ['1d', undefined],
    ['8', undefined],
    ['8 h', undefined],
  ])('reads the duration %s', (text, expected) => {
    expect(goDuration(text)).toBe(expected);
  });

  it.each([
    ['0 22 * * *', '0-0/1 22-22/1 * * *'],
    ['*/15 8-18 ? JAN-mar mon-fri', '0-59/15 8-18/1 * 1-3/1 1-5/1'],
    ['5/20 0,12 * * *', '5-59/20 0-0/1,12-12/1 * * *'],
    ['  0  22 * * * ', '0-0/1 22-22/1 * * *'],
    ['0 24 * * *', undefined],
    ['* 7-24 * * 0-6', undefined],
    ['60 * * * *', undefined],
    ['0 0 0 * *', undefined],
    ['0 0 * 13 *', undefined],
    ['0 0 * * 7', undefined],
    ['0 0 * * fri-mon', undefined],
    ['0 20-6 * * *', undefined],
    ['*/0 * * * *', undefined],
    ['0 0 * *', undefined],
    ['0 0 0 * * *', undefined],
    ['@daily', undefined],
    ['0 0 L * *', undefined],
    ['0 0 * * 1#2', undefined],
    ['0-5-9 * * * *', undefined],
    ['*/5/2 * * * *', undefined],
    ['-5 * * * *', undefined],
    ['', undefined],
  ])('reads the schedule %s as Argo CD does', (text, expected) => {
    expect(readSchedule(text)).toBe(expected);
  });
});
