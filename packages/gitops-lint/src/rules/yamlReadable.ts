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
  profile: 'broken',
  what: 'The file is no YAML, or says one thing twice.',
  fix: 'Correct it at this line; quote texts with a colon, a hash or a brace, and keep one of two equal keys.',
  bad: { 'values.yaml': 'description: a: b\n' },
  good: { 'values.yaml': 'description: "a: b"\n' },
  others: [
    { 'a.yaml': '---\n# nothing\n---\na: &a {b: 1}\nc: {<<: *a, b: 2}\n...\n' },
    { 'ansible/a.yml': '{% for x in y %}\n- name: {{ x }}\n{% endfor %}\n' },
  ],
  *check(project) {
    for (const { name, problem, duplicates } of project.yamlFiles) {
      if (project.isForeignTemplate(name)) {
        continue;
      }
      for (const line of duplicates) {
        yield {
          file: name,
          line,
          message: 'The key stands there before; only the last one counts.',
        };
      }
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
