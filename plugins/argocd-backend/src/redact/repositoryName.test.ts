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

import { repositoryName } from './repositoryName';

describe('repositoryName', () => {
  it.each([
    ['https://gitlab.internal/team/shop.git', 'team/shop'],
    ['http://user:secret@gitlab.internal:8181/team/shop.git/', 'team/shop'],
    ['https://gitlab.internal/team/shop?private_token=secret', 'team/shop'],
    ['git@gitlab.internal:team/shop.git', 'team/shop'],
    ['git@gitlab.internal:/team/shop.git', 'team/shop'],
    ['gitlab.internal:team/shop.git', 'team/shop'],
    ['ssh://git@gitlab.internal:2222/team/shop.git', 'team/shop'],
    ['oci://registry.internal/charts/shop', 'charts/shop'],
    ['harbor.example.com:8443/charts', 'charts'],
    ['harbor.example.com:8443', 'harbor.example.com'],
    ['harbor.example.com:8443/', 'harbor.example.com'],
    ['registry.example.com/charts', 'charts'],
    ['localhost:5000/charts', 'charts'],
    ['https://charts.example.com', 'charts.example.com'],
    ['https://charts.example.com/', 'charts.example.com'],
    ['https://charts.example.com:8443', 'charts.example.com'],
    ['oci://registry.example.com', 'registry.example.com'],
    ['http://chartmuseum.charts.svc:8080', 'chartmuseum'],
    ['http://chartmuseum.charts.svc.cluster.local/', 'chartmuseum'],
    ['http://chartmuseum:8080', 'chartmuseum'],
    ['http://10.0.0.7:8080', '…'],
    ['http://[fd00::7]:8080', '…'],
    ['team/shop', 'team/shop'],
    ['shop', 'shop'],
    ['', ''],
  ])('%s is %s', (url, name) => {
    expect(repositoryName(url)).toBe(name);
  });
});
