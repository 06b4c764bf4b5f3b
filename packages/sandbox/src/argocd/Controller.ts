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

import { AdmissionError } from '../kubernetes/AdmissionPolicies';
import { Cluster, Health } from '../kubernetes/Cluster';
import { keyOf, keyText, Manifest, ResourceKey } from '../kubernetes/manifest';
import { ArgocdWorld } from './ArgocdWorld';
import { CachedStates } from './CachedStates';
import {
  blockingConditions,
  clusterConditions,
  targetConditions,
  withTransitionTimes,
} from './failedComparison';
import { Faults } from './faults';
import {
  Application,
  Operation,
  refreshAnnotation,
  ResourceStatus,
  Source,
} from './model';
import { objectError, specErrors } from './permitted';
import { ComparisonError, RepositoryServer } from './RepositoryServer';
import { windowsOf } from './syncWindows';

const severity = ['Healthy', 'Progressing', 'Missing', 'Degraded'];

export interface ControllerOptions {
  /**
   * Milliseconds between two comparisons of one application. For half as long again a repository that fails in one that
   * nobody asked for is passed over.
   */
  comparisonMs: number;
  /** Milliseconds that a sync takes at least. */
  operationMs: number;
  /** Milliseconds between two looks at the cluster. */
  tickMs: number;
  /** Milliseconds until an application whose spec is refused, as one without its AppProject, is compared again by itself. */
  invalidSpecMs?: number;
}

interface Target {
  key: ResourceKey;
  manifest: Manifest;
}

interface Compared {
  revision: string;
  targets: Target[];
}

/** The cluster that an application is deployed to does not answer. */
class ClusterAway extends Error {}

/** Compares, syncs and watches health, as Argo CD's application controller does. */
export class Controller {
  readonly #compared = new Map<string, Compared>();
  readonly #lastComparison = new Map<string, number>();
  readonly #busy = new Set<string>();
  readonly #looking = new Set<string>();
  /** What a look has found, until it is compared with. */
  readonly #seen = new Map<string, Promise<string>>();
  readonly #attempted = new Map<string, string>();
  /** Specs that were refused in the last comparison. */
  readonly #refused = new Map<string, string>();
  /** Since when a repository fails, by application. */
  readonly #failingSince = new Map<string, number>();
  /** What the API server shows of the objects. */
  readonly states: CachedStates;
  #timer?: NodeJS.Timeout;

  constructor(
    private readonly world: ArgocdWorld,
    private readonly cluster: Cluster,
    private readonly repositories: RepositoryServer,
    private readonly faults: Faults,
    private readonly options: ControllerOptions,
  ) {
    this.states = new CachedStates(world, cluster, faults, application =>
      this.targets(application),
    );
    faults.beforeBreak(part => {
      if (part === 'controller' || part === 'cluster') {
        this.states.freeze();
      }
    });
  }

