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

import { headlineSentence } from '../headline';
import { verdictSentence } from './sentences';

// The front end fills these with the viewer's language and zone.
const formats = {
  time: (iso: string) => `<${iso}>`,
  duration: (seconds: number) => `<${seconds}>`,
  person: (name: string) => `<${name}>`,
};
const keys = (key: string, parameters = {}) =>
  `${key} ${JSON.stringify(parameters)}`;

describe('verdictSentence', () => {
  it('leaves times, people and durations to the reader', () => {
    const sentence = verdictSentence(
      {
        code: 'rolledBack',
        parameters: {
          revision: 'a'.repeat(40),
          wanted: '1.4.2',
          by: 'user:default/jane',
          waits: '1',
        },
        since: '2026-11-23T05:02:00Z',
      },
      undefined,
      keys,
      formats,
    );
    const shown = {
      since: '<2026-11-23T05:02:00Z>',
      revision: 'aaaaaaa',
      wanted: '1.4.2',
      by: '<user:default/jane>',
      waits: '1',
    };
    expect(sentence).toBe(
      `${keys('verdict.rolledBack.by', shown)} ${keys(
        'verdict.rolledBack.waits',
        shown,
      )}`,
    );
  });

  it.each([
    [
      'time',
      { step: 'retrying', time: '2026-11-23T05:02:00Z' },
      '<2026-11-23T05:02:00Z>',
    ],
    [
      'elapsed',
      { step: 'progressing', elapsedSeconds: '2400', usualSeconds: '120' },
      '<2400>',
    ],
    [
      'usual',
      { step: 'progressing', elapsedSeconds: '2400', usualSeconds: '120' },
      '<120>',
    ],
  ])('shows %s as the reader writes it', (name, parameters, text) => {
    expect(
      verdictSentence(
        { code: 'rollingOut', parameters },
        undefined,
        keys,
        formats,
      ),
    ).toContain(`"${name}":"${text}"`);
  });

  it('says times in UTC and with their day where nobody knows the zone', () => {
    expect(
      verdictSentence({
        code: 'live',
        parameters: {},
        since: '2026-11-23T05:02:09Z',
      }),
    ).toBe('Healthy since 2026-11-23 05:02 UTC.');
  });
});

describe('headlineSentence', () => {
  it('names the one service whose changes are counted', () => {
    const behind = (counts: string) =>
      headlineSentence({
        code: 'liveOthersBehind',
        parameters: { environments: 'dev', behind: counts, service: 'web' },
      });
    expect(behind('staging:1')).toBe(
      'Live in dev. Staging is 1 web change behind.',
    );
    expect(behind('staging:2,production:3')).toBe(
      'Live in dev. Staging is 2 web changes behind; production 3.',
    );
  });

  it('names together what is equally far behind', () => {
    const behind = (counts: string, service?: string) =>
      headlineSentence({
        code: 'liveOthersBehind',
        parameters: {
          environments: 'dev',
          behind: counts,
          ...(service && { service }),
        },
      });
    expect(behind('staging:1,production:1', 'web')).toBe(
      'Live in dev. Staging and production are 1 web change behind.',
    );
    expect(behind('qa:2,staging:2,production:2')).toBe(
      'Live in dev. Qa, staging and production are 2 changes behind.',
    );
    expect(behind('qa:2,staging:2,production:3')).toBe(
      'Live in dev. Qa is 2 changes behind; staging 2; production 3.',
    );
  });

  it('leaves times to the reader', () => {
    expect(
      headlineSentence(
        { code: 'notAnswering', parameters: { time: '2026-11-23T05:02:00Z' } },
        keys,
        formats,
      ),
    ).toContain('"time":"<2026-11-23T05:02:00Z>"');
  });
});
