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

import { pathMatcher } from '@slipway/glob';
import { Tree } from '../tree/Tree';
import { asRecord, asString } from '../values';
import { FileWithInputs, PipelineProblem } from './Includes';
import { Job, Pipeline } from './Pipeline';
import { placeOf } from './traced';

/** Children may have children, and those none. */
const maxDepth = 2;
const maxChildren = 50;

/** The pipelines that a pipeline starts from files of the tree. */
export interface Children {
  pipelines: Pipeline[];
  /** Files, and jobs that make them, that are missing. */
  problems: PipelineProblem[];
  /** What is made by a job, or comes from another place. */
  notSeen: { file: string; line: number; what: string }[];
}

/** Pipelines below a pipeline, of any depth. */
export function childPipelines(pipeline: Pipeline, tree: Tree): Children {
  const found: Children = { pipelines: [], problems: [], notSeen: [] };
  addChildren(pipeline, tree, found, 1);
  return found;
}

function addChildren(
  pipeline: Pipeline,
  tree: Tree,
  found: Children,
  depth: number,
) {
  const names = new Set(pipeline.jobs.map(({ name }) => name));
  const isMissing = (name: string) => pipeline.isWhole && !names.has(name);
  for (const job of pipeline.jobs) {
    const files = childFiles(job, tree, found, isMissing);
    if (files.length > 0 && found.pipelines.length < maxChildren) {
      const child = pipeline.child(job, files);
      found.pipelines.push(child);
      if (depth < maxDepth) {
        addChildren(child, tree, found, depth + 1);
      }
    }
  }
}

function childFiles(
  job: Job,
  tree: Tree,
  found: Children,
  isMissing: (job: string) => boolean,
): FileWithInputs[] {
  const { include } = asRecord(job.keys.trigger);
  const all = Array.isArray(include) ? include : [include];
  return all.flatMap((item, index) => {
    const { file, line } = {
      ...job.placeOf('trigger', 'include'),
      ...placeOf(include, index),
    };
    const map = asRecord(item);
    const local = asString(item) ?? asString(map.local);
    if (local === undefined || /^https?:/.test(local)) {
      const maker = asString(map.artifact) && asString(map.job);
      if (maker && isMissing(maker)) {
        found.problems.push({
          file,
          line,
          message: `It starts a pipeline from what job ${maker} makes, which does not exist.`,
        });
        return [];
      }
      const [what] = Object.values(map).flatMap(value => asString(value) ?? []);
      if (item !== undefined && item !== null) {
        found.notSeen.push({ file, line, what: local ?? what ?? 'an include' });
      }
      return [];
    }
    const name = local.replace(/^\/+/, '');
    if (name.includes('$')) {
      found.notSeen.push({ file, line, what: name });
      return [];
    }
    const files = tree.files.filter(pathMatcher(name));
    if (files.length === 0 && !tree.has(name)) {
      found.problems.push({
        file,
        line,
        message: `It starts a pipeline from ${name}, which is not in the tree.`,
      });
    }
    const inputs = asRecord(map.inputs);
    return files.map(child => ({
      file: child,
      inputs,
      place: { file, line },
    }));
  });
}
