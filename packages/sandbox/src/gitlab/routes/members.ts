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
import { AccessLevel, Person } from '../../world/people';
import { requireProject } from '../auth';
import { GitlabError, message, missingParameter, notFound } from '../errors';
import { GitlabWorld } from '../GitlabWorld';
import { sendPage } from '../paging';
import { RouteContext } from './context';
import { requireGroup } from './groups';

const levels = [5, 10, 15, ...Object.values(AccessLevel)];

function levelIn(req: Request, name: string): number {
  const value = req.body[name];
  if (value === undefined) {
    throw missingParameter(name);
  }
  if (!levels.includes(Number(value))) {
    throw new GitlabError(400, {
      error: `${name} does not have a valid value`,
    });
  }
  return Number(value);
}

/** Who has a role in a project: `members` are those of the project itself, `members/all` also who inherits one. */
export function addMemberRoutes({ router, world, render }: RouteContext) {
  router.post('/groups/:id/members', (req, res) => {
    const { group } = requireGroup(world, req, 'write', AccessLevel.owner);
    const { person, level } = newMember(world, req, group.members);
    group.members[person.username] = level;
    res.status(201).json(render.member(person, level));
  });

  router.get('/groups/:id/members/all/:user', (req, res) => {
    const { group } = requireGroup(world, req, 'read');
    const person = findPerson(world, req.params.user);
    const level = world.accessLevel(person, group.path);
    if (!person || level === 0) {
      throw message(404, '404 Not found');
    }
    res.json(render.member(person, level));
  });

  router.get('/projects/:id/members', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    sendPage(req, res, Object.entries(project.members), ([username, level]) =>
      render.member(world.person(username)!, level),
    );
  });

  router.get('/projects/:id/members/all', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    sendPage(req, res, world.membersOf(project), person =>
      render.member(person, world.projectLevel(person, project)),
    );
  });

  router.get('/projects/:id/members/all/:user', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const person = findPerson(world, req.params.user);
    const level = world.projectLevel(person, project);
    if (!person || level === 0) {
      throw message(404, '404 Not found');
    }
    res.json(render.member(person, level));
  });

  router.get('/projects/:id/members/:user', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const person = findPerson(world, req.params.user);
    const level = person && project.members[person.username];
    if (!person || level === undefined) {
      throw message(404, '404 Not found');
    }
    res.json(render.member(person, level));
  });

  router.post('/projects/:id/members', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    const { person, level } = newMember(world, req, project.members);
    project.members[person.username] = level;
    res.status(201).json(render.member(person, level));
  });

  router.delete('/projects/:id/members/:user', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    const person = findPerson(world, req.params.user);
    if (!person || project.members[person.username] === undefined) {
      throw message(404, '404 Not found');
    }
    delete project.members[person.username];
    res.status(204).end();
  });

  router.post('/projects/:id/share', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    if (req.body.group_id === undefined) {
      throw missingParameter('group_id');
    }
    const group = world.team(String(req.body.group_id));
    const level = levelIn(req, 'group_access');
    const expiresAt = req.body.expires_at
      ? Date.parse(req.body.expires_at)
      : undefined;
    if (Number.isNaN(expiresAt)) {
      throw new GitlabError(400, { error: 'expires_at is invalid' });
    }
    if (!group) {
      throw notFound('Group');
    }
    project.sharedWith.push({ group: group.path, level, expiresAt });
    res.status(201).json({
      id: world.nextId(),
      project_id: project.id,
      group_id: group.id,
      group_access: level,
      expires_at: req.body.expires_at ?? null,
    });
  });
}

/** Whom a request adds to members, and as what. */
function newMember(
  world: GitlabWorld,
  req: Request,
  members: Record<string, number>,
): { person: Person; level: number } {
  if (req.body.user_id === undefined) {
    throw missingParameter('user_id');
  }
  const person = findPerson(world, String(req.body.user_id));
  const level = levelIn(req, 'access_level');
  if (!person) {
    throw notFound('User');
  }
  if (members[person.username] !== undefined) {
    throw message(409, 'Member already exists');
  }
  return { person, level };
}

function findPerson(world: GitlabWorld, id: string): Person | undefined {
  if (!/^\d+$/.test(id)) {
    throw new GitlabError(400, { error: 'user_id is invalid' });
  }
  return world.person(Number(id));
}
