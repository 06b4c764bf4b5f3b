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

import {
  accountToken,
  clusterAddresses,
  Sandbox,
  sandboxSecrets,
} from '@slipway/sandbox';
import path from 'node:path';
import { targets } from './targets';

const repository = path.resolve(__dirname, '../../../..');

/** The configuration of a portal on a sandbox. */
export function portalConfig(sandbox: Sandbox) {
  const host = new URL(sandbox.urls.gitlab).host;
  const instance = (name: 'global' | 'team') => ({
    name,
    url: sandbox.urls[name],
    externalUrl: sandbox.urls[name],
    ...(name === 'global' && {
      registration: {
        platformRepositoryUrl: `${sandbox.urls.gitlab}/platform/argocd-projects`,
        discovery: { group: 'team-web', project: 'discovered' },
      },
    }),
    credentials: {
      read: { token: accountToken('backstage') },
      operate: { token: accountToken('backstage-ops') },
      provision: {
        token: accountToken('backstage-provision'),
        destinations: [
          {
            server: 'https://kubernetes.default.svc',
            namespaces: ['*-dev', '*-staging', '*-production'],
          },
        ],
      },
    },
  });
  return {
    backend: {
      reading: { allow: [{ host }] },
      auth: { keys: [{ secret: 'test' }] },
    },
    app: { baseUrl: 'http://localhost:3000' },
    permission: { enabled: true },
    portal: { registration: { allowed: [{ host }] } },
    integrations: {
      gitlab: [
        {
          host,
          baseUrl: sandbox.urls.gitlab,
          apiBaseUrl: `${sandbox.urls.gitlab}/api/v4`,
          token: sandboxSecrets.gitlabReadToken,
        },
        // Hosts of trees that are only rendered.
        {
          host: 'gitlab.example.net',
          baseUrl: 'https://gitlab.example.net',
          apiBaseUrl: 'https://gitlab.example.net/api/v4',
        },
      ],
    },
    catalog: {
      rules: [
        {
          allow: [
            'Component',
            'System',
            'Location',
            'User',
            'Group',
            'Template',
          ],
        },
      ],
      locations: [
        {
          type: 'file',
          target: path.join(repository, 'packages/sandbox/catalog/org.yaml'),
        },
        {
          type: 'file',
          target: path.join(repository, 'templates/new-project/template.yaml'),
        },
      ],
      processingInterval: { seconds: 1 },
    },
    scaffolder: { requireScmUserCredentials: true },
    gitops: { targets: targets(sandbox) },
    argocd: {
      repositoryHosts: [
        { url: sandbox.urls.gitlab, aliases: [clusterAddresses.gitlab] },
        {
          url: 'https://gitlab.example.net',
          aliases: [clusterAddresses.gitlab],
        },
      ],
      instances: [instance('global'), instance('team')],
    },
  };
}
