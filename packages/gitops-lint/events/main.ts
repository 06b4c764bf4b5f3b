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

// Compares the table of events with gitlab-ci-local on generated pipelines: npm run -s lint-events -- [<count> [<seed>]]
import { compare, describeDifference } from './compare';
import { generate } from './generate';

/** What gitlab-ci-local does otherwise than GitLab's documentation says, so that it is not compared. */
const known = [
  '`=~` and `!~` with a variable that is not set; gitlab-ci-local takes both to be false, and stumbles over what follows.',
  '`workflow` is not asked when jobs are listed; a job with the same rules is compared in its place.',
  'A job without rules is in the pipeline of a merge request only where `workflow` has rules; gitlab-ci-local has it there always.',
  '`only` and `except` know no merge requests unless they name them; gitlab-ci-local looks at them for every event.',
  '`changes` counts as true for tags and schedules; gitlab-ci-local looks at the folder that it stands in.',
];

async function main(): Promise<void> {
  const [count = '300', seed = '1'] = process.argv.slice(2);
  const differences = await compare(
    Array.from({ length: Number(count) }, (_, index) =>
      generate(Number(seed) * 100_000 + index),
    ),
  );
  process.stdout.write(
    differences.map(found => `${describeDifference(found)}\n`).join(''),
  );
  process.stdout.write(
    `${count} pipelines from seed ${seed}: ${
      differences.length
    } differences\nLeft out, because gitlab-ci-local differs from GitLab's documentation:\n${known
      .map(text => `- ${text}\n`)
      .join('')}`,
  );
  process.exitCode = differences.length > 0 ? 1 : 0;
}

main();
