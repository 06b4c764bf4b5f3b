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

/** Pitfall 2. */
export const ciWorkflow: Rule = {
  id: 'ci-workflow',
  pitfall: 2,
  profile: 'house',
  what: 'Without `workflow: rules` a push to a branch with an open merge request starts two pipelines as soon as one job has rules for merge requests.',
  fix: 'Say when there is a pipeline at all: for merge requests and for the default branch, with `auto_cancel`.',
  see: 'https://docs.gitlab.com/ci/yaml/workflow',
  bad: { '.gitlab-ci.yml': 'test:\n  script: [make]\n' },
  good: {
    '.gitlab-ci.yml':
      'workflow:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\ntest:\n  script: [make]\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'include: [{project: platform/ci, file: all.yml}]\ntest:\n  script: [make]\n',
    },
    {
      '.gitlab-ci.yml':
        'workflow:\n  name: $CI_COMMIT_TITLE\n  rules: [{when: always}]\ntest:\n  script: [make]\n',
    },
  ],
  *check({ pipeline }) {
    const workflow = pipeline?.keyword('workflow');
    // Rules that refer to what is not here are rules all the same.
    const isElsewhere =
      pipeline?.isWhole === false &&
      (!workflow || 'rules' in asRecord(workflow.value));
    if (
      pipeline &&
      !isElsewhere &&
      !Array.isArray(asRecord(workflow?.value).rules)
    ) {
      yield {
        file: workflow?.file ?? pipeline.file,
        line: workflow?.line ?? 1,
      };
    }
  },
};
