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

import { Cluster } from '../kubernetes/Cluster';
import { keyOf, keyText, Manifest, ResourceKey } from '../kubernetes/manifest';
import { ArgocdWorld } from './ArgocdWorld';
import { blockingConditions } from './failedComparison';
import { Faults } from './faults';
import { Application, Operation, Source } from './model';
import { objectError } from './permitted';
import { ComparisonError } from './RepositoryServer';
import { resourceStatus } from './resourceStatus';
import { hasRetryLeft, kitchenTime, retryWait } from './retries';
import { SyncRun } from './SyncRun';
import { stepsOf, SyncTask, waveOf } from './syncSteps';

export interface Target {
  key: ResourceKey;
  manifest: Manifest;
}

/** What Git wants at a commit. */
export interface Compared {
  revision: string;
  targets: Target[];
}

/** What the controller knows and does, as far as its operations need it. */
interface OperationHost {
  /** Whether it is away, and may come back. */
  isHalted(): boolean;
  compare(application: Application): Promise<void>;
  /** As of the last comparison. */
  compared(application: Application): Compared | undefined;
  /** @throws ComparisonError where it cannot */
  render(
    application: Application,
    source: Source,
    revision: string,
  ): Promise<Compared>;
  tracked(application: Application): ResourceKey[];
  withIgnored(
    application: Application,
    key: ResourceKey,
    manifest: Manifest,
  ): Manifest;
  /** @throws AdmissionError where the cluster refuses it */
  apply(target: Target, owner: string): string;
  remove(key: ResourceKey): void;
  /** An automated sync does not try this commit once more. */
  takeAsTried(application: Application, revision: string): void;
  fillStatus(draft: Application): void;
}

/** One try of an operation. */
interface Attempt {
  operation: Operation;
  /** When the first try began. */
  startedAt: string;
  /** What it brings in, as soon as that is known. */
  compared?: Compared;
  /** How far it is; absent before it has begun, and while it waits for the next try. */
  run?: SyncRun;
  retryAt?: number;
  retryCount?: number;
}

interface Ended {
  phase: 'Succeeded' | 'Failed' | 'Error';
  message: string;
  results?: object[];
}

/** The wave that an object of the cluster was applied in. */
export function liveWave(cluster: Cluster, key: ResourceKey): number {
  const live = cluster.get(key);
  return live ? waveOf(live.manifest) : 0;
}

/** Carries out what people and automated syncs ask for: each operation waits where Argo CD does, and is tried again as it says. */
export class Operations {
  readonly #attempts = new Map<string, Attempt>();

  constructor(
    private readonly world: ArgocdWorld,
    private readonly cluster: Cluster,
    private readonly faults: Faults,
    private readonly options: { operationMs: number; retryScale?: number },
    private readonly host: OperationHost,
  ) {}

