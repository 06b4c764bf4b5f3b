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

import { Rule } from '../rule';

export const yamlReadable: Rule = {
  id: 'yaml-readable',
  severity: 'error',
  what: 'The file is no YAML.',
  fix: 'Correct it at this line; quote texts with a colon, a hash or a brace.',
  bad: { 'values.yaml': 'description: a: b\n' },
  good: { 'values.yaml': 'description: "a: b"\n' },
  *check(project) {
    for (const { name, problem } of project.yamlFiles) {
      if (problem) {
        yield {
          file: name,
          line: problem.line,
          message: `The file cannot be read: ${problem.message}`,
        };
      }
    }
  },
};
