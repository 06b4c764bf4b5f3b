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

import { Job } from '../ci/Pipeline';
import { Report, Rule } from '../rule';
import { isRecord } from '../values';

function* problems(
  job: Job,
  script: unknown,
  path: (string | number)[],
): Generator<Report> {
  if (Array.isArray(script)) {
    for (const [index, item] of script.entries()) {
      yield* problems(job, item, [...path, index]);
    }
  } else if (isRecord(script)) {
    yield job.placeOf(...path);
  } else if (typeof script === 'number' || typeof script === 'boolean') {
    yield {
      ...job.placeOf(...path),
      message: `A command is the ${typeof script} ${script}: GitLab takes texts alone. Quote it.`,
    };
  }
}

/** Pitfall 10. */
export const ciScriptMapping: Rule = {
  id: 'ci-script-mapping',
  pitfall: 10,
  profile: 'broken',
  what: 'A colon and a space in a command make it a map for YAML, so GitLab refuses the pipeline.',
  fix: 'Quote the command, or write it below `- |`.',
  see: 'https://docs.gitlab.com/ci/yaml/script',
  bad: {
    '.gitlab-ci.yml': 'tag:\n  script:\n    - echo "image: y" >> values.yaml\n',
  },
  good: {
    '.gitlab-ci.yml':
      'tag:\n  script:\n    - |\n      echo "image: y" >> values.yaml\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'tag:\n  script:\n    - \'echo "image: y" >> values.yaml\'\n',
    },
    {
      '.gitlab-ci.yml':
        '.a: &a [make, make test]\ntest:\n  script:\n    - *a\n    - |\n      echo "a: b"\n',
    },
  ],
  *check({ jobs }) {
    for (const job of jobs) {
      for (const key of ['before_script', 'script', 'after_script']) {
        yield* problems(job, job.keys[key], [key]);
      }
    }
  },
};
