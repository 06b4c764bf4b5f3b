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

import fc from 'fast-check';
import { matchesGlob } from './matchesGlob';

/** Tries every length for every star: slow, and written without the automaton. */
function matchesSlowly(pattern: string, text: string): boolean {
  if (pattern === '') {
    return text === '';
  }
  const [first, rest] = [pattern[0], pattern.slice(1)];
  if (first === '*') {
    return [...Array(text.length + 1).keys()].some(length =>
      matchesSlowly(rest, text.slice(length)),
    );
  }
  return (
    text !== '' &&
    (first === '?' || first === text[0]) &&
    matchesSlowly(rest, text.slice(1))
  );
}

describe('matchesGlob', () => {
  it.each([
    ['', ''],
    ['shop', 'shop'],
    ['*', ''],
    ['shop-*', 'shop-dev'],
    ['*-dev', 'shop-dev'],
    ['a.c', 'a.c'],
    ['sh?p', 'shop'],
    ['https://git.example.com/team/*', 'https://git.example.com/team/a/b.git'],
    ['[a-c]x', 'bx'],
    ['[!a-c]x', 'dx'],
    ['[^a]x', 'bx'],
    ['[a-]', '-'],
    ['{dev,staging}-*', 'staging-shop'],
    ['a{b,{c,d}*}e', 'adxxe'],
    ['{,a}b', 'b'],
    ['\\*', '*'],
    ['*', 'two\nlines'],
    ['?', '🚀'],
  ])('%j matches %j', (pattern, text) => {
    expect(matchesGlob(pattern, text)).toBe(true);
  });

  it.each([
    ['', 'a'],
    ['shop', 'shops'],
    ['a.c', 'abc'],
    ['sh?p', 'shp'],
    ['[a-c]x', 'dx'],
    ['[!a-c]x', 'ax'],
    ['{dev,staging}', 'production'],
    ['\\*', 'a'],
  ])('%j does not match %j', (pattern, text) => {
    expect(matchesGlob(pattern, text)).toBe(false);
  });

  it.each([
    ['team/*', 'team/shop', true],
    ['team/*', 'team/sub/shop', false],
    ['team/**', 'team/sub/shop', true],
    ['team/*/shop', 'team/sub/shop', true],
    ['team?shop', 'team/shop', false],
    ['*', 'team/shop', false],
  ])('%j matches %j, where / separates: %j', (pattern, text, isMatch) => {
    expect(matchesGlob(pattern, text, '/')).toBe(isMatch);
  });

  it.each([
    '[',
    '[a',
    '[a-',
    '{a',
    '{a,b',
    'a\\',
    '{'.repeat(50_000),
    `{${','.repeat(200_000)}}`,
    'a'.repeat(1_001),
  ])('%.20j cannot be read, and matches nothing', pattern => {
    expect(matchesGlob(pattern, pattern)).toBe(false);
  });

  it('says the same as a search that tries everything', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '/'),
      maxLength: 8,
    });
    const pattern = fc.string({
      unit: fc.constantFrom('a', 'b', '/', '*', '?'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(pattern, text, (left, right) => {
        expect(matchesGlob(left, right)).toBe(matchesSlowly(left, right));
      }),
      { numRuns: 2_000 },
    );
  });

  it('asks each character of the pattern once for each of the text, however many stars', () => {
    const isAsked = jest.spyOn(Set.prototype, 'add');
    const length = 2_000;
    const stars = 20;
    matchesGlob(`${'*a'.repeat(stars)}*b`, 'a'.repeat(length));
    const steps = isAsked.mock.calls.length;
    isAsked.mockRestore();
    expect(steps).toBeLessThan(length * stars * 10);
  });
});
