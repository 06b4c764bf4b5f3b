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
  AuditorService,
  coreServices,
  createServiceFactory,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  accountToken,
  clusterAddresses,
  Sandbox,
  SandboxOptions,
  sandboxSecrets,
} from '@slipway/sandbox';
import { knex } from 'knex';
import { inspect } from 'node:util';
import request from 'supertest';
import { argocdPlugin } from '../plugin';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
export const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/** What owners of a confirmed link may do. */
export const owned: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'argocd',
  resourceType: 'argocd-application',
  conditions: {
    rule: 'IS_LINKED_TO_OWNED_ENTITY',
    resourceType: 'argocd-application',
    params: { claims: ['group:default/blue'] },
  },
};

export function systemEntity(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name, namespace: 'default', annotations },
    spec: { owner: 'group:default/blue' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/blue' }],
  };
}

export function groupEntity(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
  };
}

/** A person whom the catalog knows, with the number that they have in the sandbox's GitLab. */
export function userEntity(name: string, gitlabId?: number): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name,
      namespace: 'default',
      annotations: gitlabId ? { 'localhost/user-id': String(gitlabId) } : {},
    },
    spec: {},
  };
}

/** The spec of an Application of the sandbox that deploys the chart of `blue/shop`. */
export function applicationSpec(namespace = 'shop-dev') {
  return {
    project: 'default',
    source: {
      repoURL: 'http://cluster:8181/blue/shop.git',
      path: 'helm',
      targetRevision: 'main',
    },
    destination: { server: 'https://kubernetes.default.svc', namespace },
  };
}

/** What the watch reads whenever it is time, whatever a test does: lists, streams, and applications one by one. */
function isOfWatch({ pathname, searchParams }: URL): boolean {
  return (
    /\/api\/v1\/(stream\/)?applications(\/[-a-z0-9]+)?$/.test(pathname) &&
    !searchParams.has('selector') &&
    !searchParams.has('refresh')
  );
}

/** The whole plugin in a back end of its own, on a sandbox, with a policy that a test decides. */
export class ArgocdBackend {
  static async start(options: {
    entities: Entity[];
    sandbox?: SandboxOptions;
    prepare?(sandbox: Sandbox): void;
    config?: object;
  }): Promise<ArgocdBackend> {
    const sandbox = await Sandbox.start({
      comparisonMs: 3_600_000,
      tickMs: 50,
      operationMs: 10,
      ...options.sandbox,
    });
    options.prepare?.(sandbox);
    const backend = new ArgocdBackend(sandbox);
    await backend.#start(options.entities, options.config ?? {});
    return backend;
  }

  readonly audited: { eventId: string; outcome: string }[] = [];
  /** Everything that was logged or audited, as it would be written down. */
  readonly written: string[] = [];
  decisions: Record<string, PolicyDecision> = {};
  #backend!: Awaited<ReturnType<typeof startTestBackend>>;
  /** Backstage never closes a database of SQLite, whose timer then keeps the process. */
  readonly #database = knex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });

  private constructor(readonly sandbox: Sandbox) {}

  get server() {
    return this.#backend.server;
  }

  get(path: string): request.Test {
    return this.as(request(this.server).get(`/api/argocd${path}`));
  }

  post(path: string, body: unknown = {}): request.Test {
    return this.as(request(this.server).post(`/api/argocd${path}`)).send(
      body as object,
    );
  }

  delete(path: string): request.Test {
    return this.as(request(this.server).delete(`/api/argocd${path}`));
  }

  as(test: request.Test, user?: string): request.Test {
    return test.set('Authorization', mockCredentials.user.header(user));
  }

  /** As a task of the scaffolder asks for the person who started it. */
  asTask(test: request.Test, user: string): request.Test {
    const actor = { subject: 'plugin:scaffolder' };
    return test.set(
      'Authorization',
      `Bearer ${mockCredentials.user.token(user, { actor })}`,
    );
  }