  start(): void {
    this.#timer = setInterval(() => this.tick(), this.options.tickMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Sets what Git wants from elsewhere, for a world that is made from recordings. */
  seed({ metadata, spec }: Application, manifests: Manifest[]): void {
    this.#compared.set(metadata.uid, {
      revision: '',
      targets: manifests.map(manifest => ({
        key: keyOf(manifest, spec.destination.namespace),
        manifest,
      })),
    });
  }

  /** What Git wants, as of the last comparison. */
  targets({ metadata }: Application): Compared['targets'] {
    return this.#compared.get(metadata.uid)?.targets ?? [];
  }

  /** Looks at every application once; each is worked on by one at a time. */
  async tick(): Promise<void> {
    if (this.faults.isBroken('controller')) {
      return;
    }
    await Promise.all(
      this.world.sortedApplications().map(async application => {
        await this.#reconcile(application);
        if (this.#isDue(application)) {
          await this.#look(application);
          await this.#reconcile(application);
        }
      }),
    );
    this.world.releaseProjects();
  }

  #isDue(application: Application): boolean {
    const { uid, deletionTimestamp } = application.metadata;
    return (
      !deletionTimestamp &&
      !this.#looking.has(uid) &&
      this.world.clock.now() - (this.#lastComparison.get(uid) ?? -Infinity) >=
        this.#patience(application)
    );
  }

  /** How long this one waits for its next comparison. Nothing tells Argo CD that an AppProject has come. */
  #patience({ metadata: { uid }, spec }: Application): number {
    return this.#refused.get(uid) === JSON.stringify(spec)
      ? this.options.invalidSpecMs ?? 180_000
      : this.options.comparisonMs;
  }

  /** Looks for something new in Git when its turn comes; what people request meanwhile does not wait for that. */
  async #look({ spec, metadata: { uid } }: Application): Promise<void> {
    this.#looking.add(uid);
    const revision = this.repositories.resolve(
      spec.source.repoURL,
      spec.source.targetRevision || 'HEAD',
      { inTurn: true },
    );
    // The comparison throws it again.
    await revision.catch(() => {});
    this.#looking.delete(uid);
    this.#seen.set(uid, revision);
    this.#lastComparison.set(uid, this.world.clock.now());
  }

  async #reconcile(application: Application): Promise<void> {
    const { uid } = application.metadata;
    if (this.#busy.has(uid)) {
      return;
    }
    this.#busy.add(uid);
    try {
      await this.#work(application);
    } finally {
      this.#busy.delete(uid);
    }
  }

  async #work(application: Application): Promise<void> {
    if (application.metadata.deletionTimestamp) {
      this.#finalize(application);
      return;
    }
    if (application.operation) {
      await this.#begin(application);
    }
    const { uid, annotations } = application.metadata;
    const seen = this.#seen.get(uid);
    this.#seen.delete(uid);
    if (this.faults.isBroken('controller')) {
      return;
    }
    if (annotations?.[refreshAnnotation]) {
      await this.#compare(application, { isAskedFor: true });
      this.world.update(application, draft => {
        delete draft.metadata.annotations?.[refreshAnnotation];
      });
    } else if (seen) {
      await this.#compare(application, { revision: seen });
    } else {
      this.#updateHealth(application);
    }
    this.#autoSync(application);
  }

  /**
   * @param options - `revision`: the commit of the tracked revision, where it is known already; `isAskedFor`: whether what
   *   fails is told at once
   */
  async #compare(
    application: Application,
    options: { revision?: Promise<string>; isAskedFor?: boolean },
  ): Promise<void> {
    const { spec } = application;
    const { uid } = application.metadata;
    const errors = specErrors(
      application,
      this.world.projects.get(spec.project),
    );
    this.#refused.delete(uid);
    if (errors.length > 0) {
      this.#refused.set(uid, JSON.stringify(spec));
      this.#refuse(application, errors.join('; '));
      return;
    }
    try {
      if (this.faults.isBroken('cluster')) {
        throw new ClusterAway();
      }
      const wanted = await (options.revision ??
        this.repositories.resolve(
          spec.source.repoURL,
          spec.source.targetRevision || 'HEAD',
        ));
      this.#compared.set(
        uid,
        await this.#render(application, spec.source, wanted),
      );
    } catch (error) {
      const isAskedFor = options.isAskedFor || !this.#isSameSource(application);
      if (isAskedFor || !this.#isPassedOver(uid)) {
        this.#fail(application, error);
      }
      return;
    }
    this.#failingSince.delete(uid);
    this.#writeStatus(application, draft => {
      draft.status.reconciledAt = this.world.now();
      delete draft.status.conditions;
    });
  }

  #isSameSource({ spec, status }: Application): boolean {
    const { source } = status.sync.comparedTo as { source?: Source };
    return JSON.stringify(source) === JSON.stringify(spec.source);
  }

  /** A repository that fails for a moment changes nothing, not even when an application was last compared. */
  #isPassedOver(uid: string): boolean {
    const now = this.world.clock.now();
    const since = this.#failingSince.get(uid) ?? now;
    this.#failingSince.set(uid, since);
    return now - since <= 1.5 * this.options.comparisonMs;
  }

  async #render(
    { metadata, spec }: Application,
    source: Source,
    revision: string,
  ): Promise<Compared> {
    const { namespace } = spec.destination;
    const manifests = await this.repositories.manifests(source, revision, {
      name: metadata.name,
      namespace,
    });
    return {
      revision,
      targets: manifests.map(manifest => ({
        key: keyOf(manifest, namespace),
        manifest,
      })),
    };
  }

  /** A project forbids the application: it is not compared. */
  #refuse(application: Application, message: string): void {
    this.#compared.delete(application.metadata.uid);
    this.world.update(application, ({ status }) => {
      status.conditions = withTransitionTimes(
        [{ type: 'InvalidSpecError', message }],
        status.conditions,
        this.world.now(),
      );
      status.sync = { ...status.sync, status: 'Unknown' };
      this.#setHealth(application, 'Unknown');
    });
  }

  /** A comparison that fails is one: it says how what is there does, where that is known. */
  #fail(application: Application, error: unknown): void {
    this.#compared.delete(application.metadata.uid);
    const isLiveKnown = !(error instanceof ClusterAway);
    const live = isLiveKnown ? this.#tracked(application) : [];
    const resources = live
      .filter(({ kind }) => kind !== 'Namespace')
      .map(key => ({
        ...this.#resource(key, 'Unknown', this.cluster.health(key)),
        requiresPruning: true,
      }));
    this.world.update(application, draft => {
      const { status, spec } = draft;
      status.conditions = withTransitionTimes(
        isLiveKnown ? targetConditions(error) : clusterConditions(application),
        status.conditions,
        this.world.now(),
      );
      status.sync = {
        status: 'Unknown',
        comparedTo: this.#comparedTo(draft),
        ...(spec.source.targetRevision && {
          revision: spec.source.targetRevision,
        }),
      };
      status.resources = resources.length > 0 ? resources : undefined;
      this.#setHealth(draft, this.#applicationHealth(resources));
      status.reconciledAt = this.world.now();
      status.controllerNamespace = this.world.namespace;
    });
  }

  #updateHealth(application: Application): void {
    if (!this.#compared.has(application.metadata.uid)) {
      return;
    }
    const before = JSON.stringify([
      application.status.health.status,
      application.status.resources,
      application.status.summary,
    ]);
    const draft = structuredClone(application);
    this.#fillStatus(draft);
    const after = JSON.stringify([
      draft.status.health.status,
      draft.status.resources,
      draft.status.summary,
    ]);
    if (before !== after) {
      this.#writeStatus(application, () => {});
    }
  }

  #writeStatus(
    application: Application,
    change: (draft: Application) => void,
  ): void {
    this.world.update(application, draft => {
      this.#fillStatus(draft);
      change(draft);
    });
  }

  #fillStatus(draft: Application): void {
    const compared = this.#compared.get(draft.metadata.uid);
    if (!compared) {
      return;
    }
    const wanted = new Set(compared.targets.map(({ key }) => keyText(key)));
    const resources: ResourceStatus[] = compared.targets.map(
      ({ key, manifest }) => {
        const isSeen = this.#isPermitted(draft, key);
        const live = isSeen ? this.cluster.get(key) : undefined;
        const same =
          live && JSON.stringify(live.manifest) === JSON.stringify(manifest);
        const health = isSeen
          ? this.cluster.health(key)
          : { status: 'Missing' as const };
        return this.#resource(key, same ? 'Synced' : 'OutOfSync', health);
      },
    );
    for (const key of this.#tracked(draft)) {
      if (!wanted.has(keyText(key)) && key.kind !== 'Namespace') {
        resources.push({
          ...this.#resource(key, 'OutOfSync', this.cluster.health(key)),
          requiresPruning: true,
        });
      }
    }
    draft.status.resources = resources;
    draft.status.sync = {
      status: resources.every(({ status }) => status === 'Synced')
        ? 'Synced'
        : 'OutOfSync',
      comparedTo: this.#comparedTo(draft),
      revision: compared.revision,
    };
    const images = this.cluster.images(draft.metadata.name);
    draft.status.summary = images.length > 0 ? { images } : {};
    draft.status.sourceType = 'Helm';
    draft.status.controllerNamespace = this.world.namespace;
    this.#setHealth(draft, this.#applicationHealth(resources));
  }

  /** Whether its project lets an application see an object and change it. */
  #isPermitted(application: Application, key: ResourceKey): boolean {
    const project = this.world.projects.get(application.spec.project);
    return (
      project !== undefined &&
      objectError(key, application, project) === undefined
    );
  }

  /** What an application has made, as far as its project lets it see that. */
  #tracked(application: Application): ResourceKey[] {
    return this.cluster
      .trackedBy(application.metadata.name)
      .filter(key => this.#isPermitted(application, key));
  }

  #resource(
    key: ResourceKey,
    status: ResourceStatus['status'],
    health?: Health,
  ): ResourceStatus {
    return {
      ...(key.group && { group: key.group }),
      version: key.version,
      kind: key.kind,
      ...(key.namespace && { namespace: key.namespace }),
      name: key.name,
      status,
      ...(health && { health }),
    };
  }

  /** The worst resource decides; `Missing` only where all are missing. */
  #applicationHealth(resources: ResourceStatus[]): string {
    const missing = resources.filter(
      ({ health }) => health?.status === 'Missing',
    );
    if (resources.length > 0 && missing.length === resources.length) {
      return 'Missing';
    }
    return resources
      .map(({ health }) => health?.status ?? 'Healthy')
      .filter(status => status !== 'Missing')
      .reduce(
        (worst, status) =>
          severity.indexOf(status) > severity.indexOf(worst) ? status : worst,
        'Healthy',
      );
  }

  #setHealth(draft: Application, status: string): void {
    if (draft.status.health.status !== status) {
      draft.status.health = { status, lastTransitionTime: this.world.now() };
    }
  }

  #comparedTo({ spec }: Application): object {
    return { source: spec.source, destination: spec.destination };
  }

  #autoSync(application: Application): void {
    const policy = application.spec.syncPolicy?.automated;
    const { uid } = application.metadata;
    const { sync, operationState } = application.status;
    if (
      !policy ||
      policy.enabled === false ||
      application.operation ||
      ['Running', 'Terminating'].includes(operationState?.phase ?? '') ||
      !windowsOf(
        this.world.projects.get(application.spec.project),
        application,
        this.world.clock.now(),
      ).automatic ||
      sync.status !== 'OutOfSync' ||
      !sync.revision
    ) {
      return;
    }
    // A commit is tried once; only self-healing tries the same one again, and not after it failed.
    const again = policy.selfHeal && operationState?.phase === 'Succeeded';
    if (this.#attempted.get(uid) === sync.revision && !again) {
      return;
    }
    this.#attempted.set(uid, sync.revision);
    this.world.update(application, draft => {
      draft.operation = {
        sync: {
          revision: sync.revision,
          prune: policy.prune,
          syncOptions: draft.spec.syncPolicy?.syncOptions,
        },
        initiatedBy: { automated: true },
        ...(draft.spec.syncPolicy?.retry && {
          retry: draft.spec.syncPolicy.retry,
        }),
      };
    });
  }

  async #begin(application: Application): Promise<void> {
    const operation = application.operation!;
    const startedAt = this.world.now();
    const isTerminating = () =>
      application.status.operationState?.phase === 'Terminating';
    if (!isTerminating()) {
      this.world.update(application, draft => {
        draft.status.operationState = {
          operation,
          phase: 'Running',
          startedAt,
        };
      });
    }
    const deadline = Date.now() + this.options.operationMs;
    const isWaiting = () => Date.now() < deadline && !isTerminating();
    while (isWaiting() || this.#isHalted()) {
      await new Promise(resolve =>
        setTimeout(resolve, Math.min(25, this.options.operationMs)),
      );
    }
    if (this.faults.isBroken('controller')) {
      return;
    }
    if (isTerminating()) {
      this.world.update(application, draft => {
        delete draft.operation;
        draft.status.operationState = {
          operation,
          phase: 'Failed',
          message: 'Operation terminated',
          startedAt,
          finishedAt: this.world.now(),
        };
      });
      return;
    }
    // The revision is resolved when the sync begins, not taken from the last comparison.
    await this.#compare(application, { isAskedFor: true });
    await this.#sync(application, operation, startedAt);
    this.#lastComparison.delete(application.metadata.uid);
  }

  /** Whether it is away, and may come back. */
  #isHalted(): boolean {
    return this.faults.isBroken('controller') && this.#timer !== undefined;
  }

  async #sync(
    application: Application,
    operation: Operation,
    startedAt: string,
  ): Promise<void> {
    const finish = (
      phase: 'Succeeded' | 'Failed' | 'Error',
      message: string,
      resources: object[],
      revision: string,
    ) =>
      this.world.update(application, draft => {
        const finishedAt = this.world.now();
        delete draft.operation;
        draft.status.operationState = {
          operation,
          phase,
          message,
          ...(revision && {
            syncResult: { revision, source: draft.spec.source, resources },
          }),
          startedAt,
          finishedAt,
        };
        // A sync of selected resources leaves no entry.
        if (
          phase === 'Succeeded' &&
          !operation.sync.dryRun &&
          !operation.sync.resources
        ) {
          const history = draft.status.history ?? [];
          history.push({
            id: (history[history.length - 1]?.id ?? -1) + 1,
            revision,
            deployedAt: finishedAt,
            deployStartedAt: startedAt,
            source: operation.sync.source ?? draft.spec.source,
            initiatedBy: operation.initiatedBy,
          });
          draft.status.history = history.slice(
            -(draft.spec.revisionHistoryLimit ?? 10),
          );
          this.#fillStatus(draft);
        }
      });
    const newest = this.#compared.get(application.metadata.uid);
    const { revision, source, resources: selected } = operation.sync;
    const isEarlier =
      revision && source && !operation.initiatedBy.automated
        ? revision !== newest?.revision
        : false;
    // A rollback, or a sync to another revision, brings in that one.
    const whole = isEarlier
      ? await this.#renderEarlier(application, source!, revision!)
      : newest;
    if (whole instanceof ComparisonError) {
      finish('Error', `ComparisonError: ${whole.message}`, [], '');
      return;
    }
    const compared = whole && {
      ...whole,
      targets: whole.targets.filter(
        ({ key }) =>
          !selected ||
          selected.some(
            item =>
              (item.group ?? '') === key.group &&
              item.kind === key.kind &&
              item.name === key.name &&
              (!item.namespace || item.namespace === key.namespace),
          ),
      ),
    };
    if (!compared) {
      finish('Error', blockingConditions(application), [], '');
      return;
    }
    const project = this.world.projects.get(application.spec.project)!;
    const refused = compared.targets.flatMap(({ key }) => {
      const message = objectError(key, application, project);
      return message
        ? [
            {
              ...this.#resource(key, 'OutOfSync'),
              status: 'SyncFailed',
              message,
              syncPhase: 'Sync',
            },
          ]
        : [];
    });
    if (refused.length > 0) {
      const messages = new Set(refused.map(({ message }) => message));
      finish(
        'Failed',
        `one or more synchronization tasks are not valid: ${[...messages]
          .sort()
          .join('; ')}`,
        refused,
        compared.revision,
      );
      return;
    }
    const name = application.metadata.name;
    const results: object[] = [];
    if (!operation.sync.dryRun) {
      const created = selected
        ? undefined
        : this.#managedNamespace(application, operation, compared.targets);
      const tasks = [
        ...(created ? [{ ...created, owner: '', syncPhase: 'PreSync' }] : []),
        ...inWaves(compared.targets).map(target => ({
          ...target,
          owner: name,
          syncPhase: 'Sync',
        })),
      ];
      for (const { key, manifest, owner, syncPhase } of tasks) {
        try {
          const outcome = this.#apply({ key, manifest }, owner);
          results.push({
            ...this.#resource(key, 'Synced'),
            status: 'Synced',
            message: `${key.kind.toLowerCase()}/${key.name} ${outcome}`,
            hookPhase: 'Running',
            syncPhase,
          });
        } catch (error) {
          if (!(error instanceof AdmissionError)) {
            throw error;
          }
          results.push({
            ...this.#resource(key, 'OutOfSync'),
            status: 'SyncFailed',
            message: error.message,
            hookPhase: 'Failed',
            syncPhase,
          });
          finish(
            'Failed',
            `one or more objects failed to apply, reason: ${error.message}`,
            results,
            compared.revision,
          );
          return;
        }
      }
      if (operation.sync.prune && !selected) {
        const wanted = new Set(compared.targets.map(({ key }) => keyText(key)));
        for (const key of this.#tracked(application)) {
          if (!wanted.has(keyText(key))) {
            this.#remove(key);
            results.push({
              ...this.#resource(key, 'Synced'),
              status: 'Pruned',
              message: 'pruned',
              syncPhase: 'Sync',
            });
          }
        }
      }
    }
    finish(
      'Succeeded',
      'successfully synced (all tasks run)',
      results,
      compared.revision,
    );
  }

  async #renderEarlier(
    application: Application,
    source: Source,
    revision: string,
  ): Promise<Compared | ComparisonError> {
    try {
      return await this.#render(
        application,
        source,
        await this.repositories.resolve(source.repoURL, revision),
      );
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

  /** @throws AdmissionError where the cluster refuses it */
  #apply({ key, manifest }: Target, application: string): string {
    const stored = isOwn(key) ? this.world.stored(manifest) : undefined;
    this.cluster.admit(this.world.users.controller, key, manifest, stored);
    const outcome = this.cluster.apply(key, manifest, application);
    if (isOwn(key)) {
      this.world.apply(manifest);
    }
    return outcome;
  }

  #finalize(application: Application): void {
    if (
      application.metadata.finalizers?.some(name =>
        name.startsWith('resources-finalizer.argocd.argoproj.io'),
      )
    ) {
      for (const key of this.#tracked(application)) {
        this.#remove(key);
      }
    }
    this.#compared.delete(application.metadata.uid);
    this.world.remove(application);
  }

  #remove(key: ResourceKey): void {
    this.cluster.remove(key);
    if (isOwn(key)) {
      this.world.withdraw(key.kind, key.name);
    }
  }
}

/** In the order in which Argo CD applies them. */
function inWaves(targets: Target[]): Target[] {
  const wave = ({ manifest }: Target) =>
    Number(
      manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0,
    );
  return [...targets].sort((a, b) => wave(a) - wave(b));
}

/** Argo CD's own objects, which an Application may bring like any others. */
function isOwn({ group }: ResourceKey): boolean {
  return group === 'argoproj.io';
}
