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
import { asRecord } from '../values';

/** Pitfall 27. */
export const ciGitStrategy: Rule = {
  id: 'ci-git-strategy',
  pitfall: 27,
  profile: 'house',
  what: 'A clone by hand only works around a runner that does not know where GitLab is.',
  fix: "Set `clone_url` in the runner's configuration, and take `GIT_STRATEGY: none` away.",
  see: 'https://docs.gitlab.com/runner/configuration/advanced-configuration',
  bad: {
    '.gitlab-ci.yml':
      'build:\n  variables: {GIT_STRATEGY: none}\n  script: [git clone http://gitlab/a/b.git]\n',
  },
  good: { '.gitlab-ci.yml': 'build:\n  script: [make]\n' },
  others: [
    {
      '.gitlab-ci.yml':
        'build:\n  variables: {GIT_STRATEGY: none}\n  script: [echo done]\n',
    },
    {
      '.gitlab-ci.yml':
        'build:\n  script: ["git clone https://git.example.net/other.git"]\n',
    },
  ],
  *check({ pipeline, jobs }) {
    const all = asRecord(pipeline?.keyword('variables')?.value);
    for (const job of jobs) {
      const strategy =
        asRecord(job.keys.variables).GIT_STRATEGY ?? all.GIT_STRATEGY;
      const clone = job.script.find(({ text }) => /\bgit\s+clone\b/.test(text));
      if (strategy === 'none' && clone) {
        yield { file: clone.file, line: clone.line };
      }
    }
  },
};
