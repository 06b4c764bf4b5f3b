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

import type { Request } from 'express';
import { AccessLevel } from '../../world/people';
import { requireActor, requireProject } from '../auth';
import { GitlabError, missingParameter, notFound } from '../errors';
import { GitlabWorld } from '../GitlabWorld';
import { MergeRequest, Project } from '../model';
import { sendPage } from '../paging';
import { RouteContext } from './context';
import { listParameter } from './listParameter';

const filters = {
  state: 'state',
  source_branch: 'sourceBranch',
  target_branch: 'targetBranch',
} as const;

function matches(req: Request, mergeRequest: MergeRequest): boolean {
  return Object.entries(filters).every(
    ([name, field]) =>
      req.query[name] === undefined ||
      req.query[name] === 'all' ||
      mergeRequest[field as 'state'] === req.query[name],
  );
}

function mergeRequestOf(
  world: GitlabWorld,
  project: Project,
  iid: string,
): MergeRequest {
  const found = world
    .mergeRequestsOf(project)
    .find(item => item.iid === Number(iid));
  if (!found) {
    throw notFound();
  }
  return found;
}

/** Merge requests of a project, by their number within it. */
export function addMergeRequestRoutes({
  router,
  world,
  render,
  mergeRequests,
}: RouteContext) {
  // Like GitLab's, this list shows only what the person of the token has opened.
  router.get('/merge_requests', async (req, res) => {
    const { person } = requireActor(world, req, 'read');
    const found = [...world.mergeRequests.values()].filter(
      item => item.authorId === person?.id && matches(req, item),
    );
    sendPage(
      req,
      res,
      await Promise.all(
        found.map(item =>
          render.mergeRequest(world.projects.get(item.projectId)!, item),
        ),
      ),
      item => item,
    );
  });

  router.get('/projects/:id/merge_requests', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const found = world
      .mergeRequestsOf(project)
      .filter(item => matches(req, item));
    sendPage(
      req,
      res,
      await Promise.all(found.map(item => render.mergeRequest(project, item))),
      item => item,
    );
  });

  router.post('/projects/:id/merge_requests', async (req, res) => {
    const { actor, project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.developer,
    );
    const input = { ...req.query, ...req.body };
    for (const name of ['source_branch', 'target_branch', 'title']) {
      if (!input[name]) {
        throw missingParameter(name);
      }
    }
    const opened = await mergeRequests.open(
      project,
      actor.person!,
      {
        sourceBranch: String(input.source_branch),
        targetBranch: String(input.target_branch),
        title: String(input.title),
        description: String(input.description ?? ''),
        labels: listParameter(input.labels),
        assigneeIds: listParameter(input.assignee_ids).map(Number),
        reviewerIds: listParameter(input.reviewer_ids).map(Number),
        squash: String(input.squash) === 'true',
        removeSourceBranch: String(input.remove_source_branch) === 'true',
      },
      { startsPipeline: true },
    );
    res.status(201).json(await render.mergeRequest(project, opened));
  });

  router.get('/projects/:id/merge_requests/:iid', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const found = mergeRequestOf(world, project, req.params.iid);
    const status = await mergeRequests.status(project, found);
    res.json({
      ...(await render.mergeRequest(project, found)),
      detailed_merge_status: status,
      has_conflicts: status === 'conflict',
    });
  });

  router.put('/projects/:id/merge_requests/:iid', async (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.developer,
    );
    const found = mergeRequestOf(world, project, req.params.iid);
    found.title = String(req.body.title ?? found.title);
    found.description = String(req.body.description ?? found.description);
    if (req.body.state_event !== undefined) {
      if (!['close', 'reopen'].includes(req.body.state_event)) {
        throw new GitlabError(400, {
          error: 'state_event does not have a valid value',
        });
      }
      found.state = req.body.state_event === 'close' ? 'closed' : 'opened';
    }
    found.updatedAt = world.clock.now();
    res.json(await render.mergeRequest(project, found));
  });

  router.put('/projects/:id/merge_requests/:iid/merge', async (req, res) => {
    const { actor, project } = requireProject(world, req, 'write');
    const found = mergeRequestOf(world, project, req.params.iid);
    await mergeRequests.merge(project, found, actor.person!, {
      sha: req.body?.sha,
      removeSourceBranch: req.body?.should_remove_source_branch,
    });
    res.json(await render.mergeRequest(project, found));
  });

  router.get('/projects/:id/merge_requests/:iid/pipelines', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const found = mergeRequestOf(world, project, req.params.iid);
    sendPage(
      req,
      res,
      mergeRequests.pipelinesOf(project, found),
      render.pipelineRow,
    );
  });

  router.get('/projects/:id/merge_requests/:iid/commits', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const found = mergeRequestOf(world, project, req.params.iid);
    sendPage(req, res, await mergeRequests.commits(project, found), commit =>
      render.commit(project, commit),
    );
  });

  router.get('/projects/:id/merge_requests/:iid/diffs', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const found = mergeRequestOf(world, project, req.params.iid);
    const { repository } = project;
    const base = await repository.mergeBase(found.targetBranch, found.sha);
    sendPage(
      req,
      res,
      base ? await repository.changes(base, found.sha) : [],
      ({ path, diff }) => ({ old_path: path, new_path: path, diff }),
    );
  });

  // Those that brought the commit in: it is their merge commit, or one of what they merged.
  router.get(
    '/projects/:id/repository/commits/:sha/merge_requests',
    async (req, res) => {
      const { project } = requireProject(world, req, 'read');
      const sha = await project.repository.resolve(req.params.sha);
      if (!sha) {
        throw notFound('Commit');
      }
      const found: unknown[] = [];
      for (const item of world.mergeRequestsOf(project)) {
        const merged = item.mergeCommitSha;
        const commits = merged
          ? await project.repository.between(`${merged}^1`, merged)
          : await mergeRequests.commits(project, item);
        if (commits.some(({ id }) => id === sha)) {
          found.push(await render.mergeRequest(project, item));
        }
      }
      sendPage(req, res, found, item => item);
    },
  );
}
