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

import { Sandbox } from '@slipway/sandbox';
import { eventually } from './eventually';

/** Jobs of the pipeline that the task has started, when it has ended. */
export async function firstJobs(sandbox: Sandbox, name: string) {
  const published = [...sandbox.gitlab.projects.values()].find(
    ({ path: found }) => found === name,
  )!;
  const pipeline = await eventually(
    async () =>
      sandbox.gitlab
        .pipelinesOf(published)
        .find(({ source }) => source === 'trigger')!,
    item => ['success', 'failed'].includes(item?.status),
    90_000,
  );
  return pipeline.jobs;
}
