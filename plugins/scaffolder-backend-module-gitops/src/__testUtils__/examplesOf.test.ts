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

import { examplesOf } from './examplesOf';

const action = (step: string) =>
  examplesOf({
    id: 'a:b',
    schema: {
      input: {
        type: 'object',
        properties: { token: { type: 'string' } },
        additionalProperties: false,
      },
    },
    examples: [{ description: 'One', example: `steps: ${step}` }],
  });

it.each([
  ['a sound example', '[{ action: a:b }]', []],
  [
    'an input that the action does not take',
    '[{ action: a:b, input: { x: 1 } }]',
    [expect.stringContaining('"x"')],
  ],
  ['another action', '[{ action: a:c }]', ['is not one step of a:b']],
  [
    'a token',
    '[{ action: a:b, input: { token: glpat-1 } }]',
    ['holds a token of its own'],
  ],
])('says what is wrong with %s', (_name, step, problems) => {
  expect(action(step)).toEqual([expect.objectContaining({ problems })]);
});
