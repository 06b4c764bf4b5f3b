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

import { AccessLevel } from '../../world/people';
import { requireProject } from '../auth';
import { badRequest, forbidden, GitlabError } from '../errors';
import { Repository, zeroSha } from '../../git/Repository';
import { RouteContext } from './context';
import { requireBody } from './requireBody';

interface Action {
  action: string;
  file_path: string;
  content?: string;
  encoding?: string;
}

/** What the actions of a commit make of the files, or GitLab's refusal. */
async function changesOf(
  repository: Repository,
  parent: string | undefined,
  actions: Action[],
): Promise<Map<string, Buffer | undefined>> {
  const changes = new Map<string, Buffer | undefined>();
  for (const { action, content = '', encoding, file_path: file } of actions) {
    if (!/^(?!\/)(?!.*(^|\/)\.{1,2}(\/|$)).+$/.test(String(file))) {
      throw badRequest('Invalid path');
    }
    const isThere = changes.has(file)
      ? changes.get(file) !== undefined
      : Boolean(parent && (await repository.blob(parent, file)));
    if (action === 'create' && isThere) {
      throw badRequest('A file with this name already exists');
    }
    if (action !== 'create' && !isThere) {
      throw badRequest("A file with this name doesn't exist");
    }
    if (!['create', 'update', 'delete'].includes(action)) {
      throw new GitlabError(400, {
        error: 'actions[0][action] does not have a valid value',
      });
    }
    changes.set(
      file,
      action === 'delete'
        ? undefined
        : Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'),
    );
  }
  return changes;
}

/** Commits that are made through the API: all their files or none. */
export function addCommitRoutes({
  router,
  world,
  render,
  pipelines,
  mergeRequests,
  webhooks,
}: RouteContext) {
  router.post('/projects/:id/repository/commits', async (req, res) => {
    const { actor, project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.developer,
    );
    const { repository } = project;
    requireBody(req, 'branch', 'commit_message');
    const branch = String(req.body.branch);
    const person = actor.person!;
    const level = world.projectLevel(person, project);
    const needed = world.protection(project, branch)?.pushLevel ?? 30;
    if (needed === 0 || level < needed) {
      throw forbidden('You are not allowed to push into this branch');
    }
    const existing = await repository.resolve(`refs/heads/${branch}`);
    const start = String(req.body.start_branch ?? project.defaultBranch);
    const startSha = await repository.resolve(`refs/heads/${start}`);
    if (!existing && !startSha && (await repository.branches()).length > 0) {
      throw badRequest(
        'You can only create or edit files when you are on a branch',
      );
    }
    if (existing && req.body.start_branch) {
      throw badRequest(
        `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
      );
    }
    const parent = existing ?? startSha;
    const actions = (req.body.actions ?? []) as Action[];
    if (actions.length === 0 && !req.body.allow_empty) {
      throw badRequest(
        'Provide at least one action, or set allow_empty to true',
      );
    }
    const tree = await repository.changedTree(
      parent,
      await changesOf(repository, parent, actions),
    );
    const sha = await repository.commitTree({
      branch,
      before: existing,
      tree,
      parents: parent ? [parent] : [],
      message: String(req.body.commit_message),
      author: {
        name: String(req.body.author_name ?? person.name),
        email: String(req.body.author_email ?? person.email),
      },
    });
    project.lastActivityAt = world.clock.now();
    if (!parent && branch === project.defaultBranch) {
      world.protectDefaultBranch(project);
    }
    void webhooks.pushed({
      project,
      ref: `refs/heads/${branch}`,
      before: existing ?? zeroSha,
      after: sha,
    });
    await pipelines.pushed({
      project,
      branch,
      before: existing ?? zeroSha,
      after: sha,
      userId: person.id,
      skip: false,
    });
    await mergeRequests.pushed(project, branch, sha, person.id, {
      startsPipeline: true,
    });
    res
      .status(201)
      .json(
        await render.commitDetail(project, (await repository.commit(sha))!),
      );
  });
}
