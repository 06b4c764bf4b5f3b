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
import { SaidInstance } from './oracle/Said';

/** Milliseconds of the real time that may be waited for one answer, or for Argo CD to be heard, on a machine that is busy. */
const answerMs = 120_000;
const hearMs = 600_000;
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

  #events = mockServices.events();
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

  /** Resolves when every Argo CD is heard, and seen to compare: while nobody looked, time may have gone by at once. */
  async hears(): Promise<void> {
    await eventually(
      async () => (await this.get('/instances')).body.items,
      items =>
        items.every(
          ({ status, troubles = [] }: SaidInstance) =>
            status === 'live' &&
            troubles.every(({ code }) => code !== 'notComparing'),
        ),
      hearMs,
    );
  }

  /** GitLab tells the portal of a push to a project; resolves when it has been asked what is new. */
  async learnsOf(
    project: string,
    webUrl: string,
    head: string,
    pass: (milliseconds: number) => void,
  ): Promise<void> {
    await this.#events.publish({
      topic: 'gitlab.push',
      eventPayload: {
        ref: 'refs/heads/main',
        project: { web_url: webUrl },
      },
    });
    await eventually(
      async () => {
        // It leaves a GitLab alone that it has asked just now.
        pass(250);
        const { body } = await this.get(
          `/entities/system/default/${project}/delivery`,
        );
        return body.repositories;
      },
      repositories =>
        repositories.some((item: { head?: string }) => item.head === head),
      hearMs,
    );
  }

  /** Resolves when the portal knows that Argo CD has compared an application with a revision. */
  async sees(application: string, revision: string): Promise<void> {
    await eventually(
      async () =>
        (
          await this.get(`/applications/global/argocd/${application}`)
        ).body,
      ({ sync }) => sync.revision === revision,
      hearMs,
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
    return test
      .timeout(answerMs)
      .set('Authorization', mockCredentials.user.header('user:default/maria'));
  }

  async #start(): Promise<void> {
    const config = portalConfig(this.sandbox);
    const events = mockServices.events();
    this.#events = events;
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
        mockServices.events.mock({
          publish: params => events.publish(params),
          subscribe: options => events.subscribe(options),
        }).factory,
        policyPermissions,
        catalogServiceMock.factory({ entities: this.entities }),
        argocdPlugin,
      ],
    });
  }
}
