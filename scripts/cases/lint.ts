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

import path from 'node:path';
import { lint } from '@slipway/gitops-lint';

/** Findings in the case's `tree` folder, and the events in which each job runs. */
export async function runLint(_input: object, folder: string) {
  const { findings, pipeline } = await lint(path.join(folder, 'tree'), {
    seconds: 90,
  });
  return {
    findings,
    events: Object.fromEntries(
      (pipeline?.jobs ?? []).map(({ name, events }) => [name, events]),
    ),
  };
}
