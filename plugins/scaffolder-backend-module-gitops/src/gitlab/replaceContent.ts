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

import { GitlabClient } from './client';
import { unlessMissing } from './failures';
import { defaultBranch } from './repositoryAddress';

/** How a commit is described. GitLab signs it with the person's own name where none is given. */
export interface CommitDescription {
  message: string;
  name?: string;
  email?: string;
}

/**
 * Makes the default branch hold exactly these files, in one commit on top of what is there; it throws what GitLab throws.
 *
 * @returns the commit; the newest one where nothing is different
 */
export async function replaceContent(
  client: GitlabClient,
  projectId: number,
  files: Map<string, Buffer>,
  commit: CommitDescription,
): Promise<string> {
  const tree = await client.Repositories.allRepositoryTrees(projectId, {
    ref: defaultBranch,
    recursive: true,
    perPage: 100,
  }).catch(error => unlessMissing(error) ?? []);
  const existing = tree
    .filter(({ type }) => type === 'blob')
    .map(({ path }) => path);
  const { id } = await client.Commits.create(
    projectId,
    defaultBranch,
    commit.message,
    [
      ...existing
        .filter(path => !files.has(path))
        .map(filePath => ({ action: 'delete' as const, filePath })),
      ...[...files].map(([filePath, content]) => ({
        action: existing.includes(filePath)
          ? ('update' as const)
          : ('create' as const),
        filePath,
        content: content.toString('base64'),
        encoding: 'base64' as const,
      })),
    ],
    { authorName: commit.name, authorEmail: commit.email },
  );
  return String(id);
}
