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

import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { filesBelow } from './filesBelow';
import { formDefaults } from './formDefaults';
import { PortalUser } from './PortalUser';

const folder = path.resolve(__dirname, '../../../../templates/new-project');

/** Files of the template, as a dry run is given them. */
async function templateFiles() {
  const files = await filesBelow(folder);
  return Promise.all(
    files
      .filter(file => !file.startsWith(`example${path.sep}`))
      .map(async file => ({
        path: file.split(path.sep).join('/'),
        base64Content: await readFile(path.join(folder, file), 'base64'),
      })),
  );
}

export interface RenderedTree {
  /** Whether the form and the checks of the task accept the answers. */
  accepted: boolean;
  /** Why not. */
  reason: string;
  /** Text of each file. */
  files: Record<string, string>;
}

/** Renders "Create new project" on the real engine, without making anything. */
export async function renderTree(
  author: PortalUser,
  values: Record<string, unknown>,
): Promise<RenderedTree> {
  const response = await author.post('/api/scaffolder/v2/dry-run', {
    template: parse(await readFile(path.join(folder, 'template.yaml'), 'utf8')),
    values: { ...formDefaults, ...values },
    secrets: { USER_OAUTH_TOKEN: 'token' },
    directoryContents: await templateFiles(),
  });
  const { body, status } = response;
  const lines: string = JSON.stringify(body.log ?? body);
  const checked = lines.includes('Nothing found that would not work.');
  return {
    accepted: status === 200 && checked,
    reason:
      status === 200
        ? (body.log ?? [])
            .map(
              (entry: { body?: { message?: string } }) =>
                entry.body?.message ?? '',
            )
            .filter((message: string) => /Error|error/.test(message))
            .join('\n')
            .slice(0, 1_500)
        : JSON.stringify(body).slice(0, 1_500),
    files: Object.fromEntries(
      (body.directoryContents ?? []).map(
        (file: { path: string; base64Content: string }) => [
          file.path,
          Buffer.from(file.base64Content, 'base64').toString('utf8'),
        ],
      ),
    ),
  };
}

/** Puts a tree on the disk. */
export async function writeTree(
  files: Record<string, string>,
): Promise<string> {
  const target = await mkdtemp(path.join(os.tmpdir(), 'slipway-tree-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(target, name)), { recursive: true });
    await writeFile(path.join(target, name), text);
  }
  return target;
}
