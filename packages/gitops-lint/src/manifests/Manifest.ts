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

import { YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, asString, isRecord, Values } from '../values';

/** An object of Kubernetes in a file, or rendered from a chart. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  name: string;
  value: Values;
  file: string;
  /** A part of an object, or one that is completed before it is applied: what it lacks says nothing. */
  isPartial?: boolean;
  /** Its ApplicationSet says that what it deploys stays when it goes. */
  isPreserved?: boolean;
  /** Line of something in it. */
  lineOf(...path: (string | number)[]): number;
}

/** Files that look like objects and belong to other programs. */
const othersApis = /^(backstage\.io|scaffolder\.backstage\.io|skaffold|v2$)/;

function manifestOf(
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
        name:
          asString(asRecord(value.metadata).name) ??
          asString(asRecord(value.metadata).generateName) ??
          '',
        value,
        file,
        lineOf,
      }
    : undefined;
}

/** An object, or those of a list of objects. */
export function manifestsOf(
  value: unknown,
  file: string,
  lineOf: Manifest['lineOf'],
): Manifest[] {
  const manifest = manifestOf(value, file, lineOf);
  if (!manifest || othersApis.test(manifest.apiVersion)) {
    return [];
  }
  return manifest.kind.endsWith('List') && Array.isArray(manifest.value.items)
    ? asArray(manifest.value.items).flatMap((item, index) =>
        manifestsOf(item, file, (...path) => lineOf('items', index, ...path)),
      )
    : [manifest];
}

/** The objects of a file. */
export function readManifests({ documents }: YamlFile): Manifest[] {
  return documents.flatMap(({ document, value, file }) =>
    manifestsOf(value, file.name, (...path) => file.lineAt(document, path)),
  );
}
