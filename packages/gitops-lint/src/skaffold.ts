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

import { Schema } from './manifests/Schema';
import { Project } from './Project';
import { readSchemaFile } from './schemaFile';
import { YamlDocument } from './tree/YamlFile';
import { asString, isRecord, Values } from './values';

/** One configuration in a file of Skaffold. */
export interface SkaffoldConfig {
  file: string;
  line: number;
  /** `skaffold/v4beta13`; absent where it names none. */
  version?: string;
  value: Values;
  document: YamlDocument;
}

/** The configurations of all files that Skaffold reads by their name. */
export function skaffoldFiles(project: Project): SkaffoldConfig[] {
  return project.tree.files
    .filter(
      file => /(^|\/)skaffold\.ya?ml$/.test(file) && !project.isTemplate(file),
    )
    .flatMap(file =>
      (project.yaml(file)?.documents ?? []).flatMap(document => {
        const { value } = document;
        // A part of a file, as a text about Skaffold might show it, is none that Skaffold is given.
        return isRecord(value) && ('apiVersion' in value || 'kind' in value)
          ? [
              {
                file,
                line: document.file.lineAt(document.document, ['apiVersion']),
                version: asString(value.apiVersion),
                value,
                document,
              },
            ]
          : [];
      }),
    );
}

interface Schemas {
  definitions: Record<string, Schema>;
  versions: Record<string, Record<string, string>>;
}

let schemas: Schemas | undefined;

/** Finds the definitions of one version by their names; `undefined` for a version that has no schema. */
export function skaffoldVersion(
  apiVersion: string,
): ((name: string) => Schema | undefined) | undefined {
  schemas ??= JSON.parse(readSchemaFile('skaffold.json')) as Schemas;
  const { definitions, versions } = schemas;
  const [, version = ''] = /^skaffold\/(v\w+)$/.exec(apiVersion) ?? [];
  const names = Object.hasOwn(versions, version)
    ? versions[version]
    : undefined;
  return names && (name => definitions[names[name]]);
}
