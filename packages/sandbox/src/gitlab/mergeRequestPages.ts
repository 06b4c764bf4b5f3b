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
import PromiseRouter from 'express-promise-router';
import { escapeHtml, link, page, table } from '../http/page';
import { actAs, actingPerson, membersOf } from './actAs';
import { notFound } from './errors';
import { GitlabWorld } from './GitlabWorld';
import { MergeRequestService } from './MergeRequestService';

const words: Record<string, string> = {
  checking: 'Checking whether it can be merged.',
  conflict: 'It contradicts what the target branch has now.',
  commits_status: 'It brings nothing that the target branch does not have.',
  draft_status: 'It is a draft.',
  ci_must_pass: 'Its pipeline has to pass first.',
  ci_still_running: 'Its pipeline is still running.',
  not_open: '',
};

/** Merge requests to look at and to merge, as somebody of the project. */
export function createMergeRequestPages(
  world: GitlabWorld,
  mergeRequests: MergeRequestService,
) {
  const router = PromiseRouter();

  const projectOf = (req: Request) => {
    const project = world.findProject(
      `${req.params.group}/${req.params.project}`,
    );
    if (!project) {
      throw notFound();
    }
    const base = `/${world.fullPath(project)}/-`;
    const mergeRequest = world
      .mergeRequestsOf(project)
      .find(({ iid }) => iid === Number(req.params.iid));
    return { base, mergeRequest, project };
  };

  router.get('/:group/:project/-/merge_requests', (req, res) => {
    const { base, project } = projectOf(req);
    res.send(
      page(
        `Merge requests of ${world.fullPath(project)}`,
        table(
          ['', 'Title', 'From', 'To', 'State'],
          world
            .mergeRequestsOf(project)
            .map(item => [
              link(`${base}/merge_requests/${item.iid}`, `!${item.iid}`),
              escapeHtml(item.title),
              escapeHtml(item.sourceBranch),
              escapeHtml(item.targetBranch),
              item.state,
            ]),
        ),
      ),
    );
  });

  router.get('/:group/:project/-/merge_requests/:iid', async (req, res) => {
    const { base, mergeRequest, project } = projectOf(req);
    if (!mergeRequest) {
      throw notFound();
    }
    const status = await mergeRequests.status(project, mergeRequest);
    const level =
      world.protection(project, mergeRequest.targetBranch)?.mergeLevel ?? 30;
    const action =
      status === 'mergeable'
        ? actAs(
            `${base}/merge_requests/${mergeRequest.iid}/merge`,
            'Merge',
            membersOf(world, project, level),
          )
        : `<p>${escapeHtml(words[status] ?? status)}</p>`;
    const commits = await mergeRequests.commits(project, mergeRequest);
    res.send(
      page(
        `!${mergeRequest.iid} ${mergeRequest.title}: ${mergeRequest.state}`,
        `<p>${escapeHtml(mergeRequest.sourceBranch)} into ${escapeHtml(
          mergeRequest.targetBranch,
        )}, by ${escapeHtml(world.person(mergeRequest.authorId)!.name)}</p>
<pre>${escapeHtml(mergeRequest.description)}</pre>
${action}
${table(
  ['Pipeline', 'Status'],
  mergeRequests
    .pipelinesOf(project, mergeRequest)
    .map(({ id, status: state }) => [
      link(`${base}/pipelines/${id}`, `#${id}`),
      state,
    ]),
)}
${(
  await Promise.all(
    commits.map(
      async ({ id, message }) =>
        `<h2>${escapeHtml(message.split('\n')[0])}</h2><pre>${escapeHtml(
          await project.repository.diff(id),
        )}</pre>`,
    ),
  )
).join('\n')}`,
      ),
    );
  });

  router.post(
    '/:group/:project/-/merge_requests/:iid/merge',
    async (req, res) => {
      const { base, mergeRequest, project } = projectOf(req);
      if (!mergeRequest) {
        throw notFound();
      }
      const person = actingPerson(world, req);
      await mergeRequests.merge(project, mergeRequest, person);
      res.redirect(303, `${base}/merge_requests/${mergeRequest.iid}`);
    },
  );

  return router;
}
