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

/** What of the clusters of one instance counts. */
interface Clusters {
  names: Map<string, string>;
  failed: FailedCluster[];
}

/** A cluster that Argo CD says it cannot reach. */
export interface FailedCluster {
  /** What applications call it: its address or its name. */
  destinations: string[];
  /** For people. */
  name?: string;
  /** When Argo CD has tried, in milliseconds since the epoch. */
  attemptedAt: number;
}

function failedClusters(clusters: RawCluster[], now: number): FailedCluster[] {
  return clusters.flatMap(({ server, name, info, connectionState }) => {
    const { status, attemptedAt } =
      info?.connectionState ?? connectionState ?? {};
    return status === 'Failed'
      ? [
          {
            destinations: [server, name].flatMap(item => item || []),
            name: name && name !== server ? name : undefined,
            attemptedAt: Date.parse(attemptedAt ?? '') || now,
          },
        ]
      : [];
  });
}

/** The clusters that every instance deploys to, by name: the address of a server is nothing for people. */
export class ClusterReader {
  readonly #lists: InstanceLists<Clusters>;

  constructor(options: {
    clients: Map<string, ArgocdClient>;
    logger: LoggerService;
    now?(): number;
  }) {
    const now = options.now ?? Date.now;
    this.#lists = new InstanceLists({
      ...options,
      what: 'clusters',
      read: async client => {
        const clusters = await client.listClusters();
        return {
          names: namesByServer(clusters),
          failed: failedClusters(clusters, now()),
        };
      },
    });
  }

  /** Clusters that Argo CD could not reach when they were last listed; none where nobody knows. */
  failed(instance: string): FailedCluster[] {
    return this.#lists.known(instance)?.failed ?? [];
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
    return name ?? (server && this.#lists.known(instance)?.names.get(server));
  }
}
