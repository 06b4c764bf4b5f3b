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

export const ciRemoteInclude: Rule = {
  id: 'ci-remote-include',
  severity: 'warning',
  what: 'A part of the pipeline comes from elsewhere: it changes without a commit here, and was not checked.',
  fix: 'Keep it in this repository, or pin it to a commit.',
  see: 'https://docs.gitlab.com/ci/yaml/includes/',
  bad: {
    '.gitlab-ci.yml': 'include:\n  - remote: https://ci.example.net/all.yml\n',
  },
  good: {
    '.gitlab-ci.yml': 'include:\n  - local: ci/test.yml\n',
    'ci/test.yml': 'test:\n  script: [make]\n',
  },
  *check({ pipeline }) {
    for (const { file, line, what } of pipeline?.remote ?? []) {
      yield {
        file,
        line,
        message: `Includes ${what.slice(
          0,
          200,
        )}, which changes without a commit here and was not checked.`,
      };
    }
  },
};
