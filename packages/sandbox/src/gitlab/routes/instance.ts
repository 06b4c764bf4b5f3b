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

import { requireActor, requireAdministrator } from '../auth';
import { badRequest, notFound } from '../errors';
import { sendPage } from '../paging';
import { RouteContext } from './context';
import { requireBody } from './requireBody';

/** What concerns GitLab as a whole, and the token of the request. */
export function addInstanceRoutes({ router, world, render }: RouteContext) {
  router.get('/version', (_req, res) => {
    res.json({ version: '18.4.2', revision: 'sandbox' });
  });

  router.get('/personal_access_tokens/self', (req, res) => {
    const { token } = requireActor(world, req, 'read_user');
    res.json(render.personalToken(token));
  });

  router.get('/topics', (req, res) => {
    const search = String(req.query.search ?? '');
    sendPage(
      req,
      res,
      [...world.topics.keys()].filter(name => name.includes(search)),
      render.topic,
    );
  });

  router.post('/topics', (req, res) => {
    requireAdministrator(world, req, 'write');
    requireBody(req, 'name', 'title');
    if (world.topics.has(req.body.name)) {
      throw badRequest({ name: ['has already been taken'] });
    }
    world.topics.set(req.body.name, world.nextId());
    res.status(201).json(render.topic(req.body.name));
  });

  const findTopic = (id: string) => {
    const [name] =
      [...world.topics].find(([, number]) => String(number) === id) ?? [];
    if (!name) {
      throw notFound('Topic');
    }
    return name;
  };

  router.get('/topics/:id', (req, res) => {
    res.json(render.topic(findTopic(req.params.id)));
  });

  router.delete('/topics/:id', (req, res) => {
    requireAdministrator(world, req, 'write');
    world.topics.delete(findTopic(req.params.id));
    res.status(204).end();
  });
}
