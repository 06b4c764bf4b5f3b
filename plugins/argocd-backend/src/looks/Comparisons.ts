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
  applicationKey,
  ApplicationRef,
  InstanceTroubleCode,
} from '@slipway/plugin-argocd-common';
import { causeFromText } from '../causes/causeFromText';
import { troubleOfCause } from '../causes/isToldOfInstance';
import { missedHost, repositoryHosts } from '../redact/repositoryHosts';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { clusterOf } from '../record/cluster';
import { COMPARISON_ERRORS, findCondition } from '../record/conditions';

/** A clock that is set back by more was wrong before. */
const clockStepMs = 600_000;

/** The last comparison of an application. */
interface Comparison {
  /** Milliseconds since the epoch; 0 where it was not seen. */
  at: number;
  /** What kept it from succeeding, apart from the application itself. */
  trouble?: InstanceTroubleCode;
  /** When that began, where it is known. */
  since?: number;
  /** Whether it says that Argo CD could look. */
  isSuccess: boolean;
  /** Where it deploys to. */
  cluster: string;
  /** Where its sources come from. */
  hosts: string[];
  /** The one of them that did not answer. */
  missed?: string;
}

/** A host that one application alone misses may be its own mistake. */
const neededMisses = 2;

function troubleOf(text: string): InstanceTroubleCode | undefined {
  return troubleOfCause[causeFromText(text, 'condition').code];
}

/** When each application of one instance was last compared, and what kept that from succeeding. */
export class Comparisons {
  /** Every application that comes from the same hosts holds the same list of them. */
  readonly #hosts = new Map<string, string[]>();
  readonly #known = new Map<string, Comparison>();
  readonly #troubled = new Map<string, Comparison>();
  /** Applications of each cluster. */
  readonly #sizes = new Map<string, number>();

  constructor(private readonly addresses: Addresses) {}

  /** When an application was last compared, in milliseconds since the epoch. */
  at(ref: ApplicationRef): number | undefined {
    return this.#known.get(applicationKey(ref))?.at || undefined;
  }

  /** Applications that something else than they themselves keeps from being compared. */
  get troubled(): number {
    return this.#troubled.size;
  }

  compared(ref: ApplicationRef, at: number): void {
    const known = this.#of(ref);
    // A reading may come late; one that is far older comes from a clock that was set right.
    if (at > known.at || known.at - at > clockStepMs) {
      known.at = at;
    }
  }

  /** @param record - of the application; `undefined` where it is gone */
  changed(ref: ApplicationRef, record: ApplicationRecord | undefined): void {
    const key = applicationKey(ref);
    if (!record) {
      this.#count(this.clusterOf(ref), -1);
      this.#known.delete(key);
      this.#troubled.delete(key);
      return;
    }
    const known = this.#of(ref);
    const cluster = clusterOf(record);
    if (cluster !== known.cluster) {
      this.#count(known.cluster, -1);
      this.#count(cluster, 1);
      known.cluster = cluster;
    }
    known.hosts = this.#hostsOf(record);
    if (record.conditions === undefined) {
      // What a list says tells nothing of why.
      known.isSuccess = record.sync.status !== 'Unknown';
    } else {
      const condition = findCondition(record, COMPARISON_ERRORS);
      known.trouble = condition && troubleOf(condition.message);
      known.missed =
        condition && known.trouble === 'repositoryHostAway'
          ? missedHost(record, condition.message, this.addresses)
          : undefined;
      known.since = condition?.since ? Date.parse(condition.since) : undefined;
      known.isSuccess = record.sync.status !== 'Unknown' && !condition;
    }
    if (known.isSuccess) {
      known.trouble = undefined;
    }
    if (known.trouble) {
      this.#troubled.set(key, known);
    } else {
      this.#troubled.delete(key);
    }
  }

  /** Since when no application could be compared for a part of Argo CD that is away, where it is so still. */
  partAwaySince(part: InstanceTroubleCode): number | undefined {
    return this.#awaySince(part, () => true);
  }

  /** Clusters that comparisons fail for, with when that began. */
  clustersAway(): Map<string, number> {
    const clusters = new Set(
      [...this.#troubled.values()].flatMap(({ trouble, cluster }) =>
        trouble === 'clusterAway' ? [cluster] : [],
      ),
    );
    return new Map(
      [...clusters].flatMap(cluster => {
        const since = this.#awaySince(
          'clusterAway',
          item => item.cluster === cluster,
        );
        return since === undefined ? [] : [[cluster, since] as const];
      }),
    );
  }

  /** Hosts of repositories that several comparisons miss, with when that began. */
  repositoryHostsAway(): Map<string, number> {
    const misses = new Map<string, number>();
    for (const { missed } of this.#troubled.values()) {
      if (missed !== undefined) {
        misses.set(missed, (misses.get(missed) ?? 0) + 1);
      }
    }
    return new Map(
      [...misses].flatMap(([host, count]) => {
        const since =
          count < neededMisses
            ? undefined
            : this.#awaySince('repositoryHostAway', ({ hosts, missed }) =>
                missed === undefined ? hosts.includes(host) : missed === host,
              );
        return since === undefined ? [] : [[host, since] as const];
      }),
    );
  }

  /** Where an application deploys to; '' where that is not known. */
  clusterOf(ref: ApplicationRef): string {
    return this.#known.get(applicationKey(ref))?.cluster ?? '';
  }

  /** Where applications deploy to. */
  get clusters(): Iterable<string> {
    return this.#sizes.keys();
  }

  /** When an application of a cluster was last compared with success, in milliseconds since the epoch. */
  lastSuccess(isMeant: (comparison: Comparison) => boolean): number {
    let last = 0;
    for (const comparison of this.#known.values()) {
      if (comparison.isSuccess && comparison.at > last && isMeant(comparison)) {
        last = comparison.at;
      }
    }
    return last;
  }

  #awaySince(
    trouble: InstanceTroubleCode,
    isMeant: (comparison: Comparison) => boolean,
  ): number | undefined {
    const failures = [...this.#troubled.values()].filter(
      item => item.trouble === trouble && isMeant(item),
    );
    if (failures.length === 0) {
      return undefined;
    }
    const lastFailure = failures.reduce(
      (last, { at, since = 0 }) => Math.max(last, at || since),
      0,
    );
    if (this.lastSuccess(isMeant) > lastFailure) {
      return undefined;
    }
    return failures.reduce(
      (first, { at, since = at }) => Math.min(first, since),
      lastFailure,
    );
  }

  #hostsOf(record: ApplicationRecord): string[] {
    const hosts = repositoryHosts(record, this.addresses);
    const key = hosts.join();
    const known = this.#hosts.get(key) ?? hosts;
    this.#hosts.set(key, known);
    return known;
  }

  #count(cluster: string, by: 1 | -1): void {
    const size = (this.#sizes.get(cluster) ?? 0) + by;
    if (size > 0 && cluster) {
      this.#sizes.set(cluster, size);
    } else {
      this.#sizes.delete(cluster);
    }
  }

  #of(ref: ApplicationRef): Comparison {
    const key = applicationKey(ref);
    const known = this.#known.get(key) ?? {
      at: 0,
      isSuccess: false,
      cluster: '',
      hosts: [],
    };
    this.#known.set(key, known);
    return known;
  }
}
