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

export const ciIncludes: Rule = {
  id: 'ci-includes',
  profile: 'broken',
  what: 'What is included is missing, or is included with other inputs than it wants.',
  fix: 'Correct the path below `include`, or its inputs.',
  see: 'https://docs.gitlab.com/ci/yaml/includes/',
  bad: { '.gitlab-ci.yml': 'include:\n  - local: ci/nowhere.yml\n' },
  good: {
    '.gitlab-ci.yml': 'include:\n  - local: ci/test.yml\n',
    'ci/test.yml': 'test:\n  script: [make]\n',
  },
  others: [
    {
      '.gitlab-ci.yml': 'include: ci/*.yml\n',
      'ci/a.yml': 'test:\n  script: [make]\n',
    },
    {
      '.gitlab-ci.yml':
        'include:\n  - local: ci/mine.yml\n    rules: [{exists: [ci/mine.yml]}]\n  - local: ci/$REGION.yml\ntest:\n  script: [make]\n',
    },
  ],
  *check({ pipelines, children }) {
    yield* pipelines.flatMap(({ problems }) => problems);
    yield* children.problems;
  },
};
