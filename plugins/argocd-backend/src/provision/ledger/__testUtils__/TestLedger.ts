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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { provisionAddresses } from '../../../__testUtils__/provisionManifests';
import { testRecord } from '../../../__testUtils__/testRecord';
import { ArgocdClient } from '../../../argocd/ArgocdClient';
import { RawProject } from '../../../argocd/types';
import { ClusterConfig, ProvisionRules } from '../../../config';
import { GitlabClient } from '../../../gitlab/GitlabClient';
import { ApplicationRecord } from '../../../record/ApplicationRecord';
import { ApplicationStore } from '../../../store/ApplicationStore';
import { ProjectReader } from '../../../windows/ProjectReader';
import { createLedger, LedgerServices } from '../createLedger';
import { HeldApplications } from '../HeldApplications';
import { LedgerTable } from '../LedgerTable';
import { ReservationRequest } from '../types';

export const cluster = 'https://kubernetes.default.svc';
const defaults: ProvisionRules = {
  environments: ['dev', 'staging', 'production'],
  namespacePattern: '{name}-{environment}',
  systemNamespaces: ['cert-manager'],
  reserved: [],
  adopted: [],
};

async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@slipway/plugin-argocd-backend',
      'migrations',
    ),
  });
}

/** What a test knows a ledger by. */
export interface LedgerWorld {
  knex: Knex;
  /** By instance. */
  projects?: Record<string, RawProject[] | Error>;
  clusters?: Record<string, ClusterConfig[]>;
  /** Of instances, by their names. */
  titles?: Record<string, string>;
  rules?: Partial<ProvisionRules>;
  discovery?: string;
  claims?: string[];
  mayAdopt?: boolean;
  /** Instances whose applications were never listed. */
  unlisted?: string[];
  /** Paths of GitLab projects, by their numbers. */
  gitlab?: Record<number, string>;
}

/** The ledger of one replica over the instances `main` and `team`, with Argo CDs that say what the test says. */
export class TestLedger {
  static async start(world: LedgerWorld): Promise<TestLedger> {
    await migrate(world.knex);
    const test = new TestLedger(world);
    test.services = await test.#create();
    await test.held.refresh();
    return test;
  }

  readonly store = new ApplicationStore();
  readonly logger = mockServices.logger.mock();
  readonly table: LedgerTable;
  readonly held: HeldApplications;
  services!: LedgerServices;

  private constructor(readonly world: LedgerWorld) {
    this.table = new LedgerTable(world.knex);
    this.held = new HeldApplications({
      table: this.table,
      logger: this.logger,
    });
  }

  get ledger() {
    return this.services.ledger;
  }

  reserve(request: ReservationRequest) {
    return this.ledger.reserve(request, mockCredentials.user());
  }

  /** An Argo CD shows an application. */
  show(record: Partial<ApplicationRecord>): void {
    this.store.upsert(testRecord(record));
  }

  knexRows(table: string): Promise<object[]> {
    return this.world.knex(table);
  }

  #create(): Promise<LedgerServices> {
    const { world } = this;
    const names = ['main', 'team'];
    names
      .filter(name => !world.unlisted?.includes(name))
      .forEach(name => this.store.reconcile(name, [], '0'));
    const reader = new ProjectReader({
      clients: new Map(
        names.map(name => [
          name,
          {
            listProjects: async () => {
              const projects = world.projects?.[name] ?? [];
              if (projects instanceof Error) {
                throw projects;
              }
              return projects;
            },
          } as Partial<ArgocdClient> as ArgocdClient,
        ]),
      ),
      logger: this.logger,
    });
    const gitlab: Pick<GitlabClient, 'pageOf' | 'projectWithId'> = {
      pageOf: (host, path) =>
        host.endsWith('.example.com') ? `https://${host}/${path}` : undefined,
      projectWithId: async (host, id) => {
        const path = world.gitlab?.[id];
        return path ? { path, url: `https://${host}/${path}` } : undefined;
      },
    };
    return createLedger({
      argocd: {
        instances: names.map(name => ({
          name,
          title: world.titles?.[name],
          url: `http://${name}.internal`,
          links: [],
          namespace: 'argocd',
          clusters: world.clusters?.[name] ?? [],
          headers: {},
          deadlineMs: 1_000,
          reconciliationMs: 180_000,
          read: { kind: 'none' },
          registration:
            world.discovery && name === 'main'
              ? {
                  discovery: {
                    group: 'team-web',
                    topic: 'argocd',
                    project: world.discovery,
                    environments: ['dev'],
                  },
                }
              : {},
        })),
        provision: { ...defaults, ...world.rules },
      },
      addresses: provisionAddresses,
      gitlab,
      held: this.held,
      logger: this.logger,
      people: {
        claims: async () => world.claims ?? ['user:default/maria'],
        mayAdopt: async () => world.mayAdopt ?? false,
      },
      projects: reader,
      store: this.store,
      table: this.table,
    });
  }
}

/** What provisioning asks for GitLab project `id`, which is to get the environment of a project. */
export function reservation(
  project: string,
  id: number,
  change: Partial<ReservationRequest> & { environment?: string } = {},
): ReservationRequest {
  const { environment = 'dev', ...rest } = change;
  const name = `${project}-${environment}`;
  return {
    instance: 'main',
    project,
    entityRef: `system:default/${project}`,
    repository: {
      host: 'gitlab.example.com',
      projectId: id,
      path: `team/${project}`,
    },
    provisionId: `task-${id}`,
    userEntityRef: 'user:default/maria',
    environments: [{ name, server: cluster, namespace: name }],
    ...rest,
  };
}
