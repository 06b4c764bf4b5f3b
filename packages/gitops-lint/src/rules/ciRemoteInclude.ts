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
  profile: 'house',
  what: 'A part of the pipeline comes from another place, and changes without a commit here.',
  fix: 'Keep it in this repository, or pin it: a component or project to a commit, a file of the web by `integrity`.',
  see: 'https://docs.gitlab.com/ci/yaml/includes/',
  bad: {
    '.gitlab-ci.yml': 'include:\n  - remote: https://ci.example.net/all.yml\n',
  },
  good: {
    '.gitlab-ci.yml': 'include:\n  - local: ci/test.yml\n',
    'ci/test.yml': 'test:\n  script: [make]\n',
  },
  others: [
    { '.gitlab-ci.yml': 'include:\n  - template: Jobs/SAST.gitlab-ci.yml\n' },
    {
      '.gitlab-ci.yml':
        'include:\n  - component: $CI_SERVER_FQDN/$CI_PROJECT_PATH/lint@$CI_COMMIT_SHA\n  - project: a/b\n    file: c.yml\n    ref: 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n',
    },
  ],
  *check({ pipelines }) {
    for (const { file, line, kind, name, isPinned } of pipelines.flatMap(
      ({ remote }) => remote,
    )) {
      if (!isPinned) {
        yield {
          file,
          line,
          message: `Includes ${kind} ${name.slice(
            0,
            200,
          )}, which changes without a commit here.`,
        };
      }
    }
  },
};
