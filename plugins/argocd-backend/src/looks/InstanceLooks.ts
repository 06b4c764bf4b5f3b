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
  renderingTroubles,
} from '@slipway/plugin-argocd-common';
import { RepositoryChanges } from '../delivery/types';
import { FailedCluster } from '../inventory/ClusterReader';
import { Addresses } from '../pages/repositoryPage';
import {
  ApplicationLook,
  ClusterLook,
  PushLook,
} from '../record/ApplicationLook';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { clusterOf } from '../record/cluster';
import { ArgocdClock } from './ArgocdClock';
import { ClusterComparing } from './ClusterComparing';
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
  readonly #clock = new ArgocdClock();
  readonly #comparisons: Comparisons;
  readonly #webhooks: Webhooks;
  readonly #clusters: ClusterComparing;
  /** Since when it is heard, and nothing keeps it from comparing. */
  #comparesSince?: number;
  #troubles: InstanceTrouble[] = [];
  #away: AwayCluster[] = [];
  #isNotComparing = false;
  /** Clusters for which nothing is compared, although Argo CD compares for others. */
  #uncompared = new Map<string, number>();

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
    const { addresses, reconciliationMs } = options;
    this.#comparisons = new Comparisons(addresses);
    this.comparing = new Comparing(reconciliationMs);
    this.#clusters = new ClusterComparing(reconciliationMs);
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

  compared(ref: ApplicationRef, at: string, now: number): void {
    const time = Date.parse(at);
    if (!Number.isNaN(time)) {
      this.#clock.heard(time, now);
      this.#comparisons.compared(ref, time);
      const ours = this.#clock.ours(time);
      this.comparing.compared(ours);
      this.#clusters.compared(this.#comparisons.clusterOf(ref), ours);
    }
  }

  /** What it is time to ask about: everything, or one cluster of which nothing is compared while others are. */
  due(now: number): { comparing: Comparing; cluster?: string } | undefined {
    const { comparing } = this;
    if (comparing.isDue(now)) {
      return { comparing };
    }
    if (comparing.isQuiet(now) || this.#isAsking(now)) {
      return undefined;
    }
    const cluster = this.#clusters.due(now);
    const ofCluster = cluster ? this.#clusters.get(cluster) : undefined;
    return ofCluster && { comparing: ofCluster, cluster };
  }

  /**
   * Argo CD has answered when it was asked to compare an application.
   *
   * @param at - when it was last compared; the same as before where it was not compared after all, as where another writer
   *   has taken the request away
   */
  answered(
    ref: ApplicationRef,
    at: string | undefined,
    asked: {
      comparing: Comparing;
      at: number;
      until: number;
      /** What `lastComparison` was when it was asked. */
      before: number | undefined;
    },
  ): void {
    const time = at === undefined ? NaN : Date.parse(at);
    if (at === undefined || Number.isNaN(time) || time === asked.before) {
      asked.comparing.asked('other');
      return;
    }
    if (asked.before !== undefined) {
      this.#clock.compared(time, asked.at, asked.until);
    }
    this.compared(ref, at, asked.until);
    asked.comparing.asked('compared');
  }

  changed(
    ref: ApplicationRef,
    record: ApplicationRecord | undefined,
    now: number,
  ): void {
    this.#comparisons.changed(ref, record);
    const at = this.comparedAt(ref);
    if (at !== undefined) {
      this.#clusters.compared(this.#comparisons.clusterOf(ref), at);
    }
    this.#webhooks.changed(ref, record, now);
  }

  told(repositories: string[], now: number): void {
    this.#webhooks.told(repositories, now);
  }

  /** When an application was last compared, in milliseconds since the epoch of Argo CD. */
  lastComparison(ref: ApplicationRef): number | undefined {
    return this.#comparisons.at(ref);
  }

  /** When an application was last compared, in milliseconds since the epoch. */
  comparedAt(ref: ApplicationRef): number | undefined {
    const at = this.#comparisons.at(ref);
    return at === undefined ? undefined : this.#clock.ours(at);
  }

  /**
   * Works out anew what keeps Argo CD from looking.
   *
   * @returns whether that is something else than before
   */
  decide(
    status: Pick<InstanceStatus, 'status'>,
    hasApplications: boolean,
    now: number,
  ): boolean {
    this.comparing.heard(isHeard(status.status), now);
    this.#clusters.heard(
      this.#comparisons.clusters,
      isHeard(status.status),
      now,
    );
    const before = JSON.stringify(this.#troubles);
    if (isHeard(status.status)) {
      this.#troubles = this.#decide(status.status, hasApplications, now);
    } else {
      this.#troubles = [];
      this.#comparesSince = undefined;
    }
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
      ...this.at(status, clusterOf(application)),
      comparedAt: at === undefined ? undefined : iso(at),
    };
    return isHeard(status.status)
      ? look
      : { ...look, comparedAt: look.comparedAt ?? status.dataAsOf };
  }

  /** What is noticed of pushes to the repository of an application. */
  pushes(application: ApplicationRef): PushLook {
    const { reconciliationMs } = this.options;
    const silent =
      reconciliationMs > 0
        ? this.#webhooks.silentSinceOf(application)
        : undefined;
    const since = this.#webhooks.unnoticedSince(application);
    return {
      ...(silent !== undefined && { webhooksSilentSince: iso(silent) }),
      ...(since !== undefined && {
        unnoticed: {
          since: iso(since),
          dueAt: iso(since + (reconciliationMs || defaultReconciliationMs)),
        },
      }),
    };
  }

  /** How far what Argo CD says of all that deploys to a cluster holds now. */
  at(status: Pick<InstanceStatus, 'status'>, cluster: string): ClusterLook {
    const isComparing =
      isHeard(status.status) &&
      !this.#isNotComparing &&
      !this.#uncompared.has(cluster);
    const isAway = this.#away.some(({ destinations }) =>
      destinations.includes(cluster),
    );
    return {
      isOld: !isComparing || isAway,
      isTried: isComparing && isAway,
    };
  }

  #decide(
    status: InstanceStatus['status'],
    hasApplications: boolean,
    now: number,
  ): InstanceTrouble[] {
    const troubles: InstanceTrouble[] = [];
    const notComparing = hasApplications
      ? this.comparing.notComparingSince(now)
      : undefined;
    this.#isNotComparing = notComparing !== undefined;
    this.#uncompared =
      notComparing === undefined ? this.#clusters.notComparing(now) : new Map();
    if (notComparing !== undefined) {
      troubles.push(instanceTrouble('notComparing', iso(notComparing)));
    }
    for (const [destination, since] of this.#uncompared) {
      const name = this.#nameOf(destination);
      if (name) {
        troubles.push(
          instanceTrouble('notComparing', iso(since), { cluster: name }),
        );
      }
    }
    const away = renderingTroubles.flatMap(part => {
      const since = this.#comparisons.partAwaySince(part);
      return since === undefined ? [] : [instanceTrouble(part, iso(since))];
    });
    troubles.push(...away);
    this.#away = this.#awayClusters();
    for (const { name, since } of this.#away) {
      troubles.push(
        instanceTrouble('clusterAway', iso(since), { cluster: name }),
      );
    }
    for (const [host, since] of this.#comparisons.repositoryHostsAway()) {
      troubles.push(
        instanceTrouble('repositoryHostAway', iso(since), {
          repositoryHost: host,
        }),
      );
    }
    const compares =
      this.options.reconciliationMs > 0 &&
      notComparing === undefined &&
      away.length === 0;
    // Lists alone tell of a comparison too late to say what made Argo CD look.
    const isToldAtOnce = compares && status === 'live';
    this.#comparesSince = isToldAtOnce ? this.#comparesSince ?? now : undefined;
    this.#webhooks.check(now, this.#comparesSince);
    if (notComparing !== undefined) {
      this.#webhooks.excuse(notComparing);
    }
    const { silentSince } = this.#webhooks;
    if (compares && silentSince !== undefined) {
      troubles.push(instanceTrouble('webhooksSilent', iso(silentSince)));
    }
    return troubles;
  }

  /** Whether an application of some cluster was asked for within the last interval, or of any. */
  #isAsking(now: number): boolean {
    return (
      this.comparing.wasAsked(now) ||
      [...this.#comparisons.clusters].some(cluster =>
        this.#clusters.get(cluster)?.wasAsked(now),
      )
    );
  }

  /** Name of a cluster for people; an address is none. */
  #nameOf(destination: string): string | undefined {
    return destination.includes('://')
      ? this.options.clusterName(destination)
      : destination;
  }

  #awayClusters(): AwayCluster[] {
    const { failedClusters } = this.options;
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
                name: this.#nameOf(destination),
                since,
              },
            ],
    );
    return [...listed, ...failing].sort((a, b) => a.since - b.since);
  }
}
