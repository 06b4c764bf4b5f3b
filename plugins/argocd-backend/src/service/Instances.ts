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
import { InstanceStatus } from '@slipway/plugin-argocd-common';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { InstanceConfig } from '../config';
import { Provisioner } from '../provision/Provisioner';
import { ApplicationStore } from '../store/ApplicationStore';
import { ApplicationWatcher } from '../watcher/ApplicationWatcher';
import { WatcherTiming } from '../watcher/timing';
import { Addresses } from './addresses';

/** One configured Argo CD with a client per credential; what it has no credential for is absent. */
export interface Instance {
  config: InstanceConfig;
  read: ArgocdClient;
  operate?: ArgocdClient;
  provisioner?: Provisioner;
  watcher: ApplicationWatcher;
}

/** All configured instances. */
export class Instances {
  static create(options: {
    configs: InstanceConfig[];
    addresses: Addresses;
    store: ApplicationStore;
    logger: LoggerService;
    timing?: Partial<WatcherTiming>;
    onStateChange(): void;
  }): Instances {
    const { store, logger, addresses } = options;
    const entries = options.configs.map(config => {
      const client = (token: string) =>
        new ArgocdClient({ url: config.url, token });
      const read = client(config.readToken);
      const instance: Instance = {
        config,
        read,
        operate: config.operateToken ? client(config.operateToken) : undefined,
        provisioner:
          config.provision &&
          new Provisioner({
            instance: config,
            client: client(config.provision.token),
            addresses,
            logger,
          }),
        watcher: new ApplicationWatcher({
          instance: config,
          client: read,
          store,
          logger,
          timing: options.timing,
          onStateChange: options.onStateChange,
        }),
      };
      return [config.name, instance] as const;
    });
    return new Instances(new Map(entries));
  }

  private constructor(private readonly instances: Map<string, Instance>) {}

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
    return this.all().map(({ watcher }) => {
      const { dataAsOf, ...status } = watcher.status;
      return status.status === 'live' ? status : { ...status, dataAsOf };
    });
  }

  start(): void {
    this.all().forEach(({ watcher }) => watcher.start());
  }

  async stop(): Promise<void> {
    await Promise.all(this.all().map(({ watcher }) => watcher.stop()));
  }
}
