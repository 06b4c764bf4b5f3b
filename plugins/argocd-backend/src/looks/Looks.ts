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
import {
  ApplicationRef,
  InstanceStatus,
  isHeard,
} from '@slipway/plugin-argocd-common';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { InstanceConfig } from '../config';
import { RepositoryChanges } from '../delivery/types';
import { ClusterReader } from '../inventory/ClusterReader';
import { Addresses } from '../pages/repositoryPage';
import {
  ApplicationLook,
  ClusterLook,
  PushLook,
} from '../record/ApplicationLook';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { clusterOf } from '../record/cluster';
import { ApplicationStore } from '../store/ApplicationStore';
import { StoredApplication } from '../store/StoredApplication';
import { Comparing } from './Comparing';
import { InstanceLooks } from './InstanceLooks';

/** Whether anything is due is looked for this often; that asks nobody. */
const tickMs = 1_000;

/** Argo CD has waited for its controller in vain. */
function isSilent(error: unknown): boolean {
  return error instanceof ArgocdAnswerError
    ? [408, 504].includes(error.status) ||
        // Which of its two deadlines ends first, and so the status, is left to chance.
        error.message === 'application refresh deadline exceeded'
    : error instanceof ArgocdUnreachableError && error.kind === 'timeout';
}

/**
 * Whether each Argo CD looks at Git and clusters, beside whether it is heard. What it says by itself is enough nearly
 * always; only one that has compared nothing for long is asked for one comparison, at most once in each interval.
 */
export class Looks {
  readonly #instances: Map<string, InstanceLooks>;
  readonly #now: () => number;
  #timer?: NodeJS.Timeout;

  constructor(
    private readonly options: {
      instances: Pick<InstanceConfig, 'name' | 'reconciliationMs'>[];
      clients: Map<string, Pick<ArgocdClient, 'refreshApplication'>>;
      store: ApplicationStore;
      clusters: Pick<ClusterReader, 'nameOf' | 'failed'>;
      changes: Pick<RepositoryChanges, 'facts' | 'contains' | 'onChange'>;
      addresses: Addresses;
      logger: LoggerService;
      /** Whether an instance is heard. */
      statusOf(instance: string): Pick<InstanceStatus, 'status'>;
      /** Told of instances that look other than before, with what is old now and was not, or the other way round. */
      onChange(instance: string): void;
      now?(): number;
    },
  ) {
    const { addresses, changes, clusters, store } = options;
    this.#now = options.now ?? Date.now;
    this.#instances = new Map(
      options.instances.map(({ name, reconciliationMs }) => [
        name,
        new InstanceLooks({
          name,
          reconciliationMs,
          changes,
          addresses,
          clusterName: server =>
            clusters.nameOf({ instance: name, destination: { server } }),
          failedClusters: () => clusters.failed(name),
        }),
      ]),
    );
    store.onChange(changed => {
      const now = this.#now();
      for (const ref of changed) {
        this.#instances.get(ref.instance)?.changed(ref, store.get(ref), now);
      }
    });
    changes.onChange(repositories =>
      this.#instances.forEach(looks => looks.told(repositories, this.#now())),
    );
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.check(), tickMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** An application was compared. */
  compared(ref: ApplicationRef, at: string): void {
    this.#instances.get(ref.instance)?.compared(ref, at, this.#now());
  }

  /** The state of an instance with what keeps it from looking, and when it last did. */
  stated(status: InstanceStatus): InstanceStatus {
    return this.#instances.get(status.name)?.stated(status) ?? status;
  }

  /** How far what Argo CD says of an application holds now. */
  of(record: ApplicationRecord, status: InstanceStatus): ApplicationLook {
    return (
      this.#instances.get(record.instance)?.of(record, status) ??
      this.at(status, clusterOf(record))
    );
  }

  /** What is noticed of pushes to the repository of an application. */
  pushes(ref: ApplicationRef): PushLook {
    return this.#instances.get(ref.instance)?.pushes(ref) ?? {};
  }

  /** How far what Argo CD says of all that one instance deploys to a cluster holds now. */
  at(
    status: Pick<InstanceStatus, 'name' | 'status'>,
    cluster: string,
  ): ClusterLook {
    return (
      this.#instances.get(status.name)?.at(status, cluster) ?? {
        isOld: !isHeard(status.status),
        isTried: false,
      }
    );
  }

  /** Works out what keeps each instance from looking, and asks where that takes a question. */
  async check(): Promise<void> {
    await Promise.all(
      [...this.#instances].map(([name, looks]) => this.#check(name, looks)),
    );
  }

  async #check(name: string, looks: InstanceLooks): Promise<void> {
    const { store } = this.options;
    const decide = () => {
      const hasApplications = store.countByInstance(name) > 0;
      const status = this.options.statusOf(name);
      if (looks.decide(status, hasApplications, this.#now())) {
        this.options.onChange(name);
      }
    };
    decide();
    const due = looks.due(this.#now());
    const application = due && this.#choose(name, looks, due);
    if (application) {
      await this.#ask(application, looks, due.comparing);
      decide();
    }
  }

  /** The one that was compared last: that it can be compared is known. */
  #choose(
    name: string,
    looks: InstanceLooks,
    { comparing, cluster }: { comparing: Comparing; cluster?: string },
  ): StoredApplication | undefined {
    const status = this.options.statusOf(name);
    let chosen: { application: StoredApplication; rank: number } | undefined;
    for (const application of this.options.store.listByInstance(name)) {
      if (cluster !== undefined && application.cluster !== cluster) {
        continue;
      }
      const isUnfit =
        ['deleting', 'cannotCompare'].includes(application.verdictCode) ||
        looks.at(status, application.cluster).isOld;
      const rank =
        (looks.comparedAt(application) ?? 0) -
        (isUnfit ? 1e15 : 0) -
        (comparing.isRefused(application.key) ? 2e14 : 0) -
        (comparing.isUnanswered(application.key) ? 1e14 : 0);
      if (!chosen || rank > chosen.rank) {
        chosen = { application, rank };
      }
    }
    return chosen?.application;
  }

  async #ask(
    application: StoredApplication,
    looks: InstanceLooks,
    comparing: Comparing,
  ): Promise<void> {
    const { clients, logger } = this.options;
    const askedAt = this.#now();
    const before = looks.lastComparison(application);
    comparing.asks(application.key, askedAt);
    try {
      const answer = await clients
        .get(application.instance)
        ?.refreshApplication(application, false, {
          deadlineMs: comparing.answerMs,
        });
      looks.answered(application, answer?.status?.reconciledAt, {
        comparing,
        at: askedAt,
        until: this.#now(),
        before,
      });
    } catch (error) {
      comparing.asked(isSilent(error) ? 'silent' : 'other');
      logger.debug(
        `Argo CD ${application.instance} has not compared ${
          application.name
        } when it was asked to: ${(error as Error).message}`,
      );
    }
  }
}
