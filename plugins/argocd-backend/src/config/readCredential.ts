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

import { Config } from '@backstage/config';
import { CredentialConfig } from './types';

const ways =
  'one of token (a string), tokenFile (a path), username with password (strings), or anonymous: true';

/**
 * Reads a credential that may be absent; it is, too, where the variable of its only key is not set, which Backstage then
 * drops.
 *
 * @param key - how the configuration calls it
 * @param others - keys beside it that are no credential
 */
export function readOptionalCredential(
  config: Config | undefined,
  key: string,
  others: string[] = [],
): CredentialConfig | undefined {
  const isGiven = config?.keys().some(name => !others.includes(name));
  return config && isGiven ? readCredential(config, key) : undefined;
}

/**
 * Reads one credential: exactly one way.
 *
 * @param key - how the configuration calls it
 */
export function readCredential(config: Config, key: string): CredentialConfig {
  const given = [
    config.has('token'),
    config.has('tokenFile'),
    config.has('username') || config.has('password'),
    config.getOptionalBoolean('anonymous') === true,
  ].filter(Boolean).length;
  if (given !== 1) {
    throw new Error(
      `${key} must have ${ways}; ${
        given === 0 ? 'none is' : 'several are'
      } given`,
    );
  }
  if (config.has('token')) {
    return { kind: 'token', token: config.getString('token') };
  }
  if (config.has('tokenFile')) {
    return { kind: 'tokenFile', path: config.getString('tokenFile') };
  }
  if (config.has('username') || config.has('password')) {
    return {
      kind: 'session',
      username: config.getString('username'),
      password: config.getString('password'),
    };
  }
  return { kind: 'none' };
}
