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

import { matchesPath } from './matchesGlob';

describe('matchesPath', () => {
  it.each([
    ['ci/*.yml', 'ci/test.yml'],
    ['ci/**.yml', 'ci/a/b.yml'],
    ['**/*.yml', 'test.yml'],
    ['**/*.yml', 'a/b/test.yml'],
    ['src/**/*', 'src/a'],
    ['src/**/*', 'src/a/b'],
    ['{a,b}/?', 'b/c'],
    ['https://git.example.com/team/*', 'https://git.example.com/team/a'],
  ])('%j matches %j', (pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(true);
  });

  it.each([
    ['ci/*.yml', 'ci/a/b.yml'],
    ['*', 'a/b'],
    ['a?b', 'a/b'],
    ['a[!x]b', 'a/b'],
    ['src/**/*', 'src'],
    ['https://git.example.com/team/*', 'https://git.example.com/team/a/b'],
  ])('%j does not match %j', (pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(false);
  });
});
