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

import { targetChoices } from '@slipway/plugin-gitops-common';
import { clusterAddresses, Sandbox } from '@slipway/sandbox';

const people = ['team-realtime', 'team-web', 'platform', 'maria', 'mallory'];

/** Targets on a sandbox, and on hosts of trees that are only rendered. */
export function targets(sandbox: Sandbox) {
  const k3d = {
    argocdInstance: 'global',
    endpointProfile: 'k3d',
    registry: {
      host: sandbox.urls.registry,
      pullFrom: clusterAddresses.registry,
    },
    domain: 'localhost',
    choices: [...targetChoices],
  };
  const gitlab = {
    host: new URL(sandbox.urls.gitlab).host,
    groups: people,
    clusterUrl: clusterAddresses.gitlab,
  };
  const rendered = {
    host: 'gitlab.example.net',
    groups: ['blue', 'team-realtime'],
  };
  const selfManaged = {
    ...k3d,
    endpointProfile: 'self-managed',
    registry: { host: 'registry.example.net' },
  };
  return [
    { ...k3d, name: 'global', gitlab },
    { ...k3d, name: 'team', argocdInstance: 'team', gitlab },
    // Where nothing gets to.
    {
      ...selfManaged,
      name: 'with-tls',
      gitlab: { host: gitlab.host, groups: people },
    },
    {
      ...k3d,
      name: 'elsewhere',
      gitlab: { ...gitlab, clusterUrl: 'http://gitlab.elsewhere.svc:8181' },
      registration: 'manual',
    },
    // One that leaves nothing to people.
    {
      ...k3d,
      name: 'decided',
      gitlab,
      environments: [{ name: 'dev' }, { name: 'production', sync: 'manual' }],
      choices: [],
    },
    {
      ...k3d,
      name: 'rendered-k3d',
      gitlab: { ...rendered, clusterUrl: clusterAddresses.gitlab },
    },
    { ...selfManaged, name: 'rendered-self-managed', gitlab: rendered },
    {
      ...k3d,
      name: 'rendered-gitlab-com',
      endpointProfile: 'gitlab-com',
      registry: {},
      gitlab: { host: 'gitlab.com', groups: ['blue'] },
    },
  ];
}
