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

import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import knexFactory from 'knex';
import { silentLogger } from '../../plugins/argocd-backend/src/__testUtils__/silentLogger';
import { CredentialConfig } from '../../plugins/argocd-backend/src/config';
import { createServices } from '../../plugins/argocd-backend/src/createServices';
import {
  applicationResourceRef,
  applicationRules,
} from '../../plugins/argocd-backend/src/permissions/rules';
import { componentEntity } from './applications';

export type Services = Awaited<ReturnType<typeof createServices>>;

/** The back end's own parts with a database in memory, and a catalog, a GitLab and Argo CDs that are given. */
export async function createPortal(options: {
  argocds: { name: string; url: string; read: CredentialConfig }[];
  entities: ReturnType<typeof componentEntity>[];
  gitlabUrl: string;
  permissions: PermissionsService;
  /** Told of every signal to browsers. */
  onSignal(): void;
}): Promise<{ services: Services; stop(): Promise<void> }> {
  const { argocds, entities, gitlabUrl, permissions, onSignal } = options;
  const byRef = new Map(
    entities.map(entity => [
      `component:default/${entity.metadata.name}`,
      entity,
    ]),
  );
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  const permissionsRegistry = await ServiceFactoryTester.from(
    permissionsRegistryServiceFactory,
    {
      dependencies: [
        mockServices.rootHttpRouter.factory(),
        mockServices.rootConfig.factory({
          data: { backend: { listen: { port: 0 } } },
        }),
      ],
    },
  ).getSubject('argocd');
  permissionsRegistry.addResourceType({
    resourceRef: applicationResourceRef,
    rules: Object.values(applicationRules),
  });
  const services = await createServices({
    argocd: {
      instances: argocds.map(argocd => ({
        ...argocd,
        namespace: 'argocd',
        clusters: [],
        headers: {},
        deadlineMs: 15_000,
        reconciliationMs: 180_000,
        registration: {},
        links: [],
      })),
      repositoryHosts: [],
      provision: {
        environments: ['dev'],
        namespacePattern: '{name}-{environment}',
        systemNamespaces: [],
        reserved: [],
        adopted: [],
      },
      history: { retentionMs: 1 },
      warnings: [],
    },
    auth: mockServices.auth(),
    // Its own look-up goes through all entities each time.
    catalog: Object.assign(catalogServiceMock({ entities }), {
      getEntityByRef: async (ref: string | CompoundEntityRef) =>
        byRef.get(typeof ref === 'string' ? ref : stringifyEntityRef(ref)),
      getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => ({
        items: entityRefs.map(ref => byRef.get(ref)),
      }),
    }),
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host: 'gitlab.example.com',
              baseUrl: 'https://gitlab.example.com',
              apiBaseUrl: `${gitlabUrl}/api/v4`,
            },
          ],
        },
      }),
    ),
    knex,
    logger: silentLogger,
    permissions,
    permissionsRegistry,
    signals: { publish: async () => onSignal() },
    userInfo: mockServices.userInfo(),
  });
  return {
    services,
    async stop() {
      await services.stop();
      await knex.destroy();
    },
  };
}
