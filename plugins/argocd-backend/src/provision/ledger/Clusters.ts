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

import { InstanceConfig } from '../../config';

/** The cluster that an Argo CD runs in, as every Argo CD calls it. */
const inCluster = {
  server: 'https://kubernetes.default.svc',
  name: 'in-cluster',
};

/** A cluster as one Argo CD addresses it. */
export interface ClusterAddress {
  server?: string;
  name?: string;
}

function normalized(server: string): string {
  return URL.canParse(server)
    ? new URL(server).href.replace(/\/+$/, '')
    : server;
}

/**
 * Which addresses are one cluster. Two instances mean the same by the same address, unless the configuration gives the
 * cluster of one of them a name of its own.
 */
export class Clusters {
  readonly #named: Map<string, { server: string; name: string }[]>;

  constructor(instances: Pick<InstanceConfig, 'name' | 'clusters'>[]) {
    this.#named = new Map(
      instances.map(({ name, clusters }) => [
        name,
        clusters.map(cluster => ({
          server: normalized(cluster.server),
          name: cluster.name,
        })),
      ]),
    );
  }

  /** What stands for the cluster in the ledger; `undefined` for a name that only Argo CD can resolve. */
  idOf(instance: string, { server, name }: ClusterAddress): string | undefined {
    const clusters = this.#named.get(instance) ?? [];
    if (!server && name) {
      const named = clusters.find(cluster => cluster.name === name);
      if (named || name !== inCluster.name) {
        return named?.name;
      }
    }
    const address = normalized(server || inCluster.server);
    return (
      clusters.find(cluster => cluster.server === address)?.name ?? address
    );
  }

  /** How an instance may address a cluster. */
  addressesOf(instance: string, id: string): ClusterAddress[] {
    const clusters = this.#named.get(instance) ?? [];
    const named = clusters.filter(({ name }) => name === id);
    const unnamed =
      URL.canParse(id) && !clusters.some(({ server }) => server === id)
        ? [{ server: id }]
        : [];
    return [...named, ...unnamed].flatMap(address => [
      address,
      ...(address.server === inCluster.server
        ? [{ ...address, name: inCluster.name }]
        : []),
    ]);
  }

  /** Names by which an instance is known to mean certain clusters. */
  namesOf(instance: string): string[] {
    const clusters = this.#named.get(instance) ?? [];
    return [inCluster.name, ...clusters.map(({ name }) => name)];
  }
}
