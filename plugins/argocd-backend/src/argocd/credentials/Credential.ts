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

import { CredentialConfig } from '../../config';
import { FileToken } from './FileToken';
import { Login, SessionToken } from './SessionToken';

/** Where the bearer token of one account comes from. */
export interface Credential {
  /** `undefined` where calls go out without an account. */
  token(): Promise<string | undefined>;
  /**
   * Argo CD has refused this token.
   *
   * @returns whether there is another one to try
   */
  refused(token: string): Promise<boolean>;
  /** The token at hand, for what it says of itself; `undefined` where none is known yet. */
  current(): string | undefined;
}

class FixedToken implements Credential {
  constructor(private readonly value: string | undefined) {}

  async token() {
    return this.value;
  }

  async refused() {
    return false;
  }

  current() {
    return this.value;
  }
}

/** @param login - trades a user name and password for a token */
export function createCredential(
  config: CredentialConfig,
  login: Login,
): Credential {
  switch (config.kind) {
    case 'token':
      return new FixedToken(config.token);
    case 'tokenFile':
      return new FileToken(config.path);
    case 'session':
      return new SessionToken(() => login(config.username, config.password));
    default:
      return new FixedToken(undefined);
  }
}
