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

import { parseExpression } from '../ci/expression';
import { Rule } from '../rule';
import { asArray, asRecord } from '../values';

function problemOf(condition: unknown): string | undefined {
  if (condition === undefined) {
    return undefined;
  }
  try {
    parseExpression(String(condition));
    return undefined;
  } catch (error) {
    return `The condition \`${String(condition).slice(0, 100)}\` ${
      (error as Error).message
    }.`;
  }
}

export const ciConditions: Rule = {
  id: 'ci-conditions',
  profile: 'broken',
  what: 'GitLab cannot read the condition.',
  fix: 'Compare with ==, !=, =~ or !~, join with && and ||, and quote texts.',
  see: 'https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions',
  bad: {
    '.gitlab-ci.yml':
      'test:\n  script: [make]\n  rules:\n    - if: $CI_COMMIT_BRANCH === "main"\n',
  },
  good: {
    '.gitlab-ci.yml':
      'test:\n  script: [make]\n  rules:\n    - if: $CI_COMMIT_BRANCH == "main"\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'test:\n  script: [make]\n  rules:\n    - if: $CI_COMMIT_BRANCH =~ "text"\n',
    },
    {
      '.gitlab-ci.yml':
        'test:\n  script: [make]\n  rules:\n    - if: >-\n        $CI_COMMIT_BRANCH == "main" &&\n        ($A || $B !~ /^v\\d+$/i)\n',
    },
  ],
  *check({ pipelines }) {
    for (const pipeline of pipelines) {
      const { rules } = asRecord(pipeline.keyword('workflow')?.value);
      for (const [index, rule] of asArray(rules).entries()) {
        const message = problemOf(asRecord(rule).if);
        if (message) {
          yield { ...pipeline.placeOf('workflow', 'rules', index), message };
        }
      }
      for (const job of pipeline.jobs) {
        for (const [index, rule] of asArray(job.keys.rules).entries()) {
          for (const inner of [rule].flat(10)) {
            const message = problemOf(asRecord(inner).if);
            if (message) {
              yield { ...job.placeOf('rules', index), message };
            }
          }
        }
      }
    }
  },
};
