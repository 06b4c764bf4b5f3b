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

import { isSecretKey, isSecretText } from './secretText';

describe('a text that is called a secret', () => {
  it.each([
    'hunter2-real-one',
    'hV7-barnacle-Qx31',
    'c3VwZXItc2VjcmV0LTEyMw==',
    'Tr0ub4dor&3horse',
    'a8f5f167f44f4964e6c998dee827110c',
  ])('%s is one', text => {
    expect(isSecretText(text)).toBe(true);
  });

  it.each([
    '${DB_PASSWORD}',
    '{{ .Values.password }}',
    '<path:kv/data/db#password>',
    'op://vault/item/password',
    'ref+vault://secret/db#password',
    'change-me-please',
    'CHANGEME1234',
    'your-token-here',
    'database-credentials',
    'app-secret',
    'optional',
    'example-password-1',
    'xxxxxxxxxxxx',
    '/run/secrets/password',
    'https://vault.example.net',
    'ENC[AES256_GCM,data:abc]',
    'tls.key',
    'short',
    'two words and more',
    '2026-11-28',
  ])('%s is none', text => {
    expect(isSecretText(text)).toBe(false);
  });

  it.each([
    'password',
    'dbPassword',
    'API_TOKEN',
    'client_secret',
    'auth.token',
  ])('%s names one', key => {
    expect(isSecretKey(key)).toBe(true);
  });

  it.each([
    'passwordSecretName',
    'existingSecret',
    'TOKEN_PATH',
    'secretName',
    'imagePullSecret',
    'passwordKey',
    'tokenUrl',
  ])('%s names none', key => {
    expect(isSecretKey(key)).toBe(false);
  });
});
