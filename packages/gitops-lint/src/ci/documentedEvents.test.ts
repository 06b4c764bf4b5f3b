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

import { lintFiles } from '..';
import { startsOf } from '../__testUtils__/startsOf';

const all = 'main branch merge tag schedule';

/** Jobs, and what GitLab's documentation says starts a pipeline that they are in. */
const documented: [string, string, string][] = [
  [
    'no rules, and none for the pipeline',
    'job: {script: [x]}',
    'main branch tag schedule',
  ],
  [
    'no rules, with rules for the pipeline',
    'workflow: {rules: [{when: always}]}\njob: {script: [x]}',
    all,
  ],
  [
    'rules for merge requests alone',
    'job: {script: [x], rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]}',
    'merge',
  ],
  [
    'rules for the default branch',
    'job: {script: [x], rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]}',
    'main schedule',
  ],
  [
    'rules for tags',
    'job: {script: [x], rules: [{if: $CI_COMMIT_TAG}]}',
    'tag',
  ],
  [
    'rules for a schedule',
    'job: {script: [x], rules: [{if: $CI_PIPELINE_SOURCE == "schedule"}]}',
    'schedule',
  ],
  [
    'a branch is not set in merge requests',
    'job: {script: [x], rules: [{if: $CI_COMMIT_BRANCH}]}',
    'main branch schedule',
  ],
  [
    'the first rule that holds decides',
    'job: {script: [x], rules: [{if: $CI_COMMIT_TAG, when: never}, {when: on_success}]}',
    'main branch merge schedule',
  ],
  [
    'manual jobs are in the pipeline',
    'job: {script: [x], rules: [{if: $CI_COMMIT_TAG, when: manual}]}',
    'tag',
  ],
  [
    'changes count as true without anything to compare',
    'job: {script: [x], rules: [{changes: [a]}]}',
    all,
  ],
  [
    'no rule that holds leaves a job out',
    'job: {script: [x], rules: [{if: $NOT_SET}]}',
    '',
  ],
  [
    'exists of a file that is there',
    'job: {script: [x], rules: [{exists: [.gitlab-ci.yml]}]}',
    all,
  ],
  [
    'exists of a file that is not',
    'job: {script: [x], rules: [{exists: [nowhere]}]}',
    '',
  ],
  [
    'workflow leaves the pipeline out',
    'workflow: {rules: [{if: $CI_COMMIT_TAG}]}\njob: {script: [x], rules: [{when: always}]}',
    'tag',
  ],
  [
    'variables of the pipeline',
    'variables: {A: b}\njob: {script: [x], rules: [{if: $A == "b"}]}',
    all,
  ],
  [
    'only branches',
    'job: {script: [x], only: [branches]}',
    'main branch schedule',
  ],
  ['only tags', 'job: {script: [x], only: [tags]}', 'tag'],
  [
    'only merge requests',
    'job: {script: [x], only: [merge_requests]}',
    'merge',
  ],
  [
    'except schedules',
    'job: {script: [x], except: [schedules]}',
    'main branch tag',
  ],
  [
    'only a branch of that name',
    'job: {script: [x], only: [main]}',
    'main schedule',
  ],
  ['only a pattern', 'job: {script: [x], only: [/^fea/]}', 'branch'],
];

describe('what starts a job, as documented', () => {
  it.each(documented)('%s', async (_name, text, expected) => {
    const { pipeline } = await lintFiles({ '.gitlab-ci.yml': `${text}\n` });
    expect(startsOf(pipeline!.jobs[0])).toBe(expected);
  });
});
