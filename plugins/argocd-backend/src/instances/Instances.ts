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

import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  CredentialExpiry,
  CredentialPurpose,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { CallLimit } from '../argocd/CallLimit';
import { CredentialConfig, InstanceConfig } from '../config';
import { Looks } from '../looks/Looks';
import { ApplicationStore } from '../store/ApplicationStore';
import { ApplicationWatcher } from '../watcher/ApplicationWatcher';
import { WatcherTiming } from '../watcher/timing';
import { Metrics } from '../metrics/Metrics';
import { BackgroundClient, backgroundClient } from './backgroundClient';

const dayMs = 86_400_000;

/** One configured Argo CD with a client per credential; what it has no credential for is absent. */
export interface Instance {
  config: InstanceConfig;
  read: ArgocdClient;
  /** Reads with the same credential what nobody waits for. */
  background: BackgroundClient;
  operate?: ArgocdClient;
  provision?: ArgocdClient;
  watcher: ApplicationWatcher;
  /** When the tokens end that do. */
  expiries(): CredentialExpiry[];
  close(): Promise<void>;
}

function createInstance(
  config: InstanceConfig,
  options: InstancesOptions,
): Instance {
  const { logger, store } = options;
  const limit = new CallLimit();
  const client = (
    credential: CredentialConfig | undefined,
    onResult?: (result: string) => void,
  ) =>
    credential &&
    new ArgocdClient({
      url: config.url,
      namespace: config.namespace,
      credential,
      headers: config.headers,
      tls: config.tls,
      proxy: config.proxy,
      deadlineMs: config.deadlineMs,
      onCall: outcome => {
        options.metrics?.called(config.name, outcome);
        onResult?.(outcome.result);
      },
    });
  const told: { watcher?: ApplicationWatcher } = {};
  const read = client(config.read, result => told.watcher?.called(result))!;
  const operate = client(config.operate);
  const provision = client(config.provision?.credential);
  const clients: Partial<Record<CredentialPurpose, ArgocdClient>> = {
    read,
    operate,
    provision,
  };
  const watcher = new ApplicationWatcher({
    instance: config,
    client: read,
    limit,
    store,
    logger,
    timing: options.timing,
    onStateChange: options.onStateChange,
    onEvent: () => options.metrics?.received(config.name),
    onCompared: (ref, at) => options.looks.compared(ref, at),
    restore: () => options.restore?.(config.name) ?? Promise.resolve(),
  });
  told.watcher = watcher;
  return {
    config,
    read,
    background: backgroundClient(read, limit, watcher.details),
    operate,
    provision,
    watcher,
    expiries: () =>
      Object.entries(clients).flatMap(([purpose, item]) =>
        describeExpiry(purpose as CredentialPurpose, item?.expiresAt()),
      ),
    close: async () => {
      await Promise.all(Object.values(clients).map(item => item?.close()));
    },
  };
}

function describeExpiry(
  purpose: CredentialPurpose,
  expiresAt: Date | undefined,
): CredentialExpiry[] {
  return expiresAt
    ? [
        {
          purpose,
          expiresAt: expiresAt.toISOString(),
          expiresInDays: Math.floor((expiresAt.getTime() - Date.now()) / dayMs),
        },
      ]
    : [];
}

export interface InstancesOptions {
  configs: InstanceConfig[];
  store: ApplicationStore;
  logger: LoggerService;
  timing?: Partial<WatcherTiming>;
  metrics?: Metrics;
  looks: Pick<Looks, 'compared' | 'stated' | 'start' | 'stop'>;
  /** Opaque name of an instance in signals. */
  signalOf(name: string): string;
  onStateChange(): void;
  /** Brings back what was known of an instance before. */
  restore?(instance: string): Promise<void>;
}

/** All configured instances. */
export class Instances {
  static create(options: InstancesOptions): Instances {
    return new Instances(
      new Map(
        options.configs.map(config => {
          try {
            return [config.name, createInstance(config, options)];
          } catch (error) {
            // A certificate file that cannot be read stops the start; the message has its path and no content.
            throw new Error(
              `argocd.instances: ${config.name}: ${(error as Error).message}`,
            );
          }
        }),
      ),
      options,
    );
  }

  private constructor(
    private readonly instances: Map<string, Instance>,
    private readonly options: Pick<InstancesOptions, 'looks' | 'signalOf'>,
  ) {}

  /** @throws NotFoundError */
  get(name: string): Instance {
    const instance = this.instances.get(name);
    if (!instance) {
      throw new NotFoundError(`There is no Argo CD instance ${name}.`);
    }
    return instance;
  }

  all(): Instance[] {
    return [...this.instances.values()];
  }

  /** States as people may see them; the age of data matters only where it is not live. */
  statuses(): InstanceStatus[] {
    const { looks, signalOf } = this.options;
    return this.all().map(({ watcher }) => {
      const { dataAsOf, ...stated } = looks.stated(watcher.status);
      const status = { ...stated, signal: signalOf(stated.name) };
      return status.status === 'live' ? status : { ...status, dataAsOf };
    });
  }

  start(): void {
    this.options.looks.start();
    this.all().forEach(({ watcher }) => watcher.start());
  }

  async stop(): Promise<void> {
    this.options.looks.stop();
    await Promise.all(this.all().map(({ watcher }) => watcher.stop()));
    await Promise.all(this.all().map(instance => instance.close()));
  }
}
