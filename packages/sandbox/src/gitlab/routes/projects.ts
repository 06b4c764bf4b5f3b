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
import { requireActor, requireProject } from '../auth';
import {
  badRequest,
  GitlabError,
  message,
  missingParameter,
  notFound,
} from '../errors';
import { Project, ProjectSettings } from '../model';
import { sendPage } from '../paging';
import { RouteContext } from './context';
import { listParameter } from './listParameter';
import { requireBody } from './requireBody';
import { isFound } from './search';

const settingNames: (keyof ProjectSettings)[] = [
  'ci_push_repository_for_job_token_allowed',
  'ci_pipeline_variables_minimum_override_role',
  'ci_default_git_depth',
  'auto_cancel_pending_pipelines',
  'only_allow_merge_if_pipeline_succeeds',
  'merge_method',
  'public_jobs',
  'repository_access_level',
  'merge_requests_access_level',
  'builds_access_level',
];

const visibilities = ['private', 'internal', 'public'];

function checkVisibility(value: unknown): Project['visibility'] {
  if (!visibilities.includes(String(value))) {
    throw new GitlabError(400, {
      error: 'visibility does not have a valid value',
    });
  }
  return value as Project['visibility'];
}

function applySettings(project: Project, body: Record<string, unknown>) {
  for (const name of settingNames) {
    if (body[name] !== undefined) {
      Object.assign(project.settings, { [name]: body[name] });
    }
  }
}

