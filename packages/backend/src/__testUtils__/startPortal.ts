import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { accountToken, clusterAddresses, Sandbox, sandboxSecrets } from '@slipway/sandbox';
import path from 'node:path';
import { permissionPolicyModule } from '../permissions/permissionPolicyModule';

const repository = path.resolve(__dirname, '../../../..');

/** Groups of the sandbox's people; sign-in itself is the browser tests' business. */
const groups: Record<string, string> = {
  maria: 'team-realtime',
  deniz: 'team-realtime',
  jonas: 'team-web',
  ada: 'platform',
};

/** The sandbox on free ports, with everything about ten times as fast as on a laptop. */
export function startFastSandbox(): Promise<Sandbox> {
  return Sandbox.start({
    comparisonMs: 500,
    tickMs: 100,
    operationMs: 50,
    podStartMs: 200,
    progressDeadlineMs: 3_000,
  });
}

/** The portal's back end on a sandbox: real scaffolder, catalog, permissions and policy. */
export async function startPortal(sandbox: Sandbox) {
  const host = new URL(sandbox.urls.gitlab).host;
  const instance = (name: 'global' | 'team') => ({
    name,
    url: sandbox.urls[name],
    credentials: {
      read: { token: accountToken('backstage') },
      operate: { token: accountToken('backstage-ops') },
      provision: {
        token: accountToken('backstage-provision'),
        destinations: [
          { server: 'https://kubernetes.default.svc', namespaces: ['*-dev', '*-staging', '*-production'] },
        ],
      },
    },
  });
  const { server, stop } = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: { reading: { allow: [{ host }] }, auth: { keys: [{ secret: 'test' }] } },
          permission: { enabled: true },
          integrations: {
            gitlab: [
              {
                host,
                baseUrl: sandbox.urls.gitlab,
                apiBaseUrl: `${sandbox.urls.gitlab}/api/v4`,
                token: sandboxSecrets.gitlabReadToken,
              },
            ],
          },
          catalog: {
            rules: [{ allow: ['Component', 'System', 'Location', 'User', 'Group', 'Template'] }],
            locations: [
              { type: 'file', target: path.join(repository, 'packages/sandbox/catalog/org.yaml') },
              { type: 'file', target: path.join(repository, 'templates/new-project/template.yaml') },
            ],
            processingInterval: { seconds: 1 },
          },
          scaffolder: { requireScmUserCredentials: true },
          argocd: {
            repositoryHosts: [{ url: sandbox.urls.gitlab, aliases: [clusterAddresses.gitlab] }],
            instances: [instance('global'), instance('team')],
          },
        },
      }),
      permissionsServiceFactory,
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          async getUserInfo(credentials) {
            const { userEntityRef } = credentials.principal as { userEntityRef: string };
            const group = groups[userEntityRef.split('/')[1]];
            return {
              userEntityRef,
              ownershipEntityRefs: [userEntityRef, `group:default/${group}`],
            };
          },
        }),
      }),
      import('@backstage/plugin-catalog-backend'),
      import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
      import('@backstage/plugin-permission-backend'),
      permissionPolicyModule,
      import('@backstage/plugin-scaffolder-backend'),
      import('@backstage/plugin-scaffolder-backend-module-gitlab'),
      import('@slipway/plugin-scaffolder-backend-module-gitops'),
      import('@slipway/plugin-argocd-backend'),
    ],
  });
  return { server, stop, gitlabHost: host };
}
