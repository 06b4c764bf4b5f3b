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

import { Tree } from '../tree/Tree';
import { YamlFile } from '../tree/YamlFile';
import { asRecord, asString, isRecord, Values } from '../values';

/** An object of Kubernetes in a file, or rendered from a chart. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  name: string;
  value: Values;
  file: string;
  /** Line of something in it. */
  lineOf(...path: (string | number)[]): number;
}

/** Files that look like objects and belong to other programs. */
const othersApis = /^(backstage\.io|scaffolder\.backstage\.io|skaffold|v2$)/;

export function manifestOf(
  value: unknown,
  file: string,
  lineOf: Manifest['lineOf'],
): Manifest | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const apiVersion = asString(value.apiVersion);
  const kind = asString(value.kind);
  return apiVersion && kind
    ? {
        apiVersion,
        kind,
        name: asString(asRecord(value.metadata).name) ?? '',
        value,
        file,
        lineOf,
      }
    : undefined;
}

/** Objects that stand in the tree itself; charts are rendered elsewhere. */
export function readManifests(
  tree: Tree,
  yaml: (file: string) => YamlFile | undefined,
  charts: string[],
): Manifest[] {
  const isOfChart = (file: string) =>
    charts.some(chart => chart === '' || file.startsWith(`${chart}/`));
  return tree.files
    .filter(file => /\.ya?ml$/.test(file) && !isOfChart(file))
    .flatMap(file =>
      (yaml(file)?.documents ?? []).flatMap(
        ({ document, value, file: source }) => {
          const manifest = manifestOf(value, file, (...path) =>
            source.lineAt(document, path),
          );
          const isOthers = manifest && othersApis.test(manifest.apiVersion);
          return manifest && !isOthers ? [manifest] : [];
        },
      ),
    );
}
