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
import { Actor, GitlabWorld } from './GitlabWorld';
import { forbidden, GitlabError, unauthorized } from './errors';
import { Project } from './model';

function presentedToken(req: Request): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1];
  return (
    bearer ??
    req.get('private-token') ??
    req.get('job-token') ??
    (typeof req.query.private_token === 'string'
      ? req.query.private_token
      : undefined)
  );
}

/** Who calls the API. `undefined` for a request without a token; an unknown token is a 401. */
function actorOf(world: GitlabWorld, req: Request): Actor | undefined {
  const value = presentedToken(req);
  if (value === undefined) {
    return undefined;
  }
  const token = world.token(value);
  // Deploy tokens are for Git and the registry only.
  if (!token || token.kind === 'deploy') {
    throw unauthorized();
  }
  const person = token.userId ? world.person(token.userId) : undefined;
  if (person && world.stateOf(person) === 'blocked') {
    throw forbidden('Your account has been blocked.');
  }
  return { token, person };
}

/** Who calls, with a scope that permits it: `read` is any of the reading scopes. */
export function requireActor(
  world: GitlabWorld,
  req: Request,
  need: 'read_user' | 'read' | 'write',
): Actor {
  const actor = actorOf(world, req);
  if (!actor) {
    throw unauthorized();
  }
  const accepted = {
    read_user: ['api', 'read_api', 'read_user'],
    read: ['api', 'read_api'],
    write: ['api'],
  }[need];
  if (!actor.token.scopes.some(scope => accepted.includes(scope))) {
    throw new GitlabError(403, {
      error: 'insufficient_scope',
      error_description:
        'The request requires higher privileges than provided by the access token.',
      scope: accepted.join(' '),
    });
  }
  return actor;
}

/** For what concerns the whole of GitLab. */
export function requireAdministrator(
  world: GitlabWorld,
  req: Request,
  need: 'read' | 'write',
): void {
  if (!requireActor(world, req, need).person?.isAdmin) {
    throw forbidden();
  }
}

/** Who calls and the project that the path names; where a level is given, somebody who has at least that. */
export function requireProject(
  world: GitlabWorld,
  req: Request,
  need: 'read' | 'write',
  level?: number,
): { actor: Actor; project: Project } {
  const actor = requireActor(world, req, need);
  const project = world.projectFor(actor, req.params.id);
  if (level !== undefined) {
    world.requireLevel(actor, project, level);
  }
  return { actor, project };
}

/** Credentials of Git over HTTP: the password decides, except for deploy tokens, which answer to their own name only. */
export function gitActor(world: GitlabWorld, req: Request): Actor | undefined {
  const match = /^Basic (.+)$/i.exec(req.get('authorization') ?? '');
  if (!match) {
    return undefined;
  }
  const [username, ...rest] = Buffer.from(match[1], 'base64')
    .toString()
    .split(':');
  const token = world.token(rest.join(':'));
  const person = token?.userId ? world.person(token.userId) : undefined;
  if (
    !token ||
    (token.username && token.username !== username) ||
    (person && world.stateOf(person) === 'blocked')
  ) {
    return undefined;
  }
  return { token, person };
}
