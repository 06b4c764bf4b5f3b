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

import path from 'node:path/posix';
import { Tree } from '../tree/Tree';
import { YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, asString, isRecord, Values } from '../values';

const kustomization = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;
/** Files that say what a test expects of an object, and of it that alone. */
const assertion = /(^|[-_.])(assert|errors?)\.ya?ml$/;
const testFile = /(^|\/)(chainsaw-test|kuttl-test)\.ya?ml$/;

const texts = (value: unknown): string[] =>
  asArray(value).flatMap(item => asString(item) ?? []);

/** Files that a kustomization patches with, and those that it completes. */
function filesOf(folder: string, value: Values): string[] {
  const patches = [
    ...asArray(value.patches),
    ...asArray(value.patchesJson6902),
    ...asArray(value.replacements),
  ].flatMap(patch => asString(patch) ?? asString(asRecord(patch).path) ?? []);
  return [
    ...patches,
    ...texts(value.patchesStrategicMerge),
    ...texts(value.resources),
    ...texts(value.bases),
    ...texts(value.components),
    ...texts(value.configurations),
    ...texts(value.transformers),
    ...texts(value.generators),
  ]
    .filter(name => !/^[a-z+]+:\/\/|^git@|\n/.test(name))
    .map(name => path.join(folder, name));
}

/** Files whose objects are parts, or are completed by kustomize before they are applied. */
export function partialFiles(
  tree: Tree,
  yaml: (file: string) => YamlFile | undefined,
): Set<string> {
  const found = new Set<string>();
  const tests = new Set<string>();
  for (const file of tree.files) {
    const folder = path.dirname(file);
    if (kustomization.test(file)) {
      for (const { value } of yaml(file)?.documents ?? []) {
        filesOf(folder, isRecord(value) ? value : {}).forEach(name =>
          found.add(name),
        );
      }
    } else if (assertion.test(file)) {
      found.add(file);
      tests.add(folder);
    } else if (testFile.test(file)) {
      tests.add(folder);
    }
  }
  for (const file of tree.files) {
    if (/\.ya?ml$/.test(file) && tests.has(path.dirname(file))) {
      found.add(file);
    }
  }
  return found;
}
