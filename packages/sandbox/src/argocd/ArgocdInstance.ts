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

import express from 'express';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { listen, Listening } from '../http/listen';
import { Cluster, ClusterOptions } from '../kubernetes/Cluster';
import { AdmissionPolicies } from '../kubernetes/AdmissionPolicies';
import { keyOf, Manifest } from '../kubernetes/manifest';
import { applyManifest } from './applyManifest';
import { ApplicationSetController } from './ApplicationSetController';
import { Account, ArgocdWorld } from './ArgocdWorld';
import { Controller, ControllerOptions } from './Controller';
import { createArgocd } from './createArgocd';
import { Faults } from './faults';
import { RepositoryCredential, RepositoryServer } from './RepositoryServer';

/** The accounts that a portal is given, with no more than it needs. */
const accounts: Account[] = [
  {
    name: 'backstage',
    capabilities: ['apiKey'],
    policies: [
      ['applications', 'get', '*/*'],
      ['applicationsets', 'get', '*/*'],
      ['logs', 'get', '*/*'],
      ['projects', 'get', '*'],
      ['clusters', 'get', '*'],
      ['repositories', 'get', '*'],
    ],
  },
  {
    name: 'backstage-ops',
    capabilities: ['apiKey'],
    policies: [
      ['applications', 'get', '*/*'],
      ['applications', 'sync', '*/*'],
      ['applications', 'action/apps/Deployment/restart', '*/*'],
    ],
  },
  {
    name: 'backstage-provision',
    capabilities: ['apiKey'],
    policies: [
      ['projects', 'create', '*'],
      ['projects', 'get', '*'],
      ['projects', 'delete', '*'],
      ['applications', 'create', '*/*'],
      ['applications', 'get', '*/*'],
      ['applications', 'delete', '*/*'],
    ],
  },
  { name: 'admin', capabilities: ['login'], policies: [['*', '*', '*']] },
];

export interface ArgocdInstanceOptions
  extends ControllerOptions,
    ClusterOptions {
  name: string;
  /** None where nothing is said. */
  rootPath?: string;
  /** A free one where nothing is said. */
  port?: number;
  directory: string;
  /** The Helm program; by default the one on PATH. */
  helm?: string;
  credentials?: RepositoryCredential[];
  /** Milliseconds between two looks at what ApplicationSets are made of. */
  requeueMs: number;
  /** Secrets of the cluster as `name/key`. */
  secrets?: Record<string, string>;
  /** Where an address of the cluster really leads on this laptop. */
  resolve?: (url: string) => string;
  adminPassword?: string;
  webhookSecret?: string;
  /** What the platform team has applied. */
  manifests?: Manifest[];
}

/** One Argo CD with its cluster: API server, controller, repository server. */
export class ArgocdInstance {
  static async start({
    rootPath = '',
    port = 0,
    helm = 'helm',
    credentials = [],
    resolve = url => url,
    ...options
  }: ArgocdInstanceOptions): Promise<ArgocdInstance> {
    const directory = path.join(options.directory, `argocd-${options.name}`);
    await mkdir(directory, { recursive: true });
    // The address is part of what Argo CD answers, so the port is taken first.
    const app = express();
    app.disable('x-powered-by');
    const listening = await listen(app, port);
    const url = `http://localhost:${listening.port}${rootPath}`;
    const world = new ArgocdWorld(options.clock, {
      version: 'v3.5.1',
      url,
      accounts: structuredClone(accounts),
      adminPassword: options.adminPassword,
      webhookSecret: options.webhookSecret,
    });
    const cluster = new Cluster(options);
    const faults = new Faults();
    const repositories = new RepositoryServer({
      directory,
      helm,
      credentials: [...credentials],
      faults,
    });
    const secrets = { ...options.secrets };
    const apply = (manifest: Manifest) => {
      if (AdmissionPolicies.has(manifest)) {
        cluster.policies.add(manifest);
      } else if (manifest.kind === 'Namespace') {
        cluster.apply(keyOf(manifest, ''), manifest, '');
      } else {
        applyManifest(manifest, {
          world,
          repositories,
          secrets,
          resolve,
        });
      }
    };
    const controller = new Controller(
      world,
      cluster,
      repositories,
      faults,
      options,
    );
    app.use(
      createArgocd({
        world,
        cluster,
        controller,
        repositories,
        faults,
        rootPath,
        title: `Argo CD of the sandbox: ${options.name}`,
        apply,
      }),
    );
    const applicationSets = new ApplicationSetController(world, repositories, {
      requeueMs: options.requeueMs,
      secrets,
    });
    options.manifests?.forEach(apply);
    controller.start();
    applicationSets.start();
    return new ArgocdInstance(
      url,
      world,
      cluster,
      faults,
      controller,
      applicationSets,
      listening,
    );
  }

  private constructor(
    readonly url: string,
    readonly world: ArgocdWorld,
    readonly cluster: Cluster,
    readonly faults: Faults,
    readonly controller: Controller,
    readonly applicationSets: ApplicationSetController,
    readonly listening: Listening,
  ) {}

  /** Restarts its listeners, as Argo CD does when its settings change. Resolves with how long it refused everybody. */
  reload(patienceMs = 20_000): Promise<number> {
    return this.listening.reload(patienceMs);
  }

  stop(): void {
    this.controller.stop();
    this.applicationSets.stop();
  }
}
