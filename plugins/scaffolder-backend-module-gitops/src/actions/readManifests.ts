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

import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

/** What Argo CD is given are a few small objects. */
const maxBytes = 256 * 1024;

/** The objects in a folder of YAML files, in the order of the files' names. @throws InputError where there is none */
export async function readManifests(folder: string): Promise<JsonObject[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    () => [],
  );
  // Links, pipes and devices are nobody's manifests.
  const names = entries
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const manifests: JsonObject[] = [];
  let bytes = 0;
  for (const name of names) {
    const file = path.join(folder, name);
    bytes += (await stat(file)).size;
    if (bytes > maxBytes) {
      throw new InputError(
        `The manifests in ${path.basename(folder)} have more than ${
          maxBytes / 1024
        } kB together, which is more than Argo CD is given at once.`,
      );
    }
    const text = await readFile(file, 'utf8');
    for (const document of parseAllDocuments(text)) {
      if (document.errors.length > 0) {
        throw new InputError(`${name}: ${document.errors[0].message}`);
      }
      const value = document.toJS({ maxAliasCount: 10 });
      if (value) {
        manifests.push(value);
      }
    }
  }
  if (manifests.length === 0) {
    throw new InputError(`There is no manifest in ${path.basename(folder)}.`);
  }
  return manifests;
}
