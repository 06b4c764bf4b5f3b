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

import { routeOf } from './Metrics';

it.each([
  ['/api/v1/applications', '/api/v1/applications'],
  ['/api/v1/applications/shop-dev', '/api/v1/applications/{name}'],
  ['/api/v1/applications/shop-dev/sync', '/api/v1/applications/{name}/sync'],
  [
    '/api/v1/applications/applications/pods/shop-1/logs',
    '/api/v1/applications/{name}/pods/{name}/logs',
  ],
  [
    '/api/v1/applications/shop-dev/revisions/abc/metadata',
    '/api/v1/applications/{name}/revisions/{name}/metadata',
  ],
  ['/api/v1/projects/shop', '/api/v1/projects/{name}'],
  ['/api/v1/account/can-i/repositories/get/*', '/api/v1/account/can-i'],
  ['/api/version', '/api/version'],
])('takes the names out of %s', (path, route) => {
  expect(routeOf(path)).toBe(route);
});
