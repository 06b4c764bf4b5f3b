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

import { ConfigReader } from '@backstage/config';
import { requireAddresses } from './requireAddresses';

const requireThese = (baseUrl: string, host: string, gitlab: string) => () =>
  requireAddresses(
    new ConfigReader({
      app: { baseUrl },
      backend: { baseUrl },
      integrations: { gitlab: [{ host, baseUrl: gitlab }] },
    }),
  );

describe('requireAddresses', () => {
  it.each([
    ['https://portal.example.com', 'gitlab.com', 'https://gitlab.com'],
    ['http://localhost:7007/portal', 'git:8443', 'https://git:8443/gitlab'],
  ])('takes %s with %s at %s', (...given) => {
    expect(requireThese(...given)).not.toThrow();
  });

  it.each(['portal.example.com', 'https://portal.example.com/', 'ftp://x'])(
    'refuses %s as the address of the portal',
    address => {
      expect(requireThese(address, 'gitlab.com', 'https://gitlab.com')).toThrow(
        `app.baseUrl is '${address}' (PORTAL_URL in production)`,
      );
    },
  );

  it.each([
    ['https://gitlab.com', 'https://gitlab.com'],
    ['gitlab.com', 'https://git.example.com'],
    ['git', 'https://git:8443'],
    ['gitlab.com', 'gitlab.com'],
  ])('refuses %s as the host of %s', (host, address) => {
    expect(requireThese('http://localhost', host, address)).toThrow(
      `the host '${host}' (GITLAB_HOST in production)`,
    );
  });

  it('takes a configuration that names none of them', () => {
    expect(() => requireAddresses(new ConfigReader({}))).not.toThrow();
  });
});
