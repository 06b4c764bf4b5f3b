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
import { requireAdministrator } from '../auth';
import { notFound } from '../errors';
import { OAuthApplication } from '../model';
import { sendPage } from '../paging';
import { RouteContext } from './context';
import { requireBody } from './requireBody';

/** OAuth applications of the whole GitLab, which only an administrator makes. */
export function addApplicationRoutes({ router, world }: RouteContext) {
  const shown = (application: OAuthApplication) => ({
    id: application.id,
    application_id: application.clientId,
    application_name: application.name,
    callback_url: application.redirectUris.join('\n'),
    confidential: true,
  });

  router.get('/applications', (req, res) => {
    requireAdministrator(world, req, 'read');
    sendPage(req, res, [...world.applications.values()], shown);
  });

  router.post('/applications', (req, res) => {
    requireAdministrator(world, req, 'write');
    requireBody(req, 'name', 'redirect_uri', 'scopes');
    const application = {
      id: world.nextId(),
      name: String(req.body.name),
      clientId: randomBytes(32).toString('hex'),
      clientSecret: `gloas-${randomBytes(32).toString('hex')}`,
      redirectUris: String(req.body.redirect_uri).split(/\s+/),
    };
    world.applications.set(application.id, application);
    // Shown this once.
    res
      .status(201)
      .json({ ...shown(application), secret: application.clientSecret });
  });

  router.delete('/applications/:id', (req, res) => {
    requireAdministrator(world, req, 'write');
    if (!world.applications.delete(Number(req.params.id))) {
      throw notFound();
    }
    res.status(204).end();
  });
}
