import { createHmac, timingSafeEqual } from 'node:crypto';
import { unauthenticated } from './errors';

const key = 'slipway-sandbox';
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');

/** A token of a local account, in the form of Argo CD's: the same every time, so that a configuration can name it. */
export function accountToken(
  account: string,
  options: { issuedAt?: number; expiresAt?: number } = {},
): string {
  const payload = {
    iss: 'argocd',
    sub: `${account}:apiKey`,
    iat: options.issuedAt ?? 1767225600,
    ...(options.expiresAt && { exp: options.expiresAt }),
    jti: `sandbox-${account}`,
  };
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`;
  return `${text}.${sign(text)}`;
}

/** The account of a token. @throws ArgocdError 401 in Argo CD's words */
export function verifyToken(
  token: string | undefined,
  nowSeconds: number,
): { account: string; issuedAt: number } {
  if (!token || token.split('.').length !== 3) {
    throw unauthenticated('no session information');
  }
  const [header, payload, signature] = token.split('.');
  const expected = Buffer.from(sign(`${header}.${payload}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw unauthenticated('invalid session: token signature is invalid: signature is invalid');
  }
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  if (claims.exp && claims.exp <= nowSeconds) {
    throw unauthenticated('invalid session: token has invalid claims: token is expired');
  }
  return { account: claims.sub.split(':')[0], issuedAt: claims.iat };
}
