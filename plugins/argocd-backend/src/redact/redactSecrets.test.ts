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

import { redactSecrets } from './redactSecrets';

const secret = (data: object) => ({
  kind: 'Secret',
  metadata: { name: 'shop' },
  ...data,
});
const hidden = '••••••';
const changed = '•••••• (changed)';

describe('redactSecrets', () => {
  it('hides every value of a Secret, and keeps that one differs', () => {
    const [desired, live] = redactSecrets(
      secret({ data: { a: 'bmV3', b: 'c2FtZQ==' }, stringData: { c: 'new' } }),
      secret({ data: { a: 'b2xk', b: 'c2FtZQ==' }, stringData: { c: 'old' } }),
    );
    expect(desired).toMatchObject({
      data: { a: changed, b: hidden },
      stringData: { c: changed },
    });
    expect(live).toMatchObject({
      data: { a: hidden, b: hidden },
      stringData: { c: hidden },
    });
  });

  it('tells a value that is new from one that is changed by its key alone', () => {
    const [desired, live] = redactSecrets(
      secret({ data: { added: 'x' } }),
      secret({ data: { removed: 'y' } }),
    );
    expect([desired?.data, live?.data]).toEqual([
      { added: hidden },
      { removed: hidden },
    ]);
  });

  it('hides a Secret that is only on one side', () => {
    expect(redactSecrets(secret({ data: { a: 'x' } }), undefined)).toEqual([
      secret({ data: { a: hidden } }),
      undefined,
    ]);
    expect(redactSecrets(undefined, secret({ data: { a: 'x' } }))).toEqual([
      undefined,
      secret({ data: { a: hidden } }),
    ]);
    expect(redactSecrets(undefined, undefined)).toEqual([undefined, undefined]);
  });

  it.each([
    ['postgres://shop:old@db/shop', 'postgres://shop:••••••@db/shop'],
    ['--db-password=old', '--db-password=••••••'],
    ['level=info\napi.token: old\n', 'level=info\napi.token: ••••••\n'],
    ['{"password": "old"}', '{"password": ••••••'],
    ['https://gitlab.example.com/a:b', 'https://gitlab.example.com/a:b'],
    ['secretName: shop', 'secretName: shop'],
  ])('hides what is secret in %j, wherever it stands', (text, shown) => {
    const other = text.replace('old', 'new');
    const isSecret = shown.includes(hidden);
    expect(
      redactSecrets(
        { kind: 'ConfigMap', data: { text: other } },
        { kind: 'ConfigMap', data: { text } },
      ),
    ).toEqual([
      {
        kind: 'ConfigMap',
        data: { text: isSecret ? shown.replace(hidden, changed) : other },
      },
      { kind: 'ConfigMap', data: { text: shown } },
    ]);
  });

  it('leaves a Secret without a map of values as it is', () => {
    expect(redactSecrets(secret({ data: null }), secret({}))[0]).toEqual(
      secret({ data: null }),
    );
  });

  it('hides variables that are called like a secret, also where their order differs', () => {
    const container = (...env: object[]) => ({
      kind: 'Deployment',
      spec: { containers: [{ name: 'api', env }] },
    });
    const [desired, live] = redactSecrets(
      container(
        { name: 'LOG_LEVEL', value: 'info' },
        { name: 'DB_PASSWORD', value: 'new' },
        { name: 'API_KEY', value: 'same' },
      ),
      container(
        { name: 'API_KEY', value: 'same' },
        { name: 'DB_PASSWORD', value: 'old' },
      ),
    );
    expect(desired).toEqual(
      container(
        { name: 'LOG_LEVEL', value: 'info' },
        { name: 'DB_PASSWORD', value: changed },
        { name: 'API_KEY', value: hidden },
      ),
    );
    expect(live).toEqual(
      container(
        { name: 'API_KEY', value: hidden },
        { name: 'DB_PASSWORD', value: hidden },
      ),
    );
  });

  it.each([
    'password',
    'DB_PASSWD',
    'passphrase',
    'clientSecret',
    'authToken',
    'api_key',
    'api-key',
    'privateKey',
    'AWS_ACCESS_KEY',
    'credentials',
  ])('hides the value of %s wherever it stands', key => {
    const [desired] = redactSecrets(
      { kind: 'ConfigMap', data: { nested: [{ [key]: 'hunter2' }] } },
      undefined,
    );
    expect(desired).toEqual({
      kind: 'ConfigMap',
      data: { nested: [{ [key]: hidden }] },
    });
  });

  it.each([
    ['secretName', 'shop-secret'],
    ['secretRef', 'shop-secret'],
    ['tokenFile', '/run/token'],
    ['secretPath', '/run/secrets'],
    ['image', 'shop:1'],
  ])('shows %s, which only names one or is none', (key, value) => {
    const manifest = { kind: 'Deployment', spec: { [key]: value } };
    expect(redactSecrets(manifest, undefined)[0]).toEqual(manifest);
  });

  it('hides what follows an argument that is called like a secret', () => {
    const pod = (...args: string[]) => ({ kind: 'Pod', spec: { args } });
    expect(
      redactSecrets(
        pod('--password', 'new', '--token-file', '/run/token', '-v'),
        pod('--password', 'old', '--token-file', '/run/token', '-v'),
      ),
    ).toEqual([
      pod('--password', changed, '--token-file', '/run/token', '-v'),
      pod('--password', hidden, '--token-file', '/run/token', '-v'),
    ]);
  });
});
