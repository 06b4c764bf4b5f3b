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

export const treeReadable: Rule = {
  id: 'tree-readable',
  profile: 'broken',
  what: 'A link leads out of the tree, or a file is not what it is called: whoever reads the repository finds nothing there.',
  fix: 'Put the file itself there, as text in UTF-8.',
  bad: {},
  good: { 'README.md': 'text\n' },
  others: [
    { 'a.yaml': 'text: Grüße – 你好\n' },
    { '.editorconfig': 'root = true\n' },
  ],
  *check({ tree }) {
    for (const { file, line = 1, message } of tree.problems) {
      yield { file: file || '.', line, message };
    }
  },
};