  /** Forgets what was decided and audited for the test before. */
  reset(): void {
    this.decisions = {};
    this.audited.length = 0;
    this.written.length = 0;
  }

  async stop(): Promise<void> {
    await this.#backend?.stop();
    await this.#database.destroy();
    await this.sandbox.stop();
  }

  /** How often Argo CD was asked while something was done; probes and the watch do not count. */
  async callsDuring(run: () => Promise<unknown>): Promise<string[]> {
    const requests = jest.spyOn(globalThis, 'fetch');
    try {
      await run();
      return requests.mock.calls
        .map(([url]) => new URL(String(url)))
        .filter(url => !isOfWatch(url))
        .map(({ pathname }) => pathname)
        .filter(path => path.includes('/api/v1/'));
    } finally {
      requests.mockRestore();
    }
  }

  #audit(eventId: string, outcome: string, told: object): void {
    this.audited.push({ eventId, outcome });
    this.written.push(inspect({ eventId, outcome, ...told }, { depth: 10 }));
  }

  async #start(entities: Entity[], config: object): Promise<void> {
    const { sandbox } = this;
    const instance = (name: 'global' | 'team', more: object = {}) => ({
      name,
      url: sandbox.urls[name],
      externalUrl: `https://${name}.example.com`,
      links: [
        { title: 'Images', url: '{repositoryUrl}/container_registry' },
        {
          title: 'Rancher',
          url: 'https://rancher.example.com/c/local?q={namespace}',
        },
        { title: 'Cluster', url: 'https://console.example.com/{cluster}' },
      ],
      credentials: { read: { token: accountToken('backstage') }, ...more },
    });
    const auditor: AuditorService = {
      createEvent: async ({ eventId, meta }) => ({
        success: async more => this.#audit(eventId, 'success', { meta, more }),
        fail: async more => this.#audit(eventId, 'fail', { meta, more }),
      }),
    };
    const log = (...all: unknown[]) => {
      this.written.push(inspect(all, { depth: 10 }));
    };
    const logger: RootLoggerService = {
      error: log,
      warn: log,
      info: log,
      debug: log,
      child: () => logger,
    };
    const decide = ({ name }: { name: string }) =>
      this.decisions[name] ?? allow;
    this.#backend = await startTestBackend({
      features: [
        argocdPlugin,
        mockServices.database.factory({ knex: this.#database }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example.com' },
            argocd: {
              repositoryHosts: [
                {
                  url: sandbox.urls.gitlab,
                  aliases: ['http://cluster:8181', clusterAddresses.gitlab],
                },
              ],
              instances: [
                instance('global', {
                  operate: { token: accountToken('backstage-ops') },
                  provision: {
                    token: accountToken('backstage-provision'),
                    destinations: [
                      {
                        server: 'https://kubernetes.default.svc',
                        namespaces: ['*-dev', '*-staging'],
                      },
                    ],
                  },
                }),
                instance('team'),
              ],
            },
            integrations: {
              gitlab: [
                {
                  host: new URL(sandbox.urls.gitlab).host,
                  baseUrl: sandbox.urls.gitlab,
                  apiBaseUrl: `${sandbox.urls.gitlab}/api/v4`,
                  token: sandboxSecrets.gitlabReadToken,
                },
              ],
            },
            ...config,
          },
        }),
        catalogServiceMock.factory({ entities }),
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
        createServiceFactory({
          service: coreServices.auditor,
          deps: {},
          factory: () => auditor,
        }),
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => ({
              result: decide(permission).result as AuthorizeResult.ALLOW,
            })),
          authorizeConditional: async requests =>
            requests.map(({ permission }) => decide(permission)),
        }).factory,
      ],
    });
    for (;;) {
      const { body } = await this.get('/instances');
      if (
        body.items.every(
          ({ status }: { status: string }) => status !== 'starting',
        )
      ) {
        break;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
