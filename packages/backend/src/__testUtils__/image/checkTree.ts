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
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Image } from './buildImage';

/** Renders a chart with what the image has, as the check of a tree and the preview do, and resolves with what that finds. */
export async function checkTree(image: Image): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-tree-'));
  try {
    await mkdir(path.join(folder, 'templates'));
    await writeFile(
      path.join(folder, 'Chart.yaml'),
      'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
    );
    await writeFile(
      path.join(folder, 'templates/shop.yaml'),
      'apiVersion: v1\nkind: Service\nmetadata: { name: {{ .Release.Name }} }\nspec: { portz: [] }\n',
    );
    return await new Promise(resolve => {
      execFile(
        'node',
        ['packages/gitops-lint/bin/gitops-lint', folder],
        { cwd: image.folder, env: image.env },
        (_error, stdout, stderr) => resolve(stdout + stderr),
      );
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
