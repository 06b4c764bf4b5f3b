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

import { neededJob } from '../ci/Pipeline';
import { Rule } from '../rule';
import { asArray, asRecord, asString } from '../values';

export const ciNeeds: Rule = {
  id: 'ci-needs',
  severity: 'error',
  what: 'A job or a stage that is named does not exist, so GitLab refuses the pipeline.',
  fix: 'Correct the name.',
  see: 'https://docs.gitlab.com/ci/yaml/#needs',
  bad: {
    '.gitlab-ci.yml':
      'stages: [test]\ntest:\n  stage: check\n  needs: [biuld]\n  script: [make]\n',
  },
  good: {
    '.gitlab-ci.yml':
      'stages: [build, test]\nbuild:\n  stage: build\n  script: [make]\ntest:\n  stage: test\n  needs: [build]\n  script: [make]\n',
  },
  *check({ pipeline }) {
    // What comes from elsewhere may bring jobs and stages that nobody sees here.
    if (!pipeline || pipeline.remote.length > 0) {
      return;
    }
    const stages = new Set(pipeline.stages);
    const names = new Set(pipeline.jobs.map(({ name }) => name));
    for (const job of pipeline.jobs) {
      const stage = asString(job.keys.stage);
      if (stage && !stages.has(stage)) {
        yield {
          file: job.file,
          line: job.lineOf('stage'),
          message: `Job ${job.name} is in stage ${stage}, which does not exist.`,
        };
      }
      for (const [index, need] of asArray(job.own.needs).entries()) {
        const name = neededJob(need);
        const isElsewhere =
          'pipeline' in asRecord(need) ||
          'project' in asRecord(need) ||
          asRecord(need).optional === true;
        if (name && !isElsewhere && !names.has(name)) {
          yield {
            file: job.file,
            line: job.lineOf('needs', index),
            message: `Job ${job.name} needs ${name}, which does not exist.`,
          };
        }
      }
    }
  },
};
