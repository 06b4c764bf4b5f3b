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
import { filesOf, filesOfAll, Generated, smaller } from './generate';
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

/** More jobs make one list slow. */
const pipelinesPerList = 50;

/** The jobs that gitlab-ci-local has in each pipeline: starting it costs more than asking it, so that it lists them all at once. */
async function theirJobs(
  pipelines: Generated[],
  event: Event,
): Promise<string[][]> {
  if (pipelines.length > pipelinesPerList) {
    return [
      ...(await theirJobs(pipelines.slice(0, pipelinesPerList), event)),
      ...(await theirJobs(pipelines.slice(pipelinesPerList), event)),
    ];
  }
  const asked = filesOfAll(
    pipelines.map(({ workflow, jobs, ...pipeline }, index) => [
      `${index}-`,
      {
        ...pipeline,
        workflow: [],
        jobs:
          workflow.length > 0
            ? [...jobs, { name: whole, way: 'own', rules: workflow }]
            : jobs,
      },
    ]),
  );
  const listed = await inRepository(asked, folder => jobsOf(folder, event));
  return pipelines.map(({ workflow }, index) => {
    const prefix = `${index}-`;
    const found = listed
      .filter(name => name.startsWith(prefix))
      .map(name => name.slice(prefix.length));
    return workflow.length > 0 && !found.includes(whole)
      ? []
      : found.filter(name => name !== whole);
  });
}

async function differencesIn(
  pipelines: Generated[],
  event: Event,
): Promise<Difference[]> {
  const all = await theirJobs(pipelines, event);
  return pipelines.flatMap((pipeline, index) => {
    const ours = ownJobs(filesOf(pipeline), event);
    const theirs = all[index];
    return ours.join() === theirs.join()
      ? []
      : [{ pipeline, event, ours, theirs }];
  });
}

/** The smallest pipeline that still makes a difference. */
async function shrunk(difference: Difference): Promise<Difference> {
  const [found] = await differencesIn(
    [...smaller(difference.pipeline)],
    difference.event,
  );
  return found ? shrunk(found) : difference;
}

/** Compares pipelines in every event: the first difference of each that has one, made small. */
export async function compare(pipelines: Generated[]): Promise<Difference[]> {
  const first = new Map<Generated, Difference>();
  for (const event of eventNames) {
    for (const found of await differencesIn(pipelines, event)) {
      first.set(found.pipeline, first.get(found.pipeline) ?? found);
    }
  }
  return Promise.all([...first.values()].map(shrunk));
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
