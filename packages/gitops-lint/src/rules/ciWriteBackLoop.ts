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
import { commands, matching, pushToBranch } from './commands';

const guard = /\[(skip ci|ci skip)\]|-o\s+ci\.skip|--push-option=ci\.skip/;

/** Pitfall 12. */
export const ciWriteBackLoop: Rule = {
  id: 'ci-write-back-loop',
  pitfall: 12,
  profile: 'house',
  what: 'A commit that the pipeline pushes starts the pipeline again.',
  fix: 'Put `[skip ci]` into the message of that commit, or push with `-o ci.skip`.',
  see: 'https://docs.gitlab.com/ci/pipelines/#skip-a-pipeline',
  bad: {
    '.gitlab-ci.yml':
      'push:\n  resource_group: dev\n  script:\n    - git commit -am "deploy"\n    - git push origin HEAD:main\n',
  },
  good: {
    '.gitlab-ci.yml':
      'push:\n  resource_group: dev\n  script:\n    - git commit -am "deploy [skip ci]"\n    - git push origin HEAD:main\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'push:\n  script: [git push -o ci.skip origin HEAD:main]\n',
    },
    {
      '.gitlab-ci.yml':
        'release:\n  script: [git tag v1, git push origin --tags]\n',
    },
    {
      '.gitlab-ci.yml':
        'promote:\n  script:\n    - |\n      git commit -am "promote"\n      git push \\\n        -o merge_request.create \\\n        origin HEAD:refs/heads/promote\n',
    },
  ],
  *check(project) {
    const isGuarded = [...commands(project)].some(({ text }) =>
      guard.test(text),
    );
    if (!isGuarded) {
      for (const { file, line } of matching(project, pushToBranch)) {
        yield { file, line };
      }
    }
  },
};
