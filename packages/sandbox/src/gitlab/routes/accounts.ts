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

import { requireAdministrator } from '../auth';
import { missingParameter, notFound } from '../errors';
import { RouteContext } from './context';
import { listParameter } from './listParameter';
import { requireBody } from './requireBody';

/** Accounts and their tokens, which only an administrator makes for others. */
export function addAccountRoutes({ router, world, render }: RouteContext) {
  const findAccount = (id: string) => {
    const person = world.accounts.find(account => String(account.id) === id);
    if (!person) {
      throw notFound('User');
    }
    return person;
  };

  router.post('/users', (req, res) => {
    requireAdministrator(world, req, 'write');
    requireBody(req, 'email', 'name', 'username');
    if (!req.body.password && !req.body.force_random_password) {
      throw missingParameter('password, reset_password, force_random_password');
    }
    const { email, name, username } = req.body;
    res
      .status(201)
      .json(render.user(world.addAccount({ email, name, username })));
  });

  router.delete('/users/:id', (req, res) => {
    requireAdministrator(world, req, 'write');
    world.removeAccount(findAccount(req.params.id));
    res.status(204).end();
  });

  router.post('/users/:id/personal_access_tokens', (req, res) => {
    requireAdministrator(world, req, 'write');
    requireBody(req, 'name', 'scopes');
    const token = world.addToken({
      kind: 'personal',
      id: world.nextId(),
      name: req.body.name,
      scopes: listParameter(req.body.scopes),
      userId: findAccount(req.params.id).id,
      expiresAt: req.body.expires_at && Date.parse(req.body.expires_at),
    });
    res
      .status(201)
      .json({ ...render.personalToken(token), token: token.value });
  });

  router.delete('/personal_access_tokens/:id', (req, res) => {
    requireAdministrator(world, req, 'write');
    const token = world.personalToken(Number(req.params.id));
    if (!token) {
      throw notFound();
    }
    world.removeToken(token.value);
    res.status(204).end();
  });
}
