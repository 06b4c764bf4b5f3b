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

import { randomBytes } from 'node:crypto';
import { AccessLevel } from '../../world/people';
import { Actor, GitlabWorld } from '../GitlabWorld';
import { requireProject } from '../auth';
import { badRequest, forbidden, missingParameter, notFound } from '../errors';
import { Job, Pipeline, Project } from '../model';
import { sendPage } from '../paging';
import { RouteContext } from './context';

function pipelineOf(
  world: GitlabWorld,
  project: Project,
  id: string,
): Pipeline {
  const pipeline = world.pipelines.get(Number(id));
  if (!pipeline || pipeline.projectId !== project.id) {
    throw notFound();
  }
  return pipeline;
}

function jobOf(
  world: GitlabWorld,
  project: Project,
  id: string,
): { pipeline: Pipeline; job: Job } {
  for (const pipeline of world.pipelinesOf(project)) {
    const job = pipeline.jobs.find(item => item.id === Number(id));
    if (job) {
      return { pipeline, job };
    }
  }
  throw notFound();
}

/** Variables of a request: `{K: V}` of triggers and `[{key, value}]` of the pipelines API. */
function variablesOf(input: unknown): Record<string, string> {
  const entries: [string, unknown][] = Array.isArray(input)
    ? input.map(({ key, value }) => [key, value])
    : Object.entries(input ?? {});
  for (const [, value] of entries) {
    if (typeof value !== 'string') {
      throw badRequest('variables needs to be a map of key-valued strings');
    }
  }
  return Object.fromEntries(entries) as Record<string, string>;
}

export function addPipelineRoutes(context: RouteContext) {
  const { router, world, render, pipelines } = context;

  const start = async (
    actor: Actor,
    project: Project,
    ref: string,
    source: 'api' | 'trigger',
    variables: Record<string, string>,
  ) => {
    const level = world.projectLevel(actor.person, project);
    if (
      Object.keys(variables).length > 0 &&
      project.settings.ci_pipeline_variables_minimum_override_role ===
        'maintainer' &&
      level < AccessLevel.maintainer
    ) {
      throw badRequest({
        base: ['Insufficient permissions to set pipeline variables'],
      });
    }
    return pipelines.create({
      project,
      ref,
      source,
      variables,
      userId: actor.person!.id,
    });
  };

  router.get('/projects/:id/pipelines', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const found = world
      .pipelinesOf(project)
      .filter(pipeline =>
        (['sha', 'ref', 'status', 'source'] as const).every(
          name =>
            req.query[name] === undefined || pipeline[name] === req.query[name],
        ),
      );
    sendPage(req, res, found, render.pipelineRow);
  });

  router.get('/projects/:id/pipelines/latest', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const head = await project.repository.resolve(
      String(req.query.ref ?? project.defaultBranch),
    );
    const pipeline = world.pipelinesOf(project).find(({ sha }) => sha === head);
    if (!pipeline) {
      // GitLab looks only at the newest commit and answers 403 where it has no pipeline.
      throw forbidden();
    }
    res.json(render.pipeline(pipeline));
  });

  router.get('/projects/:id/pipelines/:pipeline', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    res.json(render.pipeline(pipelineOf(world, project, req.params.pipeline)));
  });

  router.get('/projects/:id/pipelines/:pipeline/jobs', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const pipeline = pipelineOf(world, project, req.params.pipeline);
    sendPage(req, res, [...pipeline.jobs].reverse(), job =>
      render.job(project, pipeline, job),
    );
  });

  router.get('/projects/:id/jobs/:job', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const { pipeline, job } = jobOf(world, project, req.params.job);
    res.json(render.job(project, pipeline, job));
  });

  router.get('/projects/:id/jobs/:job/trace', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    res
      .type('text/plain')
      .send(jobOf(world, project, req.params.job).job.trace);
  });

  router.post('/projects/:id/jobs/:job/play', (req, res) => {
    const { actor, project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.developer,
    );
    const { pipeline, job } = jobOf(world, project, req.params.job);
    pipelines.play(project, pipeline, job, actor.person!.id);
    res.json(render.job(project, pipeline, job));
  });

  router.post('/projects/:id/pipeline', async (req, res) => {
    const { actor, project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.developer,
    );
    const input = { ...req.query, ...req.body };
    if (!input.ref) {
      throw missingParameter('ref');
    }
    const pipeline = await start(
      actor,
      project,
      String(input.ref),
      'api',
      variablesOf(input.variables),
    );
    res.status(201).json(render.pipeline(pipeline));
  });

  router.post('/projects/:id/triggers', (req, res) => {
    const { actor, project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    const input = { ...req.query, ...req.body };
    if (!input.description) {
      throw missingParameter('description');
    }
    const trigger = {
      id: world.nextId(),
      token: `glptt-${randomBytes(20).toString('hex')}`,
      description: String(input.description),
      ownerId: actor.person!.id,
    };
    project.triggers.push(trigger);
    res.status(201).json({
      id: trigger.id,
      token: trigger.token,
      description: trigger.description,
      owner: render.user(actor.person!),
    });
  });

  router.delete('/projects/:id/triggers/:trigger', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    const index = project.triggers.findIndex(
      ({ id }) => id === Number(req.params.trigger),
    );
    if (index < 0) {
      throw notFound('Trigger');
    }
    project.triggers.splice(index, 1);
    res.status(204).end();
  });

  // The trigger's token is the whole login.
  router.post('/projects/:id/trigger/pipeline', async (req, res) => {
    const input = { ...req.query, ...req.body };
    const project = world.findProject(req.params.id);
    const trigger = project?.triggers.find(
      ({ token }) => token === input.token,
    );
    if (!project || !trigger) {
      throw notFound();
    }
    if (!input.ref) {
      throw missingParameter('ref');
    }
    const actor: Actor = {
      token: { value: '', kind: 'personal', scopes: [] },
      person: world.person(trigger.ownerId),
    };
    const pipeline = await start(
      actor,
      project,
      String(input.ref),
      'trigger',
      variablesOf(input.variables),
    );
    res.status(201).json(render.pipeline(pipeline));
  });
}
