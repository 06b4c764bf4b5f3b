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

import { createHmac, timingSafeEqual } from 'node:crypto';
import { unauthenticated } from './errors';

const key = 'slipway-sandbox';
const encode = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text: string) =>
  createHmac('sha256', key).update(text).digest('base64url');

/** A token of a local account, in the form of Argo CD's: the same every time, so that a configuration can name it. */
export function accountToken(
  account: string,
  options: {
    issuedAt?: number;
    expiresAt?: number;
    id?: string;
    /** `login` is a session. */
    capability?: 'apiKey' | 'login';
  } = {},
): string {
  const payload = {
    iss: 'argocd',
    sub: `${account}:${options.capability ?? 'apiKey'}`,
    iat: options.issuedAt ?? 1767225600,
    ...(options.expiresAt && { exp: options.expiresAt }),
    jti: options.id ?? `sandbox-${account}`,
  };
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`;
  return `${text}.${sign(text)}`;
}

interface Verified {
  account: string;
  id: string;
  issuedAt: number;
}

/** What is said of a token that is no longer accepted. */
export const revoked = ({ account, id }: Verified) =>
  unauthenticated(
    `invalid session: account ${account} does not have token with id ${id}`,
  );

/** The account of a token. @throws ArgocdError 401 in Argo CD's words */
export function verifyToken(
  token: string | undefined,
  nowSeconds: number,
  withdrawn: Set<string> = new Set(),
): Verified {
  if (!token || token.split('.').length !== 3) {
    throw unauthenticated('no session information');
  }
  const [header, payload, signature] = token.split('.');
  const expected = Buffer.from(sign(`${header}.${payload}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw unauthenticated(
      'invalid session: token signature is invalid: signature is invalid',
    );
  }
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  if (claims.exp && claims.exp <= nowSeconds) {
    throw unauthenticated(
      'invalid session: token has invalid claims: token is expired',
    );
  }
  const [account] = claims.sub.split(':');
  const verified = { account, id: claims.jti, issuedAt: claims.iat };
  if (withdrawn.has(`${account}/${claims.jti}`)) {
    throw revoked(verified);
  }
  return verified;
}
