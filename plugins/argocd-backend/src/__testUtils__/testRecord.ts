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

import { ApplicationRecord } from '../record/ApplicationRecord';

/** A record of an application that is synced and healthy, with what a test changes of it. */
export function testRecord(
  change: Partial<ApplicationRecord> = {},
): ApplicationRecord {
  return {
    instance: 'main',
    namespace: 'argocd',
    name: 'shop-dev',
    resourceVersion: '1',
    project: 'shop',
    labels: {},
    entityRefs: [],
    sources: [],
    destination: {},
    sync: { status: 'Synced', revision: 'a'.repeat(40) },
    health: { status: 'Healthy' },
    images: [],
    conditions: [],
    history: [],
    ...change,
  };
}
