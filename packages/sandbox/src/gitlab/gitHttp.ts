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

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Response } from 'express';
import PromiseRouter from 'express-promise-router';
import { RefsAnswers, serveGit } from '../git/httpBackend';
import { zeroSha } from '../git/Repository';
import { AccessLevel } from '../world/people';
import { gitActor } from './auth';
import { Actor, GitlabWorld } from './GitlabWorld';
import { Project } from './model';
import { GitlabError } from './errors';
import {
  MergeRequestOptions,
  MergeRequestService,
} from './MergeRequestService';
import { PipelineService } from './PipelineService';
import { Webhooks } from './Webhooks';

/** Why this actor may not push to this project, in GitLab's words; `undefined` where it may. */
function refusal(
  world: GitlabWorld,
  actor: Actor,
  project: Project,
): string | undefined {
  const notAllowed = 'You are not allowed to push code to this project.';
  if (actor.token.kind === 'deploy') {
    return 'You are not allowed to upload code.';
  }
  if (actor.token.pipeline) {
    return project.settings.ci_push_repository_for_job_token_allowed
      ? undefined
      : notAllowed;
  }
  if (
    !actor.token.scopes.some(scope =>
      ['api', 'write_repository'].includes(scope),
    )
  ) {
    return 'You are not allowed to upload code.';
  }
  return world.projectLevel(actor.person, project) < AccessLevel.developer
    ? notAllowed
    : undefined;
}

/** The merge request that push options request. */
function mergeRequestOptions(
  options: string[],
  defaultBranch: string,
): MergeRequestOptions | undefined {
  if (!options.includes('merge_request.create')) {
    return undefined;
  }
  const value = (name: string) =>
    options
      .find(option => option.startsWith(`merge_request.${name}=`))
      ?.slice(`merge_request.${name}=`.length);
  return {
    targetBranch: value('target') ?? defaultBranch,
    title: value('title'),
    description: value('description'),
    removeSourceBranch: options.includes('merge_request.remove_source_branch'),
  };
}

function requestCredentials(res: Response) {
  res
    .status(401)
    .set('WWW-Authenticate', 'Basic realm="GitLab"')
    .type('text/plain')
    .send(
      'HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect or you are required to use a token instead of a password.',
    );
}

/** Git over HTTP, served by Git itself; who may do what is decided here and by the repository's hooks. */
export function createGitRouter(
  world: GitlabWorld,
  pipelines: PipelineService,
  mergeRequests: MergeRequestService,
  webhooks: Webhooks,
) {
  const router = PromiseRouter();
  const refs = new RefsAnswers();

  router.all(
    /^\/(.+?)\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/,
    async (req, res) => {
      const [fullPath, operation] = [req.params[0], req.params[1]];
      const service =
        operation === 'info/refs' ? String(req.query.service) : operation;
      const project = world.findProject(fullPath);
      const actor = gitActor(world, req);
      const pushing = service === 'git-receive-pack';
      if (!actor && (pushing || project?.visibility !== 'public')) {
        requestCredentials(res);
        return;
      }
      if (!project || !world.canSee(actor, project)) {
        const foreignJob = actor?.token.pipeline && project;
        const source =
          actor?.token.pipeline &&
          world.projects.get(actor.token.pipeline.projectId);
        res
          .status(foreignJob ? 403 : 404)
          .type('text/plain')
          .send(
            foreignJob && source
              ? `Authentication by CI/CD job token not allowed from ${world.fullPath(
                  source,
                )} to ${fullPath}.`
              : "The project you were looking for could not be found or you don't have permission to view it.",
          );
        return;
      }
      const mayFetch = actor?.token.scopes.some(scope =>
        [
          'api',
          'read_api',
          'read_repository',
          'write_repository',
          'job',
        ].includes(scope),
      );
      if (actor && !mayFetch) {
        res
          .status(403)
          .type('text/plain')
          .send('You are not allowed to download code from this project.');
        return;
      }
      if (!pushing || !actor) {
        const request = {
          projectRoot: world.options.directory,
          pathInfo: `/${project.id}.git/${operation}`,
          remoteUser: actor?.person?.username ?? 'anonymous',
        };
        await (service === 'git-upload-pack' && req.method === 'GET'
          ? refs.serve(req, res, { ...request, repository: project.repository })
          : serveGit(req, res, request));
        return;
      }
      const refused = refusal(world, actor, project);
      if (refused) {
        res.status(403).type('text/plain').send(refused);
        return;
      }
      await push(req, res, { actor, project, operation });
    },
  );

  async function push(
    req: Parameters<typeof serveGit>[0],
    res: Response,
    options: { actor: Actor; project: Project; operation: string },
  ) {
    const { actor, project, operation } = options;
    const scratch = await mkdtemp(path.join(os.tmpdir(), 'slipway-push-'));
    const result = path.join(scratch, 'result');
    const level = world.projectLevel(actor.person, project);
    const names = (list: { name: string }[]) =>
      list.map(({ name }) => name).join(' ');
    try {
      await serveGit(req, res, {
        projectRoot: world.options.directory,
        pathInfo: `/${project.id}.git/${operation}`,
        remoteUser: actor.person?.username ?? 'job',
        env: {
          SANDBOX_PUSH_RESULT: result,
          SANDBOX_DENY_PUSH: names(
            project.protectedBranches.filter(
              ({ pushLevel }) => pushLevel === 0 || level < pushLevel,
            ),
          ),
          SANDBOX_DENY_FORCE: names(
            project.protectedBranches.filter(
              ({ allowForcePush }) => !allowForcePush,
            ),
          ),
        },
      });
      const text = await readFile(result, 'utf8').catch(() => '');
      await afterPush(actor, project, text.split('\n').filter(Boolean));
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  async function afterPush(actor: Actor, project: Project, lines: string[]) {
    const options = lines
      .filter(line => line.startsWith('option '))
      .map(line => line.slice('option '.length));
    for (const line of lines.filter(item => item.startsWith('ref '))) {
      const [, before, after, ref] = line.split(' ');
      project.lastActivityAt = world.clock.now();
      // Delivered afterwards, as GitLab does: the push does not wait for it.
      void webhooks.pushed({ project, ref, before, after });
      const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
      if (branch === project.defaultBranch && before === zeroSha) {
        world.protectDefaultBranch(project);
      }
      if (!branch || after === zeroSha) {
        continue;
      }
      // From 18.3 on a push with a job token starts no pipeline.
      const startsPipeline = !actor.token.pipeline;
      const userId = actor.person!.id;
      if (startsPipeline) {
        await pipelines.pushed({
          project,
          branch,
          before,
          after,
          userId,
          skip: options.includes('ci.skip'),
        });
      }
      await mergeRequests.pushed(project, branch, after, userId, {
        startsPipeline,
      });
      const wanted = mergeRequestOptions(options, project.defaultBranch);
      if (wanted) {
        await mergeRequests
          .open(
            project,
            actor.person!,
            { sourceBranch: branch, ...wanted },
            { startsPipeline },
          )
          .catch(error => {
            // The push has landed; GitLab only prints what is wrong with the merge request.
            if (!(error instanceof GitlabError)) {
              throw error;
            }
          });
      }
    }
  }

  return router;
}
