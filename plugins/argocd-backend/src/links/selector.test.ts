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

import { matchesSelector, parseSelector } from './selector';

const labels = { app: 'shop', tier: 'web', 'example.com/env': 'dev' };

describe('label selectors', () => {
  it.each([
    ['app=shop', true],
    ['app==shop', true],
    ['app=other', false],
    ['app!=other', true],
    ['missing!=other', true],
    ['app=shop,tier=web', true],
    ['app=shop, tier=api', false],
    ['tier in (web, api)', true],
    ['tier in (api)', false],
    ['tier notin (api,worker)', true],
    ['missing notin (api)', true],
    ['app in (shop),tier notin (api)', true],
    ['tier', true],
    ['missing', false],
    ['!missing', true],
    ['!tier', false],
    ['example.com/env=dev', true],
  ])('%s matches: %s', (selector, matches) => {
    expect(matchesSelector(parseSelector(selector), labels)).toBe(matches);
  });

  it.each(['', 'a=b=c', 'a in b', 'a in (b', '=b', 'a,,b', 'a=b c', '$(x)=y'])(
    'refuses %j',
    selector => {
      expect(() => parseSelector(selector)).toThrow(
        'is not a label requirement',
      );
    },
  );

  it('are refused in no time however they are made', () => {
    const started = performance.now();
    for (const hostile of [
      `a in (${',  '.repeat(300)})x)`,
      ','.repeat(999),
      `${'a'.repeat(900)}!`,
      'a=b,'.repeat(100_000),
    ]) {
      expect(() => parseSelector(hostile)).toThrow();
    }
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
