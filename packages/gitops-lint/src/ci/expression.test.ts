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

import { PatternTests } from './PatternTests';
import { evaluate, ExpressionError, parseExpression } from './expression';

const variables: Record<string, string> = {
  BRANCH: 'main',
  DEFAULT: 'main',
  SOURCE: 'push',
  EMPTY: '',
  PATTERN: '/^ma/',
};

describe('conditions of GitLab CI', () => {
  it.each([
    ['$BRANCH == $DEFAULT', true],
    ['$BRANCH == "main" && $SOURCE != "schedule"', true],
    ['$BRANCH == "x" || ($SOURCE == "push" && $BRANCH)', true],
    ['$MISSING', false],
    ['$EMPTY', false],
    ['$MISSING == null', true],
    ['$EMPTY == null', false],
    ['$BRANCH =~ /^MAIN$/i', true],
    ['$BRANCH !~ /^feature\\//', true],
    ['$BRANCH =~ $PATTERN', true],
    ['$MISSING =~ /x/', false],
    ['$MISSING !~ /x/ && $BRANCH', true],
    ['$MISSING =~ /^$/', true],
    ['$BRANCH =~ $MISSING', false],
    ['$BRANCH =~ "text"', false],
    ['$BRANCH =~ "main, or what else there is"', true],
    ['$BRANCH =~ "ai"', false],
  ])('%s is %s', (text, expected) => {
    const lookup = (name: string) =>
      Object.hasOwn(variables, name) ? variables[name] : null;
    expect(evaluate(parseExpression(text), lookup, new PatternTests())).toBe(
      expected,
    );
  });

  it.each([
    '$BRANCH === "main"',
    '$BRANCH ==',
    '($BRANCH',
    '$BRANCH "main"',
    'process.exit()',
    '!$BRANCH',
    `${'('.repeat(500)}$A${')'.repeat(500)}`,
  ])('%s is none', text => {
    expect(() => parseExpression(text)).toThrow(ExpressionError);
  });
});
