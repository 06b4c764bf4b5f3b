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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Verdict, VERDICT_CODES } from '@slipway/plugin-argocd-common';
import { screen } from '@testing-library/react';
import { verdictLook } from './verdictStyle';
import { VerdictWord } from './VerdictWord';

function renderWord(change: Partial<Verdict>) {
  renderInTestApp(
    <VerdictWord
      verdict={{ code: 'live', parameters: {}, sentence: '', ...change }}
    />,
  );
}

describe('the word of a verdict', () => {
  it.each<[RegExp, Partial<Verdict>]>([
    [/^Healthy$/, {}],
    [/^Was healthy$/, { lastKnown: true }],
    [
      /^Was healthy, at .*\d\d:02/,
      { lastKnown: true, comparedAt: '2026-11-23T14:02:00Z' },
    ],
    [/^Was: Broken$/, { code: 'broken', lastKnown: true }],
    [
      /^Was: Broken, at .*\d\d:02/,
      {
        code: 'broken',
        lastKnown: true,
        comparedAt: '2026-11-23T14:02:00Z',
      },
    ],
    [/^Argo CD refuses$/, { code: 'refused' }],
    [
      /^Rolled back to 9f31c2a$/,
      {
        code: 'rolledBack',
        parameters: { revision: '9f31c2a'.padEnd(40, '0') },
      },
    ],
    [
      /^Synced, Missing$/,
      { code: 'unknown', parameters: { sync: 'Synced', health: 'Missing' } },
    ],
    [
      /^Retrying at .*\d\d:57/,
      {
        code: 'rollingOut',
        parameters: { step: 'retrying', time: '2026-11-23T09:57:00Z' },
      },
    ],
    [/^Rolling out$/, { code: 'rollingOut', parameters: { step: 'retrying' } }],
  ])('is %s', async (word, change) => {
    renderWord(change);
    expect(await screen.findByText(word)).toBeInTheDocument();
  });

  it('is green for what is healthy, and for nothing else', () => {
    const green = VERDICT_CODES.filter(
      code =>
        verdictLook({ code, parameters: {}, sentence: '' }).tone === 'positive',
    );
    expect(green).toEqual(['live']);
    expect(
      verdictLook({
        code: 'live',
        parameters: {},
        sentence: '',
        lastKnown: true,
      }).tone,
    ).toBe('quiet');
  });
});
