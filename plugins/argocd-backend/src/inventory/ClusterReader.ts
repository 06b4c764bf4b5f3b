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
import { ArgocdClient } from '../argocd/ArgocdClient';
import { RawCluster } from '../argocd/types';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { InstanceLists } from './InstanceLists';

/** Names by server; a server with several names has none that would be the application's. */
function namesByServer(clusters: RawCluster[]): Map<string, string> {
  const names = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { server, name } of clusters) {
    if (server && name && (names.get(server) ?? name) !== name) {
      ambiguous.add(server);
    } else if (server && name) {
      names.set(server, name);
    }
  }
  for (const server of ambiguous) {
    names.delete(server);
  }
  return names;
}

/** The clusters that every instance deploys to, by name: the address of a server is nothing for people. */
export class ClusterReader {
  readonly #lists: InstanceLists<Map<string, string>>;

  constructor(options: {
    clients: Map<string, ArgocdClient>;
    logger: LoggerService;
  }) {
    this.#lists = new InstanceLists({
      ...options,
      what: 'clusters',
      read: async client => namesByServer(await client.listClusters()),
    });
  }

  refresh(): Promise<void> {
    return this.#lists.refresh();
  }

  /** The name of the cluster that an application deploys to; `undefined` where nobody knows. */
  nameOf({
    instance,
    destination,
  }: Pick<ApplicationRecord, 'instance' | 'destination'>): string | undefined {
    const { name, server } = destination;
    return name ?? (server && this.#lists.known(instance)?.get(server));
  }
}
