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

import { networkingInfo } from './networking';

const key = {
  group: 'networking.k8s.io',
  version: 'v1',
  kind: 'Ingress',
  namespace: 'shop-dev',
  name: 'web',
};

const ingress = (spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web' },
  spec,
});

const rule = (host: string | undefined, ...paths: [string, string][]) => ({
  ...(host && { host }),
  http: {
    paths: paths.map(([path, name]) => ({
      path,
      pathType: 'Prefix',
      backend: { service: { name, port: { name: 'http' } } },
    })),
  },
});

describe('networkingInfo of an Ingress', () => {
  it('names its Services and its addresses, each once', () => {
    expect(
      networkingInfo(
        key,
        ingress({
          rules: [
            rule('shop.example.org', ['/', 'web'], ['/api/*', 'api']),
            rule('www.shop.example.org', ['/', 'web']),
          ],
        }),
      ),
    ).toEqual({
      targetRefs: [
        { kind: 'Service', namespace: 'shop-dev', name: 'web' },
        { kind: 'Service', namespace: 'shop-dev', name: 'api' },
      ],
      externalURLs: [
        'http://shop.example.org/',
        'http://shop.example.org/api/',
        'http://www.shop.example.org/',
      ],
    });
  });

  it('takes https where TLS has the host or any Secret', () => {
    const rules = [rule('shop.example.org', ['/', 'web'])];
    const urls = (tls: object[]) =>
      networkingInfo(key, ingress({ rules, tls }))?.externalURLs;
    expect(urls([{ hosts: ['shop.example.org'] }])).toEqual([
      'https://shop.example.org/',
    ]);
    expect(urls([{ secretName: 'shop-tls' }])).toEqual([
      'https://shop.example.org/',
    ]);
    expect(urls([{ hosts: ['other.example.org'] }])).toEqual([
      'http://shop.example.org/',
    ]);
  });

  it('has no address without a host, as no controller gives it one here', () => {
    expect(
      networkingInfo(key, ingress({ rules: [rule(undefined, ['/', 'web'])] })),
    ).toEqual({
      targetRefs: [{ kind: 'Service', namespace: 'shop-dev', name: 'web' }],
    });
  });
});
