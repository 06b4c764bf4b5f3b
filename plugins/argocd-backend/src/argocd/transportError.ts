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

import { ArgocdUnreachableError, UnreachableKind } from './errors';
import { proxyFailureCode } from './forwardProxy';

/** By the codes of Node.js, OpenSSL and undici; texts differ from version to version. */
const kinds: Record<string, UnreachableKind> = {
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
  EAI_FAIL: 'unknownHost',
  EAI_NODATA: 'unknownHost',
  EAI_NONAME: 'unknownHost',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateOfOtherHost',
  HOSTNAME_MISMATCH: 'certificateOfOtherHost',
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateExpired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificateNotTrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificateNotTrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificateNotTrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificateNotTrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificateNotTrusted',
  CERT_SIGNATURE_FAILURE: 'certificateNotTrusted',
  CERT_CHAIN_TOO_LONG: 'certificateNotTrusted',
  CERT_REVOKED: 'certificateNotTrusted',
  CERT_UNTRUSTED: 'certificateNotTrusted',
  CERT_REJECTED: 'certificateNotTrusted',
  INVALID_CA: 'certificateNotTrusted',
  INVALID_PURPOSE: 'certificateNotTrusted',
  PATH_LENGTH_EXCEEDED: 'certificateNotTrusted',
  EPROTO: 'tlsFailed',
};

function kindOf(code: string): UnreachableKind {
  if (Object.hasOwn(kinds, code)) {
    return kinds[code];
  }
  if (/^ERR_(?:SSL|TLS|OSSL)_/.test(code)) {
    return 'tlsFailed';
  }
  // What is no HTTP, as the parser calls it.
  return code.startsWith('HPE_') ? 'notArgocd' : 'refused';
}

interface Failure {
  name?: unknown;
  code?: unknown;
  /** Of a forward proxy. */
  detail?: string;
  cause?: unknown;
}

/** A failure with those that caused it; undici wraps the one of the socket. */
function chainOf(error: unknown): Failure[] {
  const chain: Failure[] = [];
  for (
    let at = error;
    typeof at === 'object' && at !== null && chain.length < 8;
    at = (at as Failure).cause
  ) {
    chain.push(at);
  }
  return chain;
}

/** Why a call got no answer. */
export function transportError(error: unknown): ArgocdUnreachableError {
  const chain = chainOf(error);
  const proxy = chain.find(item => item.code === proxyFailureCode);
  if (proxy) {
    return new ArgocdUnreachableError('proxyFailed', undefined, proxy.detail);
  }
  if (chain.some(({ name }) => name === 'TimeoutError')) {
    return new ArgocdUnreachableError('timeout');
  }
  // That of an exception of the web platform is a number.
  const code = chain
    .map(item => item.code)
    .find(item => typeof item === 'string');
  return new ArgocdUnreachableError(
    code === undefined ? 'refused' : kindOf(code),
    undefined,
    code,
  );
}
