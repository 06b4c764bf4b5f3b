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

import { evaluateExpression } from './expression';
import { decideWorkflow } from './workflow';

const variables = {
  BRANCH: 'main',
  DEFAULT: 'main',
  EMPTY: '',
  MESSAGE: 'fix: a [skip ci]',
};

describe('expressions of CI rules', () => {
  it.each([
    ['$BRANCH', true],
    ['$EMPTY', false],
    ['$MISSING', false],
    ['$BRANCH == "main"', true],
    ["$BRANCH == 'other'", false],
    ['$BRANCH == $DEFAULT', true],
    ['$BRANCH != $DEFAULT', false],
    ['$MISSING == null', true],
    ['$MESSAGE =~ /\\[skip ci\\]/', true],
    ['$MESSAGE !~ /^feat/', true],
    ['$MISSING =~ /x/', false],
    ['$MISSING || $BRANCH', true],
    ['$BRANCH && $MISSING', false],
    ['$MISSING && $BRANCH || $DEFAULT', true],
    ['$MISSING && ($BRANCH || $DEFAULT)', false],
    ['${BRANCH} == "main"', true],
  ])('%s is %s', (text, expected) => {
    expect(evaluateExpression(text, variables)).toBe(expected);
  });

  it.each([
    '',
    '$A ===',
    '$A == ',
    '($A',
    '$A $B',
    'process.exit(1)',
    '$A == `x`',
  ])('refuses %j', text => {
    expect(() => evaluateExpression(text, variables)).toThrow(SyntaxError);
  });
});

describe('workflow:rules', () => {
  it.each([
    ['build: {script: [x]}', { run: true, variables: {} }],
    [
      'workflow: {rules: [{if: $BRANCH == "main", variables: {A: b}}]}',
      { run: true, variables: { A: 'b' } },
    ],
    [
      'workflow: {rules: [{if: $BRANCH == "other"}]}',
      { run: false, reason: 'filtered' },
    ],
    [
      'workflow: {rules: [{if: $BRANCH, when: never}, {when: always}]}',
      { run: false, reason: 'filtered' },
    ],
  ])('%s', (yaml, decision) => {
    expect(decideWorkflow(yaml, variables)).toEqual(decision);
  });

  it('shows what is wrong with a file that cannot be read', () => {
    expect(decideWorkflow('a: [', variables)).toMatchObject({
      run: false,
      reason: 'invalid',
    });
    expect(decideWorkflow('just text', variables)).toMatchObject({
      run: false,
      reason: 'invalid',
    });
  });
});
