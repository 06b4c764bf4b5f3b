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
import express, { Router } from 'express';
import { escapeHtml, page } from '../http/page';
import { people } from '../world/people';
import { GitlabWorld } from './GitlabWorld';
import { GitlabError } from './errors';
import { OAuthApplication } from './model';

interface Grant {
  userId: number;
  scopes: string[];
  redirectUri?: string;
  expiresAt: number;
}

const lifetimeSeconds = 7200;

/** What the sandbox is started with: the application of its portal. */
export type PortalApplication = Omit<OAuthApplication, 'id' | 'name'>;

/** Sign-in by OAuth's authorization code, with one click for each person of the sandbox. */
export function createOAuthRouter(
  world: GitlabWorld,
  portal: PortalApplication,
): Router {
  const applicationOf = (clientId: string) =>
    [portal, ...world.applications.values()].find(
      application => application.clientId === clientId,
    );
  const router = Router();
  const codes = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();

  const parameters = (source: Record<string, unknown>) => {
    const input = {
      client: String(source.client_id ?? ''),
      redirectUri: String(source.redirect_uri ?? ''),
      state: String(source.state ?? ''),
      scopes: String(source.scope || 'read_user').split(' '),
    };
    if (
      !applicationOf(input.client)?.redirectUris.includes(input.redirectUri)
    ) {
      throw new GitlabError(400, {
        error: 'invalid_request',
        error_description:
          'The client or the redirect URI is not registered with this GitLab.',
      });
    }
    return input;
  };

  router.get('/oauth/authorize', (req, res) => {
    const input = parameters(req.query);
    const hidden = Object.entries({
      client_id: input.client,
      redirect_uri: input.redirectUri,
      state: input.state,
      scope: input.scopes.join(' '),
    })
      .map(
        ([name, value]) =>
          `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
      )
      .join('');
    const buttons = people
      .filter(({ canSignIn }) => canSignIn)
      .map(
        person =>
          `<div><button name="username" value="${person.username}">${escapeHtml(
            person.name,
          )} – ${escapeHtml(person.role)}</button></div>`,
      )
      .join('');
    res.send(
      page(
        'Sign in to the sandbox GitLab',
        `<p>The portal requests: ${escapeHtml(
          input.scopes.join(', '),
        )}. Who are you?</p>
<form method="post" action="/oauth/authorize">${hidden}${buttons}</form>`,
      ),
    );
  });

  router.post(
    '/oauth/authorize',
    express.urlencoded({ extended: false }),
    (req, res) => {
      const input = parameters(req.body);
      const person = people.find(
        ({ username, canSignIn }) =>
          canSignIn && username === req.body.username,
      );
      if (!person) {
        throw new GitlabError(400, { error: 'access_denied' });
      }
      const code = randomBytes(16).toString('hex');
      codes.set(code, {
        userId: person.id,
        scopes: input.scopes,
        redirectUri: input.redirectUri,
        expiresAt: world.clock.now() + 600_000,
      });
      const target = new URL(input.redirectUri);
      target.searchParams.set('code', code);
      target.searchParams.set('state', input.state);
      res.redirect(302, target.toString());
    },
  );

  router.post(
    '/oauth/token',
    express.urlencoded({ extended: false }),
    express.json(),
    (req, res) => {
      const basic = /^Basic (.+)$/i.exec(req.get('authorization') ?? '')?.[1];
      const [id, secret] = basic
        ? Buffer.from(basic, 'base64').toString().split(':')
        : [req.body.client_id, req.body.client_secret];
      const application = applicationOf(String(id));
      if (!application || secret !== application.clientSecret) {
        throw new GitlabError(401, {
          error: 'invalid_client',
          error_description: 'Client authentication failed',
        });
      }
      const refreshing = req.body.grant_type === 'refresh_token';
      const store = refreshing ? refreshTokens : codes;
      const key = String(refreshing ? req.body.refresh_token : req.body.code);
      const grant = store.get(key);
      // Codes serve once, and refresh tokens rotate.
      store.delete(key);
      if (
        !grant ||
        grant.expiresAt < world.clock.now() ||
        (!refreshing && req.body.redirect_uri !== grant.redirectUri)
      ) {
        throw new GitlabError(400, {
          error: 'invalid_grant',
          error_description: 'The provided authorization grant is invalid.',
        });
      }
      const token = world.addToken({
        kind: 'oauth',
        scopes: grant.scopes,
        userId: grant.userId,
        expiresAt: world.clock.now() + lifetimeSeconds * 1000,
      });
      const refreshToken = randomBytes(24).toString('hex');
      refreshTokens.set(refreshToken, { ...grant, expiresAt: Infinity });
      res.json({
        access_token: token.value,
        token_type: 'Bearer',
        expires_in: lifetimeSeconds,
        refresh_token: refreshToken,
        scope: grant.scopes.join(' '),
        created_at: Math.floor(world.clock.now() / 1000),
      });
    },
  );

  return router;
}
