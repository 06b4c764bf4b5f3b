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
  /** Patches that may concern a Namespace: a file, or what stands in the kustomization itself. */
  patches: { line: number; file?: string; values: unknown[] }[];
}

/** A target is a pattern; a plain word is a kind. */
function mayBeNamespace(target: unknown): boolean {
  const kind = asString(at(target, 'kind')) ?? 'Namespace';
  return kind === 'Namespace' || !/^[A-Za-z]+$/.test(kind);
}

function read(project: Project, file: string): Kustomization | undefined {
  const yaml = project.yaml(file);
  const document = yaml?.documents[0];
  if (!yaml || !document) {
    return undefined;
  }
  const value = asRecord(document.value);
  const lineOf = (...keys: (string | number)[]) =>
    yaml.lineAt(document.document, keys);
  /** A file that is named, or a text that is the patch itself. */
  const contentOf = (text: string) => {
    const name = path.posix.join(path.posix.dirname(file), text);
    return !text.includes('\n') && project.tree.has(name)
      ? { file: name, values: [] }
      : {
          values: new YamlFile(file, text).documents.map(({ value: it }) => it),
        };
  };
  const patches = [
    'patches',
    'patchesJson6902',
    'patchesStrategicMerge',
  ].flatMap(key =>
    asArray(value[key]).flatMap((item, index) => {
      const text =
        asString(item) ??
        asString(at(item, 'patch')) ??
        asString(at(item, 'path')) ??
        '';
      return mayBeNamespace(at(item, 'target'))
        ? [{ line: lineOf(key, index), ...contentOf(text) }]
        : [];
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
  };
}

/** The kustomizations of a tree. */
export function kustomizationsOf(project: Project): Kustomization[] {
  return project.tree.files
    .filter(file => /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(file))
    .flatMap(file => read(project, file) ?? []);
}
