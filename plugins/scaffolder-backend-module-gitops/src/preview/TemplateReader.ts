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
export type TemplateFiles = { path: string; base64Content: string }[];

interface Sources {
  reader: UrlReaderService;
  integrations: ScmIntegrations;
}

const maxAgeMs = 60_000;

/**
 * Reads the files of templates: what is elsewhere once a minute, whoever asks. Who may see a template, the catalog says
 * before.
 */
export class TemplateReader {
  readonly #read = new Map<
    string,
    { at: number; files: Promise<TemplateFiles> }
  >();

  constructor(private readonly options: Sources & { now?(): number }) {}

  /** @throws InputError where the template has no location */
  read(template: Entity): Promise<TemplateFiles> {
    const { now = Date.now } = this.options;
    const location = template.metadata.annotations?.[ANNOTATION_LOCATION];
    if (!location) {
      throw new InputError('The template has no location to read it from.');
    }
    // What is on this machine costs nobody anything.
    if (parseLocationRef(location).type === 'file') {
      return readFrom(location, this.options);
    }
    const known = this.#read.get(location);
    if (known && now() - known.at < maxAgeMs) {
      return known.files;
    }
    for (const [key, { at }] of this.#read) {
      if (now() - at >= maxAgeMs) {
        this.#read.delete(key);
      }
    }
    const files = readFrom(location, this.options);
    this.#read.set(location, { at: now(), files });
    // Who asks next tries again.
    files.catch(() => this.#read.delete(location));
    return files;
  }
}

async function readFrom(
  location: string,
  options: Sources,
): Promise<TemplateFiles> {
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
