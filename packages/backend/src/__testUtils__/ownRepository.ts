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

import type { Sandbox } from '@slipway/sandbox';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PortalUser } from './PortalUser';

/** Makes a repository in a group of somebody's own, as they would by hand, and pushes files to `main`; its id and address. */
export async function ownRepository(
  sandbox: Sandbox,
  user: PortalUser,
  options: {
    group: string;
    name: string;
    files: Record<string, string>;
    visibility?: 'private' | 'internal' | 'public';
  },
): Promise<{ id: number; url: string; fileUrl(file: string): string }> {
  const { group, name, files, visibility = 'public' } = options;
  const project = await sandbox.gitlab.createProject(
    {
      token: { value: '', kind: 'personal', scopes: [] },
      person: sandbox.gitlab.person(user.name),
    },
    {
      name,
      path: name,
      namespace: group,
      description: null,
      visibility,
      defaultBranch: 'main',
      topics: [],
    },
  );
  const clone = await user.clone(`${group}/${name}`);
  await user.git(clone, 'checkout', '--quiet', '-B', 'main');
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.join(clone, path.dirname(file)), { recursive: true });
    await writeFile(path.join(clone, file), text);
  }
  await user.git(clone, 'add', '.');
  await user.git(clone, 'commit', '--quiet', '--message', 'Add files');
  await user.git(clone, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  const url = `${sandbox.urls.gitlab}/${group}/${name}`;
  return { id: project.id, url, fileUrl: file => `${url}/-/blob/main/${file}` };
}
