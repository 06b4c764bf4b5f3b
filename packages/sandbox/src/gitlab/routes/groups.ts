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
import { AccessLevel, Team } from '../../world/people';
import { requireActor } from '../auth';
import { badRequest, forbidden, GitlabError, notFound } from '../errors';
import { Actor, GitlabWorld } from '../GitlabWorld';
import { Token, TokenKind } from '../model';
import { sendPage } from '../paging';
import { RouteContext } from './context';
import { listParameter } from './listParameter';
import { requireBody } from './requireBody';
import { isFound } from './search';

/** Who calls and the group that the path names; where a level is given, somebody who has at least that. */
export function requireGroup(
  world: GitlabWorld,
  req: Request,
  need: 'read' | 'write',
  level: number = 1,
): { actor: Actor; group: Team } {
  const actor = requireActor(world, req, need);
  const group = world.team(req.params.id);
  const held = group ? world.accessLevel(actor.person, group.path) : 0;
  if (!group || held === 0) {
    throw notFound('Group');
  }
  if (held < level) {
    throw forbidden();
  }
  return { actor, group };
}

export function addGroupRoutes({ router, world, render }: RouteContext) {
  router.get('/groups', (req, res) => {
    const { person } = requireActor(world, req, 'read');
    const found = world.groups.filter(
      ({ path, name }) =>
        world.accessLevel(person, path) >=
          Number(req.query.min_access_level ?? 1) &&
        `${path} ${name}`.includes(String(req.query.search ?? '')),
    );
    sendPage(req, res, found, render.group);
  });

  router.post('/groups', (req, res) => {
    const { person } = requireActor(world, req, 'write');
    requireBody(req, 'name', 'path');
    const { name, path, parent_id: parentId } = req.body;
    const parent = parentId ? world.team(String(parentId)) : undefined;
    if (parentId && (!parent || world.accessLevel(person, parent.path) === 0)) {
      throw notFound('Group');
    }
    if (!/^[a-zA-Z0-9_][\w.-]*$/.test(path)) {
      throw badRequest('Failed to save group {:path=>["is invalid"]}');
    }
    res.status(201).json(
      render.group(
        world.addGroup(person!, name, path, {
          parent,
          visibility: req.body.visibility === 'private' ? 'private' : undefined,
        }),
      ),
    );
  });

  router.get('/groups/:id', (req, res) => {
    res.json(render.group(requireGroup(world, req, 'read').group));
  });

  router.delete('/groups/:id', (req, res) => {
    const { group } = requireGroup(world, req, 'write', AccessLevel.owner);
    group.markedForDeletionAt = world.clock.now();
    res.status(202).json({ message: '202 Accepted' });
  });

  router.get('/groups/:id/subgroups', (req, res) => {
    const { group } = requireGroup(world, req, 'read');
    const found = world.groups.filter(
      ({ path }) =>
        path.startsWith(`${group.path}/`) &&
        !path.slice(group.path.length + 1).includes('/'),
    );
    sendPage(req, res, found, render.group);
  });

  router.get('/groups/:id/projects', (req, res) => {
    const { group } = requireGroup(world, req, 'read');
    const found = [...world.projects.values()].filter(
      project =>
        (project.namespace === group.path ||
          (String(req.query.include_subgroups) === 'true' &&
            project.namespace.startsWith(`${group.path}/`))) &&
        isFound(project, req.query.search) &&
        (!req.query.topic || project.topics.includes(String(req.query.topic))),
    );
    sendPage(req, res, found, render.simpleProject);
  });

  const addTokens = (
    name: 'deploy_tokens' | 'access_tokens',
    kind: TokenKind,
    make: (group: Team, req: Request) => Partial<Token>,
  ) => {
    const path = `/groups/:id/${name}`;
    router.get(path, (req, res) => {
      const { group } = requireGroup(world, req, 'read', AccessLevel.owner);
      sendPage(req, res, world.tokensOf(group.path, kind), render.groupToken);
    });

    router.post(path, (req, res) => {
      const { group } = requireGroup(world, req, 'write', AccessLevel.owner);
      requireBody(req, 'name', 'scopes');
      const expiresAt = req.body.expires_at
        ? Date.parse(req.body.expires_at)
        : undefined;
      if (Number.isNaN(expiresAt)) {
        throw new GitlabError(400, { error: 'expires_at is invalid' });
      }
      const token = world.addToken({
        ...make(group, req),
        kind,
        id: world.nextId(),
        name: req.body.name,
        scopes: listParameter(req.body.scopes),
        group: group.path,
        expiresAt,
      });
      res.status(201).json({ ...render.groupToken(token), token: token.value });
    });

    router.delete(`${path}/:token`, (req, res) => {
      const { group } = requireGroup(world, req, 'write', AccessLevel.owner);
      const token = world
        .tokensOf(group.path, kind)
        .find(({ id }) => id === Number(req.params.token));
      if (!token) {
        throw notFound();
      }
      world.removeToken(token.value);
      res.status(204).end();
    });
  };

  addTokens('deploy_tokens', 'deploy', (_group, req) => ({
    username: req.body.username || `gitlab+deploy-token-${world.nextId()}`,
  }));
  addTokens('access_tokens', 'access', (group, req) => ({
    userId: world.addBot(
      group,
      Number(req.body.access_level ?? AccessLevel.maintainer),
    ).id,
  }));
}