  /** Takes an operation as far as it gets: it begins, goes on where it has waited, or is tried again. */
  async operate(application: Application): Promise<void> {
    const { operation } = application;
    const { uid } = application.metadata;
    const attempt = this.#attempts.get(uid);
    if (!attempt || attempt.operation !== operation) {
      await this.#begin(application, {
        operation: operation!,
        startedAt: this.world.now(),
      });
    } else if (isTerminating(application)) {
      this.#terminate(application, attempt);
    } else if (attempt.run) {
      this.#advance(application, attempt);
    } else if (this.world.clock.now() >= (attempt.retryAt ?? 0)) {
      await this.#begin(application, attempt);
    }
  }

  async #begin(application: Application, attempt: Attempt): Promise<void> {
    const { operation, startedAt } = attempt;
    this.#attempts.set(application.metadata.uid, attempt);
    const { retryCount } = attempt;
    if (!isTerminating(application)) {
      this.world.update(application, draft => {
        draft.status.operationState = {
          operation,
          phase: 'Running',
          ...(retryCount && {
            message: `Retrying operation. Attempt #${retryCount}`,
            retryCount,
          }),
          startedAt,
        };
      });
    }
    const deadline = Date.now() + this.options.operationMs;
    const isWaiting = () =>
      Date.now() < deadline && !isTerminating(application);
    while (isWaiting() || this.host.isHalted()) {
      await new Promise(resolve =>
        setTimeout(resolve, Math.min(25, this.options.operationMs)),
      );
    }
    if (this.faults.isBroken('controller')) {
      return;
    }
    if (isTerminating(application)) {
      this.#terminate(application, attempt);
      return;
    }
    // The revision is resolved when the sync begins, not taken from the last comparison.
    await this.host.compare(application);
    await this.#sync(application, attempt);
  }

  #terminate(application: Application, attempt: Attempt): void {
    this.#finish(application, attempt, {
      phase: 'Failed',
      message: 'Operation terminated',
    });
  }

  async #sync(application: Application, attempt: Attempt): Promise<void> {
    const end = (
      phase: 'Succeeded' | 'Failed' | 'Error',
      message: string,
      results?: object[],
    ) => this.#end(application, attempt, { phase, message, results });
    const { operation } = attempt;
    const whole = await this.#wanted(application, attempt);
    if (whole instanceof ComparisonError) {
      end('Error', `ComparisonError: ${whole.message}`);
      return;
    }
    if (!whole) {
      end('Error', blockingConditions(application));
      return;
    }
    attempt.compared = whole;
    const { resources: selected, dryRun } = operation.sync;
    const targets = whole.targets.filter(
      ({ key }) =>
        !selected ||
        selected.some(
          item =>
            (item.group ?? '') === key.group &&
            item.kind === key.kind &&
            item.name === key.name &&
            (!item.namespace || item.namespace === key.namespace),
        ),
    );
    const project = this.world.projects.get(application.spec.project)!;
    const refused = targets.flatMap(({ key }) => {
      const message = objectError(key, application, project);
      return message
        ? [
            {
              ...resourceStatus(key, 'SyncFailed'),
              message,
              syncPhase: 'Sync',
            },
          ]
        : [];
    });
    if (refused.length > 0) {
      const messages = new Set(refused.map(({ message }) => message));
      end(
        'Failed',
        `one or more synchronization tasks are not valid: ${[...messages]
          .sort()
          .join('; ')}`,
        refused,
      );
      return;
    }
    const options =
      operation.sync.syncOptions ??
      application.spec.syncPolicy?.syncOptions ??
      [];
    const tasks = dryRun ? [] : this.#tasks(application, operation, targets);
    const isRespectful = options.includes('RespectIgnoreDifferences=true');
    attempt.run = new SyncRun(
      stepsOf(tasks, options.includes('PruneLast=true')),
      {
        apply: (key, manifest, owner) =>
          this.host.apply(
            {
              key,
              manifest: isRespectful
                ? this.host.withIgnored(application, key, manifest)
                : manifest,
            },
            owner,
          ),
        remove: key => this.host.remove(key),
        health: key => this.cluster.ownHealth(key),
        isThere: key => this.cluster.get(key) !== undefined,
      },
    );
    this.#advance(application, attempt);
  }

  /** What the operation brings in: the newest commit, unless it names another one or began with another one. */
  async #wanted(
    application: Application,
    { operation, compared }: Attempt,
  ): Promise<Compared | ComparisonError | undefined> {
    const newest = this.host.compared(application);
    const { initiatedBy, retry, sync } = operation;
    if (compared && !(initiatedBy.automated && retry?.refresh)) {
      return compared;
    }
    if (compared && newest) {
      sync.revision = newest.revision;
      this.host.takeAsTried(application, newest.revision);
    }
    const { revision, source } = sync;
    // A rollback, or a sync to another revision, brings in that one.
    return revision &&
      source &&
      !initiatedBy.automated &&
      revision !== newest?.revision
      ? this.#renderEarlier(application, source, revision)
      : newest;
  }

  #tasks(
    application: Application,
    operation: Operation,
    targets: Target[],
  ): SyncTask[] {
    const { resources: selected, prune } = operation.sync;
    const created = selected
      ? undefined
      : this.#managedNamespace(application, operation, targets);
    const wanted = new Set(targets.map(({ key }) => keyText(key)));
    const owner = application.metadata.name;
    const pruned =
      prune && !selected
        ? this.host
            .tracked(application)
            .filter(key => !wanted.has(keyText(key)))
        : [];
    return [
      ...(created
        ? [{ ...created, owner: '', phase: 'PreSync' as const, wave: 0 }]
        : []),
      ...targets.map(target => ({
        ...target,
        owner,
        phase: 'Sync' as const,
        wave: waveOf(target.manifest),
      })),
      ...pruned.map(key => ({
        key,
        owner,
        phase: 'Sync' as const,
        wave: liveWave(this.cluster, key),
      })),
    ];
  }

  #advance(application: Application, attempt: Attempt): void {
    const { phase, message } = attempt.run!.advance();
    const { results } = attempt.run!;
    if (phase !== 'Running') {
      this.#end(application, attempt, { phase, message, results });
      return;
    }
    const { operationState } = application.status;
    if (operationState?.message !== message) {
      this.world.update(application, draft => {
        draft.status.operationState = {
          ...operationState!,
          message,
          syncResult: this.#syncResult(application, attempt, results),
        };
      });
    }
  }

  #syncResult(
    { spec }: Application,
    { compared }: Attempt,
    resources: object[] = [],
  ) {
    return compared
      ? { revision: compared.revision, source: spec.source, resources }
      : undefined;
  }

  /** Ends a try: what failed is tried again for as often as the operation says. */
  #end(application: Application, attempt: Attempt, outcome: Ended): void {
    const { operation, startedAt, compared, retryCount = 0 } = attempt;
    const { retry = {} } = operation;
    const { phase, message, results } = outcome;
    if (phase === 'Succeeded' || !hasRetryLeft(retry, retryCount)) {
      const retried =
        phase !== 'Succeeded' && retryCount > 0
          ? ` (retried ${retryCount} times).`
          : '';
      this.#finish(application, attempt, {
        ...outcome,
        message: message + retried,
      });
      return;
    }
    const now = this.world.clock.now();
    const after = (retries: number) =>
      now + retryWait(retry, retries) * (this.options.retryScale ?? 1);
    // Argo CD says when it would be by the number before, and waits by the new one.
    const retryAt = after(retryCount + 1);
    this.#attempts.set(application.metadata.uid, {
      operation,
      startedAt,
      compared,
      retryAt,
      retryCount: retryCount + 1,
    });
    this.world.update(application, draft => {
      draft.status.operationState = {
        operation,
        phase: 'Running',
        message: `${message}. Retrying attempt #${
          retryCount + 1
        } at ${kitchenTime(after(retryCount))}.`,
        syncResult: this.#syncResult(application, attempt, results),
        startedAt,
        finishedAt: this.world.now(),
        retryCount: retryCount + 1,
      };
    });
  }

  #finish(
    application: Application,
    attempt: Attempt,
    { phase, message, results }: Ended,
  ): void {
    const { operation, startedAt, retryCount, compared } = attempt;
    this.#attempts.delete(application.metadata.uid);
    this.world.update(application, draft => {
      const finishedAt = this.world.now();
      const syncResult = this.#syncResult(application, attempt, results);
      delete draft.operation;
      draft.status.operationState = {
        operation,
        phase,
        message,
        ...(syncResult && { syncResult }),
        startedAt,
        finishedAt,
        ...(retryCount && { retryCount }),
      };
      // A sync of selected resources leaves no entry.
      if (
        phase === 'Succeeded' &&
        compared &&
        !operation.sync.dryRun &&
        !operation.sync.resources
      ) {
        const history = draft.status.history ?? [];
        history.push({
          id: (history[history.length - 1]?.id ?? -1) + 1,
          revision: compared.revision,
          deployedAt: finishedAt,
          deployStartedAt: startedAt,
          source: operation.sync.source ?? draft.spec.source,
          initiatedBy: operation.initiatedBy,
        });
        draft.status.history = history.slice(
          -(draft.spec.revisionHistoryLimit ?? 10),
        );
        this.host.fillStatus(draft);
      }
    });
  }

  async #renderEarlier(
    application: Application,
    source: Source,
    revision: string,
  ): Promise<Compared | ComparisonError> {
    try {
      return await this.host.render(application, source, revision);
    } catch (error) {
      if (error instanceof ComparisonError) {
        return error;
      }
      throw error;
    }
  }

  /** The namespace that Argo CD makes and labels for an Application, unless the Application brings it itself. */
  #managedNamespace(
    { spec }: Application,
    { sync }: Operation,
    targets: Target[],
  ): Target | undefined {
    const name = spec.destination.namespace;
    const { syncOptions = [], managedNamespaceMetadata: managed } =
      spec.syncPolicy ?? {};
    const manifest = (metadata?: Manifest['metadata']): Manifest => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        labels: { ...metadata?.labels, ...managed?.labels },
        annotations: { ...metadata?.annotations, ...managed?.annotations },
      },
    });
    const key = keyOf(manifest(), name);
    const live = this.cluster.get(key)?.manifest.metadata;
    const isBrought = targets.some(
      target => keyText(target.key) === keyText(key),
    );
    return (sync.syncOptions ?? syncOptions).includes('CreateNamespace=true') &&
      !isBrought &&
      (managed || !live)
      ? { key, manifest: manifest(live) }
      : undefined;
  }
}

function isTerminating({ status }: Application): boolean {
  return status.operationState?.phase === 'Terminating';
}
