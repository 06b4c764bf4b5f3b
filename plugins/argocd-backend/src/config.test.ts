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

import { mockServices } from '@backstage/backend-test-utils';
import { readArgocdConfig } from './config';

const instance = {
  name: 'global',
  url: 'https://argocd.example.com/argo-cd/',
  credentials: { read: { token: 'secret-token' } },
};
const read = (instances: unknown[]) =>
  readArgocdConfig(
    mockServices.rootConfig({ data: { argocd: { instances } } as never }),
  );

describe('configuration', () => {
  it('has sensible defaults', () => {
    expect(read([instance]).instances).toEqual([
      {
        name: 'global',
        title: undefined,
        url: 'https://argocd.example.com/argo-cd',
        externalUrl: undefined,
        namespace: 'argocd',
        readToken: 'secret-token',
        operateToken: undefined,
        provision: undefined,
      },
    ]);
    expect(readArgocdConfig(mockServices.rootConfig()).instances).toEqual([]);
  });

  it.each([
    [
      'a missing name',
      { ...instance, name: undefined },
      /argocd\.instances\[0\].*name/,
    ],
    [
      'a name that is none',
      { ...instance, name: '../x' },
      /name must be lower-case/,
    ],
    [
      'an address without a scheme',
      { ...instance, url: 'argocd.example.com' },
      /url must be an http or https address/,
    ],
    [
      'credentials in an address',
      { ...instance, url: 'https://u:p@argocd.example.com' },
      /without credentials/,
    ],
    [
      'no credential',
      { ...instance, credentials: {} },
      /argocd\.instances\[0\].*token/,
    ],
  ])('refuses %s', (_name, wrong, message) => {
    expect(() => read([wrong])).toThrow(message);
  });

  it('refuses two instances of one name, and repeats no secret', () => {
    expect(() => read([instance, instance])).toThrow(
      'argocd.instances has two instances named global',
    );
    expect(() => read([{ ...instance, url: 'ftp://x' }])).toThrow(
      /^(?!.*secret-token)/,
    );
  });
});
