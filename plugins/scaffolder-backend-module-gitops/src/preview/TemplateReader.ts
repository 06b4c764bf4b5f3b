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

import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  fetchContents,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Files of a template, in the form in which a dry run takes them. */
export async function readTemplate(
  template: Entity,
  options: { reader: UrlReaderService; integrations: ScmIntegrations },
): Promise<{ path: string; base64Content: string }[]> {
  const location = template.metadata.annotations?.[ANNOTATION_LOCATION];
  if (!location) {
    throw new InputError('The template has no location to read it from.');
  }
  const { type, target } = parseLocationRef(location);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-template-'));
  try {
    await fetchContents({
      ...options,
      baseUrl: type === 'file' ? pathToFileURL(target).toString() : target,
      fetchUrl: './',
      outputPath: folder,
    });
    const files = await serializeDirectoryContents(folder);
    return files.map(({ path: name, content }) => ({
      path: name,
      base64Content: content.toString('base64'),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
