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

import { readSchemaFile } from '../schemaFile';
import { Schema } from './Schema';

/** Schemas that are not parsed yet, by their names. */
let lines: Map<string, string> | undefined;
const schemas = new Map<string, Schema>();

/** A tree uses a few of the thousand schemas. They stand one to a line, so that no other is parsed and kept. */
function readLines(): Map<string, string> {
  const text = readSchemaFile('kubernetes.json');
  return new Map(
    [...text.matchAll(/^"([^"]+)":(.+?),?$/gm)].map(([, name, schema]) => [
      name,
      schema,
    ]),
  );
}

/** The schema of a kind by `<apiVersion>/<kind>`, or of a part of one by its reference. */
export function kubernetesSchema(name: string): Schema | undefined {
  lines ??= readLines();
  let schema = schemas.get(name);
  const line = lines.get(name);
  if (!schema && line) {
    schema = JSON.parse(line) as Schema;
    schemas.set(name, schema);
  }
  return schema;
}

/** Name of the schema of a kind. */
export function schemaName(apiVersion: string, kind: string): string {
  return `${apiVersion}/${kind}`;
}
