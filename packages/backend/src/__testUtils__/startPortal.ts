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

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleScaffolder from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import scaffolderModuleGitlab from '@backstage/plugin-scaffolder-backend-module-gitlab';
import scaffolderModuleGitops from '@slipway/plugin-scaffolder-backend-module-gitops';
import argocdPlugin from '@slipway/plugin-argocd-backend';
import {
  accountToken,
  clusterAddresses,
  Sandbox,
  sandboxPlatform,
  sandboxSecrets,
} from '@slipway/sandbox';
import path from 'node:path';
import { policyPermissions } from './policyPermissions';

const repository = path.resolve(__dirname, '../../../..');

/** The sandbox on free ports, with everything about ten times as fast as on a laptop. */
export function startFastSandbox(): Promise<Sandbox> {
  return Sandbox.start({
    platform: sandboxPlatform(path.join(repository, 'platform/projects')),
    requeueMs: 300,
    comparisonMs: 500,
    tickMs: 100,
    operationMs: 50,
    podStartMs: 200,
    progressDeadlineMs: 3_000,
  });
}

/** The portal's back end on a sandbox: real scaffolder, catalog and policy. */
export async function startPortal(sandbox: Sandbox) {
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
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: {
            reading: { allow: [{ host }] },
            auth: { keys: [{ secret: 'test' }] },
          },
          app: { baseUrl: 'http://localhost:3000' },
          permission: { enabled: true },
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
                target: path.join(
                  repository,
                  'packages/sandbox/catalog/org.yaml',
                ),
              },
              {
                type: 'file',
                target: path.join(
                  repository,
                  'templates/new-project/template.yaml',
                ),
              },
            ],
            processingInterval: { seconds: 1 },
          },
          scaffolder: { requireScmUserCredentials: true },
          argocd: {
            repositoryHosts: [
              { url: sandbox.urls.gitlab, aliases: [clusterAddresses.gitlab] },
            ],
            instances: [instance('global'), instance('team')],
          },
        },
      }),
      policyPermissions,
      catalogPlugin,
      catalogModuleScaffolder,
      scaffolderPlugin,
      scaffolderModuleGitlab,
      scaffolderModuleGitops,
      argocdPlugin,
    ],
  });
  return {
    server: backend.server,
    gitlabHost: host,
    stop: () => backend.stop(),
  };
}
