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

import { requireActor } from '../auth';
import { notFound, unauthorized } from '../errors';
import { sendPage } from '../paging';
import { RouteContext } from './context';
import { isFound } from './search';

export function addUserRoutes({ router, world, render }: RouteContext) {
  router.get('/user', (req, res) => {
    const { person } = requireActor(world, req, 'read_user');
    if (!person) {
      throw unauthorized();
    }
    res.json(render.currentUser(person));
  });

  router.get('/users', (req, res) => {
    requireActor(world, req, 'read_user');
    const found = world.accounts.filter(
      ({ username }) =>
        req.query.username === undefined || username === req.query.username,
    );
    sendPage(req, res, found, render.user);
  });

  router.get('/users/:id', (req, res) => {
    requireActor(world, req, 'read_user');
    const person = world.person(Number(req.params.id));
    if (!person) {
      throw notFound('User');
    }
    res.json(render.user(person));
  });

  router.get('/users/:id/projects', (req, res) => {
    const actor = requireActor(world, req, 'read');
    const person = world.person(Number(req.params.id) || req.params.id);
    if (!person) {
      throw notFound('User');
    }
    const found = [...world.projects.values()].filter(
      project =>
        project.namespace === person.username &&
        world.canSee(actor, project) &&
        isFound(project, req.query.search),
    );
    sendPage(req, res, found, render.simpleProject);
  });

  router.get('/namespaces', (req, res) => {
    const { person } = requireActor(world, req, 'read');
    const search = String(req.query.search ?? '').toLowerCase();
    const paths = [
      ...(person ? [person.username] : []),
      ...world.groups
        .map(({ path }) => path)
        .filter(path => world.accessLevel(person, path) > 0),
    ];
    const found = paths.filter(path => path.toLowerCase().includes(search));
    sendPage(req, res, found, path => render.namespace(path));
  });

  router.get('/namespaces/:id', (req, res) => {
    const { person } = requireActor(world, req, 'read');
    const team = world.team(req.params.id);
    const visible = team
      ? world.accessLevel(person, team.path) > 0
      : person?.username.toLowerCase() === req.params.id.toLowerCase();
    if (!visible) {
      throw notFound('Namespace');
    }
    res.json(render.namespace(team?.path ?? person!.username));
  });
}
