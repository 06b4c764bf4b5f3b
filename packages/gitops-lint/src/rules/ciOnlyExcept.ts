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

/** Pitfall 1. */
export const ciOnlyExcept: Rule = {
  id: 'ci-only-except',
  pitfall: 1,
  profile: 'house',
  what: '`only` and `except` are deprecated, know no merge requests, and cannot be mixed with `rules`.',
  fix: 'Write the same with `rules`, e.g. `- if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH`.',
  see: 'https://docs.gitlab.com/ci/yaml/deprecated_keywords',
  bad: {
    '.gitlab-ci.yml': 'test:\n  script: [make test]\n  only: [main]\n',
  },
  good: {
    '.gitlab-ci.yml':
      'test:\n  script: [make test]\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'only-docs:\n  script: [make]\n  rules: [{if: $DOCS}]\n',
    },
    {
      '.gitlab-ci.yml':
        'test:\n  variables: {only: docs, except: nothing}\n  script: [make]\n',
    },
  ],
  *check({ jobs }) {
    for (const job of jobs) {
      for (const key of ['only', 'except']) {
        if (key in job.own) {
          yield { ...job.placeOf(key) };
        }
      }
    }
  },
};
