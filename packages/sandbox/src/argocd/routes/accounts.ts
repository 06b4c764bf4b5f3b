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

import {
  invalidArgument,
  notFound,
  unauthenticated,
  unknownError,
} from '../errors';
import { accountToken } from '../tokens';
import { RouteContext } from './context';

/** Seconds for which who logged in stays so. */
const sessionSeconds = 24 * 3600;

/** Local accounts, how they log in, and their tokens. */
export function addAccountRoutes({
  router,
  world,
  authenticate,
  enforce,
}: RouteContext) {
  const now = () => Math.floor(world.clock.now() / 1000);
  const render = (name: string) => {
    const account = world.account(name);
    if (!account) {
      throw notFound(`account '${name}' does not exist`);
    }
    const tokens = world.tokens.get(name) ?? [];
    return {
      name,
      enabled: !(name === 'admin' && world.settings.isAdminOff),
      capabilities: account.capabilities,
      tokens: tokens.length > 0 ? tokens : null,
    };
  };
  /** Everybody may look after their own account; others need the right. */
  const requireAccount = (
    req: Parameters<typeof authenticate>[0],
    action: string,
  ) => {
    const { name } = req.params;
    if (authenticate(req).account !== name) {
      enforce(req, 'accounts', action, name);
    }
    return render(name);
  };

  router.post('/session', (req, res) => {
    const { username, password } = req.body;
    const { adminPassword, isAdminOff } = world.settings;
    if (isAdminOff && username === 'admin') {
      throw unauthenticated('Account admin is disabled');
    }
    if (!adminPassword || username !== 'admin' || password !== adminPassword) {
      throw unauthenticated('Invalid username or password');
    }
    res.json({
      token: accountToken('admin', {
        capability: 'login',
        issuedAt: now(),
        expiresAt: now() + sessionSeconds,
        id: `session-${now()}`,
      }),
    });
  });

  router.get('/account', (req, res) => {
    const { account } = authenticate(req);
    res.json({
      items: world.settings.accounts
        .filter(
          ({ name }) =>
            name === account || world.can(account, 'accounts', 'get', name),
        )
        .map(({ name }) => render(name)),
    });
  });

  router.get('/account/:name', (req, res) => {
    res.json(requireAccount(req, 'get'));
  });

  router.post('/account/:name/token', (req, res) => {
    const { name, capabilities } = requireAccount(req, 'update');
    if (!capabilities.includes('apiKey')) {
      throw unknownError(`account '${name}' does not have apiKey capability`);
    }
    const seconds = Number(req.body.expiresIn ?? 0);
    if (!Number.isInteger(seconds) || seconds < 0) {
      throw invalidArgument('expiresIn must be a number of seconds');
    }
    const id = String(req.body.id || `token-${world.resourceVersion}-${now()}`);
    const tokens = world.tokens.get(name) ?? [];
    if (tokens.some(token => token.id === id)) {
      throw unknownError(`account already has token with id '${id}'`);
    }
    world.revokedTokens.delete(`${name}/${id}`);
    const issuedAt = now();
    const expiresAt = seconds > 0 ? issuedAt + seconds : undefined;
    world.tokens.set(name, [
      ...tokens,
      { id, issuedAt, ...(expiresAt && { expiresAt }) },
    ]);
    res.json({ token: accountToken(name, { id, issuedAt, expiresAt }) });
  });

  router.delete('/account/:name/token/:id', (req, res) => {
    const { name } = requireAccount(req, 'update');
    const { id } = req.params;
    const tokens = world.tokens.get(name) ?? [];
    if (!tokens.some(token => token.id === id)) {
      throw notFound(`token with id '${id}' does not exist`);
    }
    world.tokens.set(
      name,
      tokens.filter(token => token.id !== id),
    );
    world.revokedTokens.add(`${name}/${id}`);
    res.json({});
  });
}
