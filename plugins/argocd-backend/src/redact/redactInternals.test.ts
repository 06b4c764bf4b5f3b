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

import { redactInternals } from './redactInternals';

it.each([
  [
    'command lines',
    '`helm template . --set password=x` failed exit status 1',
    '… failed exit status 1',
  ],
  [
    'what has lost its end',
    'failed: `helm template --set password=x',
    'failed: …',
  ],
  [
    'structs of Go',
    'cannot apply &Secret{Data:map[a:b]}: refused',
    'cannot apply …: refused',
  ],
  [
    'words of gRPC',
    'rpc error: code = InvalidArgument desc = application destination is missing',
    'application destination is missing',
  ],
])('takes away %s', (_name, text, expected) => {
  expect(redactInternals(text)).toBe(expected);
});

it('looks at no more of a text than people read', () => {
  expect(redactInternals('a'.repeat(60_000))).toHaveLength(50_000);
});
