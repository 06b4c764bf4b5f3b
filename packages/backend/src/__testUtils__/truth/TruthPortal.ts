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

import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import argocdPlugin from '@slipway/plugin-argocd-backend';
import { Sandbox } from '@slipway/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { eventually } from '../eventually';
import { policyPermissions } from '../policyPermissions';
import { portalConfig } from '../portalConfig';

/** How often Argo CD compares by itself, as far as the portal knows; half of it is waited for an answer. */
const reconciliationSeconds = 20;

/** The portal's back end on a sandbox, with a database that outlives a restart. */
export class TruthPortal {
  static async start(
    sandbox: Sandbox,
    entities: Entity[],
  ): Promise<TruthPortal> {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'slipway-truth-'));
    const portal = new TruthPortal(sandbox, entities, directory);
    await portal.#start();
    // Afterwards it has to say what it does not know yet.
    await portal.hears();
    return portal;
  }

  #backend!: Awaited<ReturnType<typeof startTestBackend>>;

  private constructor(
    private readonly sandbox: Sandbox,
    private readonly entities: Entity[],
    private readonly directory: string,
  ) {}

  async restart(): Promise<void> {
    await this.#backend.stop();
    await this.#start();
  }

  /** Resolves when every Argo CD is heard. */
  async hears(): Promise<void> {
    await eventually(
      async () => (await this.get('/instances')).body.items,
      items =>
        items.every(({ status }: { status: string }) => status === 'live'),
    );
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
    await rm(this.directory, { recursive: true, force: true, maxRetries: 3 });
  }

  get(route: string): request.Test {
    return this.#as(request(this.#backend.server).get(`/api/argocd${route}`));
  }

  post(route: string, body: object): request.Test {
    return this.#as(
      request(this.#backend.server).post(`/api/argocd${route}`),
    ).send(body);
  }

  #as(test: request.Test): request.Test {
    return test.set(
      'Authorization',
      mockCredentials.user.header('user:default/maria'),
    );
  }

  async #start(): Promise<void> {
    const config = portalConfig(this.sandbox);
    this.#backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            ...config,
            argocd: {
              ...config.argocd,
              instances: config.argocd.instances.map(instance => ({
                ...instance,
                reconciliation: { seconds: reconciliationSeconds },
              })),
            },
            backend: {
              ...config.backend,
              database: {
                client: 'better-sqlite3',
                connection: { directory: this.directory },
              },
            },
          },
        }),
        databaseServiceFactory,
        policyPermissions,
        catalogServiceMock.factory({ entities: this.entities }),
        argocdPlugin,
      ],
    });
  }
}
