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
  ApplicationRef,
  InstanceStatus,
  InstanceTrouble,
  instanceTrouble,
  isHeard,
} from '@slipway/plugin-argocd-common';
import { RepositoryChanges } from '../delivery/types';
import { FailedCluster } from '../inventory/ClusterReader';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationLook } from '../record/ApplicationLook';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { clusterOf } from '../record/cluster';
import { Comparisons } from './Comparisons';
import { Comparing, defaultReconciliationMs } from './Comparing';
import { Webhooks } from './Webhooks';

const minWebhookMs = 5_000;
const maxWebhookMs = 30_000;

interface AwayCluster {
  destinations: string[];
  name?: string;
  since: number;
}

const iso = (at: number) => new Date(at).toISOString();

/** Whether one Argo CD looks: what is known of its comparisons, and what follows from it. Asks nobody. */
export class InstanceLooks {
  readonly comparing: Comparing;
  readonly #comparisons = new Comparisons();
  readonly #webhooks: Webhooks;
  #heardAt?: number;
  #troubles: InstanceTrouble[] = [];
  #away: AwayCluster[] = [];

  constructor(
    private readonly options: {
      name: string;
      /** How often Argo CD compares by itself, in milliseconds; 0 where it does not. */
      reconciliationMs: number;
      changes: Pick<RepositoryChanges, 'facts' | 'contains'>;
      addresses: Addresses;
      /** Name of the cluster at an address. */
      clusterName(server: string): string | undefined;
      failedClusters(): FailedCluster[];
    },
  ) {
    const { reconciliationMs } = options;
    this.comparing = new Comparing(reconciliationMs);
    this.#webhooks = new Webhooks({
      ...options,
      webhookMs: Math.min(
        maxWebhookMs,
        Math.max(
          minWebhookMs,
          (reconciliationMs || defaultReconciliationMs) / 6,
        ),
      ),
    });
  }

  compared(ref: ApplicationRef, at: string): void {
    const time = Date.parse(at);
    if (!Number.isNaN(time)) {
      this.#comparisons.compared(ref, time);
      this.comparing.compared(time);
    }
  }

  changed(
    ref: ApplicationRef,
    record: ApplicationRecord | undefined,
    now: number,
  ): void {
    this.#comparisons.changed(ref, record);
    this.#webhooks.changed(ref, record, now);
  }

  told(repositories: string[], now: number): void {
    this.#webhooks.told(repositories, now);
  }

  /** When an application was last compared, in milliseconds since the epoch. */
  comparedAt(ref: ApplicationRef): number | undefined {
    return this.#comparisons.at(ref);
  }

  /**
   * Works out anew what keeps Argo CD from looking.
   *
   * @param applications - how many it has; asked only where that matters
   * @returns whether that is something else than before
   */
  decide(
    status: Pick<InstanceStatus, 'status'>,
    applications: () => number,
    now: number,
  ): boolean {
    this.comparing.heard(isHeard(status.status), now);
    this.#heardAt = isHeard(status.status) ? this.#heardAt ?? now : undefined;
    const before = JSON.stringify(this.#troubles);
    this.#troubles = isHeard(status.status)
      ? this.#decide(applications, now)
      : [];
    return JSON.stringify(this.#troubles) !== before;
  }

  /** The state of the instance with what keeps it from looking, and when it last did. */
  stated(status: InstanceStatus): InstanceStatus {
    const { newest } = this.comparing;
    return {
      ...status,
      ...(newest !== undefined && { comparedAt: iso(newest) }),
      ...(this.#troubles.length > 0 && { troubles: this.#troubles }),
    };
  }

  /** How far what Argo CD says of an application holds now. */
  of(
    application: ApplicationRef & Pick<ApplicationRecord, 'destination'>,
    status: Pick<InstanceStatus, 'status' | 'dataAsOf'>,
  ): ApplicationLook {
    const at = this.comparedAt(application);
    const look = {
      isOld: !isHeard(status.status) || this.isOld(clusterOf(application)),
      comparedAt: at === undefined ? undefined : iso(at),
    };
    return isHeard(status.status)
      ? look
      : { ...look, comparedAt: look.comparedAt ?? status.dataAsOf };
  }

  /** Whether nothing that deploys to a cluster is compared, although Argo CD is heard. */
  isOld(cluster: string): boolean {
    return (
      this.#troubles.some(({ code }) => code === 'notComparing') ||
      this.#away.some(({ destinations }) => destinations.includes(cluster))
    );
  }

  #decide(applications: () => number, now: number): InstanceTrouble[] {
    const troubles: InstanceTrouble[] = [];
    const notComparing = this.comparing.notComparingSince(now, applications);
    if (notComparing !== undefined) {
      troubles.push(instanceTrouble('notComparing', iso(notComparing)));
    }
    const repositoryServer = this.#comparisons.repositoryServerAwaySince();
    if (repositoryServer !== undefined) {
      troubles.push(
        instanceTrouble('repositoryServerAway', iso(repositoryServer)),
      );
    }
    this.#away = this.#awayClusters();
    for (const { name, since } of this.#away) {
      troubles.push(instanceTrouble('clusterAway', iso(since), name));
    }
    const compares =
      this.options.reconciliationMs > 0 &&
      notComparing === undefined &&
      repositoryServer === undefined;
    this.#webhooks.check(now, compares ? this.#heardAt : undefined);
    const { silentSince } = this.#webhooks;
    if (compares && silentSince !== undefined) {
      troubles.push(instanceTrouble('webhooksSilent', iso(silentSince)));
    }
    return troubles;
  }

  #awayClusters(): AwayCluster[] {
    const { clusterName, failedClusters } = this.options;
    const before = this.#away;
    const listed = failedClusters().flatMap(
      ({ destinations, name, attemptedAt }): AwayCluster[] => {
        const known = before.find(item =>
          item.destinations.some(destination =>
            destinations.includes(destination),
          ),
        );
        const lastSuccess = this.#comparisons.lastSuccess(({ cluster }) =>
          destinations.includes(cluster),
        );
        return lastSuccess > attemptedAt
          ? []
          : [{ destinations, name, since: known?.since ?? attemptedAt }];
      },
    );
    const failing = [...this.#comparisons.clustersAway()].flatMap(
      ([destination, since]): AwayCluster[] =>
        listed.some(({ destinations }) => destinations.includes(destination))
          ? []
          : [
              {
                destinations: [destination],
                name: destination.includes('://')
                  ? clusterName(destination)
                  : destination,
                since,
              },
            ],
    );
    return [...listed, ...failing].sort((a, b) => a.since - b.since);
  }
}
