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

export const ciJobRules: Rule = {
  id: 'ci-job-rules',
  severity: 'error',
  what: 'A job without rules runs for every branch and every tag, whatever has changed, and in no merge request.',
  fix: 'Say when it runs: `rules:` with `if` or `changes`.',
  see: 'https://docs.gitlab.com/ci/jobs/job_rules/',
  bad: {
    '.gitlab-ci.yml':
      'workflow:\n  rules:\n    - if: $CI_COMMIT_BRANCH\ntest:\n  script: [make]\n',
  },
  good: {
    '.gitlab-ci.yml':
      'workflow:\n  rules:\n    - if: $CI_COMMIT_BRANCH\ntest:\n  script: [make]\n  rules:\n    - changes: [src/**/*]\n',
  },
  *check({ pipeline }) {
    // Where nothing says when there is a pipeline, that comes first; what still says `only` is told so.
    if (!pipeline?.keyword('workflow')) {
      return;
    }
    for (const job of pipeline.jobs) {
      if (!['rules', 'only', 'except'].some(key => key in job.keys)) {
        yield {
          file: job.file,
          line: job.line,
          message: `Job ${job.name} has no rules: it runs for every branch and every tag, and in no merge request.`,
        };
      }
    }
  },
};
