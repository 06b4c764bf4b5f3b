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

import { InstanceView } from '@slipway/plugin-argocd-node';

/** An Argo CD instance that answers and takes every registration. */
export function instance(change: Partial<InstanceView> = {}): InstanceView {
  return {
    name: 'global',
    status: 'live',
    since: '2026-01-01T00:00:00Z',
    credentials: [],
    registration: {
      methods: ['api', 'platform-repository', 'manual'],
      namespace: 'argocd',
      platformRepositoryUrl: 'https://gitlab.example.com/platform/projects',
    },
    ...change,
  };
}