export function addProjectRoutes({ router, world, render }: RouteContext) {
  router.get('/projects', (req, res) => {
    const actor = requireActor(world, req, 'read');
    const found = [...world.projects.values()].filter(
      project =>
        world.canSee(actor, project) &&
        isFound(project, req.query.search) &&
        listParameter(req.query.topic).every(topic =>
          project.topics.includes(topic),
        ),
    );
    sendPage(req, res, found.reverse(), render.simpleProject);
  });

  router.post('/projects', async (req, res) => {
    const actor = requireActor(world, req, 'write');
    const { name, path } = req.body;
    if (!name && !path) {
      throw new GitlabError(400, {
        error:
          'name, path are missing, at least one parameter must be provided',
      });
    }
    const namespace = req.body.namespace_id
      ? world.team(String(req.body.namespace_id))?.path ??
        world.person(Number(req.body.namespace_id) - 1000)?.username
      : actor.person?.username;
    if (!namespace || world.accessLevel(actor.person, namespace) === 0) {
      throw notFound('Namespace');
    }
    if (
      req.body.visibility !== undefined &&
      req.body.visibility !== 'private' &&
      world.groupAt(namespace)?.visibility === 'private'
    ) {
      throw badRequest({
        visibility_level: [
          `${req.body.visibility} is not allowed in a private group.`,
        ],
      });
    }
    const project = await world.createProject(actor, {
      name: String(name ?? path),
      path: String(path ?? name.toLowerCase().replace(/[^\w.-]+/g, '-')),
      namespace,
      description: req.body.description ?? null,
      visibility: checkVisibility(req.body.visibility ?? 'private'),
      defaultBranch: 'main',
      topics: listParameter(req.body.topics),
    });
    applySettings(project, req.body);
    res.status(201).json(await render.project(project, actor));
  });

  router.get('/projects/:id', async (req, res) => {
    const renamed =
      !world.findProject(req.params.id) &&
      [...world.projects.values()].find(({ formerPaths }) =>
        formerPaths.includes(req.params.id),
      );
    if (renamed) {
      res.redirect(301, `${world.baseUrl}/api/v4/projects/${renamed.id}`);
      return;
    }
    const { actor, project } = requireProject(world, req, 'read');
    res.json(await render.project(project, actor));
  });

  router.put('/projects/:id', async (req, res) => {
    const { actor, project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    // GitLab asks this for the attribute, whether it changes anything or not.
    if (req.body.visibility !== undefined) {
      world.requireOwner(actor, project);
      project.visibility = checkVisibility(req.body.visibility);
    }
    applySettings(project, req.body);
    if (req.body.path !== undefined && req.body.path !== project.path) {
      project.formerPaths.push(world.fullPath(project));
      project.path = String(req.body.path);
    }
    project.name = String(req.body.name ?? project.name);
    project.description = req.body.description ?? project.description;
    project.topics = req.body.topics
      ? listParameter(req.body.topics)
      : project.topics;
    res.json(await render.project(project, actor));
  });

  router.delete('/projects/:id', (req, res) => {
    const { actor, project } = requireProject(world, req, 'write');
    world.requireOwner(actor, project);
    const input = { ...req.query, ...req.body };
    if (String(input.permanently_remove) === 'true') {
      if (!project.markedForDeletionAt) {
        throw badRequest('Project must be marked for deletion first.');
      }
      if (input.full_path !== world.fullPath(project)) {
        throw badRequest(
          '`full_path` is incorrect. You must enter the complete path for the project.',
        );
      }
      world.removeProject(project);
    } else if (project.markedForDeletionAt) {
      throw badRequest('Project has been already marked for deletion');
    } else {
      world.markForDeletion(project);
    }
    res.status(202).json({ message: '202 Accepted' });
  });

  router.get('/projects/:id/variables', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'read',
      AccessLevel.maintainer,
    );
    sendPage(req, res, project.variables, render.variable);
  });

  router.get('/projects/:id/variables/:key', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'read',
      AccessLevel.maintainer,
    );
    const variable = project.variables.find(
      ({ key }) => key === req.params.key,
    );
    if (!variable) {
      throw notFound('Variable');
    }
    res.json(render.variable(variable));
  });

  router.post('/projects/:id/variables', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    for (const name of ['key', 'value']) {
      if (req.body[name] === undefined) {
        throw missingParameter(name);
      }
    }
    const variable = {
      variable_type: 'env_var' as const,
      protected: false,
      masked: false,
      raw: false,
      environment_scope: '*',
      description: null,
      ...req.body,
    };
    if (
      project.variables.some(
        ({ key, environment_scope: scope }) =>
          key === variable.key && scope === variable.environment_scope,
      )
    ) {
      throw message(400, { key: [`(${variable.key}) has already been taken`] });
    }
    const maskable = variable.raw ? /^\S{8,}$/ : /^[A-Za-z0-9_+=/@:.~-]{8,}$/;
    if (variable.masked && !maskable.test(variable.value)) {
      throw badRequest({ value: ['is invalid'] });
    }
    project.variables.push(variable);
    res.status(201).json(render.variable(variable));
  });

  router.delete('/projects/:id/variables/:key', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    const index = project.variables.findIndex(
      ({ key }) => key === req.params.key,
    );
    if (index < 0) {
      throw notFound('Variable');
    }
    project.variables.splice(index, 1);
    res.status(204).end();
  });

  router.get('/projects/:id/deploy_keys', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'read',
      AccessLevel.maintainer,
    );
    sendPage(req, res, project.deployKeys, render.deployKey);
  });

  router.post('/projects/:id/deploy_keys', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    requireBody(req, 'title', 'key');
    if (!/^ssh-(ed25519|rsa) [A-Za-z0-9+/=]+( .*)?$/.test(req.body.key)) {
      throw badRequest({ key: ['is invalid'] });
    }
    if (project.deployKeys.some(({ key }) => key === req.body.key)) {
      throw badRequest({ fingerprint: ['has already been taken'] });
    }
    const key = {
      id: world.nextId(),
      title: String(req.body.title),
      key: String(req.body.key),
      canPush: String(req.body.can_push) === 'true',
      createdAt: world.clock.now(),
    };
    project.deployKeys.push(key);
    res.status(201).json(render.deployKey(key));
  });

  router.delete('/projects/:id/deploy_keys/:keyId', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    const index = project.deployKeys.findIndex(
      ({ id }) => id === Number(req.params.keyId),
    );
    if (index < 0) {
      throw notFound('Deploy Key');
    }
    project.deployKeys.splice(index, 1);
    res.status(204).end();
  });

  router.get('/projects/:id/deploy_tokens', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'read',
      AccessLevel.maintainer,
    );
    const tokens = world.deployTokensOf(project.id);
    sendPage(req, res, tokens, render.groupToken);
  });

  router.post('/projects/:id/deploy_tokens', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    requireBody(req, 'name', 'scopes');
    const id = world.nextId();
    const token = world.addToken({
      kind: 'deploy',
      id,
      name: String(req.body.name),
      scopes: listParameter(req.body.scopes),
      username: req.body.username || `gitlab+deploy-token-${id}`,
      projectId: project.id,
    });
    res.status(201).json({ ...render.groupToken(token), token: token.value });
  });
}
