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

import { provePipeline } from '../ci/prove';
import { Rule } from '../rule';

export const ciNeeds: Rule = {
  id: 'ci-needs',
  profile: 'broken',
  what: 'A job, a stage or a reference is not there, or not in the pipeline of every event that needs it: GitLab refuses the pipeline.',
  fix: 'Correct the name, give both jobs the same rules, or say `optional: true` for the need.',
  see: 'https://docs.gitlab.com/ci/yaml/#needs',
  bad: {
    '.gitlab-ci.yml':
      'stages: [test]\ntest:\n  stage: check\n  needs: [biuld]\n  script: [make]\n',
  },
  good: {
    '.gitlab-ci.yml':
      'stages: [build, test]\nbuild:\n  stage: build\n  script: [make]\ntest:\n  stage: test\n  needs: [build]\n  script: [make]\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'build:\n  parallel: {matrix: [{OS: [linux, mac]}]}\n  script: [make]\n  stage: build\ntest:\n  needs: ["build: [linux]", {job: lint, optional: true}]\n  script: [make]\n',
    },
    {
      '.gitlab-ci.yml':
        'include: [{project: platform/ci, file: all.yml, ref: v1}]\ntest:\n  extends: .from-there\n  needs: [job-from-there]\n  script: [make]\n',
    },
  ],
  *check({ pipelines }) {
    for (const pipeline of pipelines) {
      yield* pipeline.unknown;
      yield* provePipeline(pipeline);
    }
  },
};
