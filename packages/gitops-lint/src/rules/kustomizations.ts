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
import { Project } from '../Project';
import { YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, asString, at, Values } from '../values';

/** What a kustomization changes of the objects that it puts together. */
export interface Kustomization {
  file: string;
  /** Labels that all of them get. */
  labels: { line: number; pairs: Values }[];
  /** Patches that may concern a Namespace; those that are merged only where they are no file, which is read as an object. */
  patches: { line: number; values: unknown[] }[];
  /** Files of patches, which are no objects by themselves. */
  patchFiles: string[];
}

/** A target is a pattern; a plain word is a kind. */
function mayBeNamespace(target: unknown): boolean {
  const kind = asString(at(target, 'kind')) ?? 'Namespace';
  return kind === 'Namespace' || !/^[A-Za-z]+$/.test(kind);
}

const valuesOf = (file: YamlFile | undefined) =>
  (file?.documents ?? []).map(({ value }) => value);

function read(project: Project, file: string): Kustomization | undefined {
  const yaml = project.yaml(file);
  const document = yaml?.documents[0];
  if (!yaml || !document) {
    return undefined;
  }
  const value = asRecord(document.value);
  const lineOf = (...keys: (string | number)[]) =>
    yaml.lineAt(document.document, keys);
  const patchFiles: string[] = [];
  /** What a file has, or a text that is no file. */
  const contentOf = (text: string) => {
    const name = path.posix.join(path.posix.dirname(file), text);
    if (!text.includes('\n') && project.tree.has(name)) {
      patchFiles.push(name);
      return valuesOf(project.yaml(name)).filter(Array.isArray);
    }
    return valuesOf(new YamlFile(file, text));
  };
  const patches = [
    'patches',
    'patchesJson6902',
    'patchesStrategicMerge',
  ].flatMap(key =>
    asArray(value[key]).map((item, index) => {
      const text =
        asString(item) ??
        asString(at(item, 'patch')) ??
        asString(at(item, 'path')) ??
        '';
      const values = contentOf(text);
      return {
        line: lineOf(key, index),
        values: mayBeNamespace(at(item, 'target')) ? values : [],
      };
    }),
  );
  return {
    file,
    labels: [
      { line: lineOf('commonLabels'), pairs: asRecord(value.commonLabels) },
      ...asArray(value.labels).map((item, index) => ({
        line: lineOf('labels', index),
        pairs: asRecord(at(item, 'pairs')),
      })),
    ],
    patches,
    patchFiles,
  };
}

/** The kustomizations of a tree. */
export function kustomizationsOf(project: Project): Kustomization[] {
  return project.tree.files
    .filter(file => /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(file))
    .flatMap(file => read(project, file) ?? []);
}
