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
import { matching, pushToBranch } from './commands';

/** Pitfall 13. */
export const ciWriteBackRace: Rule = {
  id: 'ci-write-back-race',
  pitfall: 13,
  profile: 'house',
  what: 'Two pipelines that push at the same time: the second is refused (non-fast-forward), and what it built is never deployed.',
  fix: 'Give the job a `resource_group`, and try again: fetch, reset, apply the change anew, push. Never rebase a conflict, never force.',
  see: 'https://docs.gitlab.com/ci/resource_groups/',
  bad: {
    '.gitlab-ci.yml':
      'push:\n  script:\n    - git commit -am "deploy [skip ci]"\n    - git push origin HEAD:main\n',
  },
  good: {
    '.gitlab-ci.yml':
      'push:\n  resource_group: dev\n  script:\n    - git commit -am "deploy [skip ci]"\n    - git push origin HEAD:main\n',
  },
  others: [
    {
      '.gitlab-ci.yml': 'release:\n  script: [git push origin refs/tags/v1]\n',
    },
    {
      '.gitlab-ci.yml':
        'push:\n  resource_group: main\n  script: [git push origin HEAD:main]\n',
    },
  ],
  *check(project) {
    for (const { job, file, line, text } of matching(project, pushToBranch)) {
      if (/\s(--force|-f)\b/.test(text)) {
        yield {
          file,
          line,
          message: 'A forced push takes away what others have pushed.',
        };
      } else if (job && job.keys.resource_group === undefined) {
        yield { file, line };
      }
    }
  },
};
