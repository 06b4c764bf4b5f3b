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

import { runsJob } from '../src/ci/events';
import { Pipeline } from '../src/ci/Pipeline';
import { Event, eventNames } from '../src/ci/world';
import { Tree } from '../src/tree/Tree';
import { YamlFile } from '../src/tree/YamlFile';
import { filesOf, Generated, smaller } from './generate';
import { inRepository, jobsOf } from './gitlabCiLocal';

/** Where the two say different things about a pipeline. */
export interface Difference {
  pipeline: Generated;
  event: Event;
  ours: string[];
  theirs: string[];
}

/** The jobs that gitops-lint has in the pipeline of an event. */
function ownJobs(files: Record<string, string>, event: Event): string[] {
  const tree = Tree.fromFiles(files);
  const pipeline = Pipeline.read(tree, file => {
    const text = tree.text(file);
    return text === undefined ? undefined : new YamlFile(file, text);
  });
  return (pipeline?.jobs ?? [])
    .filter(job => runsJob(pipeline!, job, event))
    .map(({ name }) => name)
    .sort();
}

/** Stands for the whole pipeline: its rules are those of `workflow`, which gitlab-ci-local does not ask when it lists. */
const whole = 'the-pipeline';

async function theirJobs(
  { workflow, jobs, ...pipeline }: Generated,
  event: Event,
): Promise<string[]> {
  const asked = filesOf({
    ...pipeline,
    workflow: [],
    jobs:
      workflow.length > 0
        ? [...jobs, { name: whole, way: 'own', rules: workflow }]
        : jobs,
  });
  const found = await inRepository(asked, folder => jobsOf(folder, event));
  return workflow.length > 0 && !found.includes(whole)
    ? []
    : found.filter(name => name !== whole);
}

async function differs(
  pipeline: Generated,
  event: Event,
): Promise<Difference | undefined> {
  const files = filesOf(pipeline);
  const ours = ownJobs(files, event);
  const theirs = await theirJobs(pipeline, event);
  return ours.join() === theirs.join()
    ? undefined
    : { pipeline, event, ours, theirs };
}

/** The smallest pipeline that still makes a difference. */
async function shrunk(difference: Difference): Promise<Difference> {
  for (const pipeline of smaller(difference.pipeline)) {
    const found = await differs(pipeline, difference.event);
    if (found) {
      return shrunk(found);
    }
  }
  return difference;
}

/** Compares one pipeline, in some events; the first difference, made small. */
export async function compare(
  pipeline: Generated,
  events: readonly Event[] = eventNames,
): Promise<Difference | undefined> {
  for (const event of events) {
    const found = await differs(pipeline, event);
    if (found) {
      return shrunk(found);
    }
  }
  return undefined;
}

export function describeDifference({
  pipeline,
  event,
  ours,
  theirs,
}: Difference): string {
  return `${event}: gitops-lint has ${
    ours.join(', ') || 'no job'
  }, gitlab-ci-local ${theirs.join(', ') || 'no job'} in\n${
    filesOf(pipeline)['.gitlab-ci.yml']
  }`;
}
