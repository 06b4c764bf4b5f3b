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
import { CachedStates } from './CachedStates';
import {
  clusterConditions,
  targetConditions,
  withTransitionTimes,
} from './failedComparison';
import { Faults } from './faults';
import {
  Application,
  refreshAnnotation,
  ResourceStatus,
  Source,
} from './model';
import { Compared, liveWave, Operations, Target } from './Operations';
import { objectError, specErrors } from './permitted';
import { RepositoryServer } from './RepositoryServer';
import { resourceStatus } from './resourceStatus';
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
  /** How much of the time that Argo CD lets pass before a retry passes here; all of it where nothing is said. */
  retryScale?: number;
  /** Milliseconds between two looks at the cluster. */
  tickMs: number;
  /** Milliseconds until an application whose spec is refused, as one without its AppProject, is compared again by itself. */
  invalidSpecMs?: number;
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
  readonly #operations: Operations;
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
    this.#operations = new Operations(world, cluster, faults, options, {
      isHalted: () => this.#isHalted(),
      compare: application => this.#compare(application, { isAskedFor: true }),
      compared: ({ metadata }) => this.#compared.get(metadata.uid),
      render: async (application, source, revision) =>
        this.#render(
          application,
          source,
          await repositories.resolve(source.repoURL, revision),
        ),
      tracked: application => this.#tracked(application),
      withIgnored: (application, key, manifest) =>
        this.#withIgnored(application, key, manifest),
      apply: (target, owner) => this.#apply(target, owner),
      remove: key => this.#remove(key),
      takeAsTried: ({ metadata }, revision) =>
        this.#attempted.set(metadata.uid, revision),
      fillStatus: draft => this.#fillStatus(draft),
    });
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
    this.cluster.autoscale();
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
    if (application.operation) {
      await this.#operations.operate(application);
      if (!application.operation) {
        this.#lastComparison.delete(application.metadata.uid);
      }
    }
    if (application.metadata.deletionTimestamp) {
      // What is under way goes on first.
      if (!application.operation) {
        this.#finalize(application);
      }
      return;
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
        ...resourceStatus(key, 'Unknown', this.cluster.health(key)),
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
          live &&
          JSON.stringify(live.manifest) ===
            JSON.stringify(this.#withIgnored(draft, key, manifest));
        const health = isSeen
          ? this.cluster.health(key)
          : { status: 'Missing' as const };
        return resourceStatus(key, same ? 'Synced' : 'OutOfSync', health);
      },
    );
    for (const key of this.#tracked(draft)) {
      if (!wanted.has(keyText(key)) && key.kind !== 'Namespace') {
        resources.push({
          ...resourceStatus(key, 'OutOfSync', this.cluster.health(key)),
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
    const externalURLs = this.cluster.externalUrls(draft.metadata.name);
    draft.status.summary = {
      ...(images.length > 0 && { images }),
      ...(externalURLs.length > 0 && { externalURLs }),
    };
    draft.status.sourceType = 'Helm';
    draft.status.controllerNamespace = this.world.namespace;
    this.#setHealth(draft, this.#applicationHealth(resources));
  }

  /** What Git wants, with what of it is ignored because a controller of the cluster owns it. */
  #withIgnored(
    { spec }: Application,
    key: ResourceKey,
    manifest: Manifest,
  ): Manifest {
    const replicas = this.cluster.autoscaledReplicas(key);
    const isIgnored = spec.ignoreDifferences?.some(
      ({ kind, managedFieldsManagers }) =>
        kind === key.kind &&
        managedFieldsManagers?.includes('kube-controller-manager'),
    );
    return isIgnored &&
      replicas !== undefined &&
      manifest.spec?.replicas !== undefined
      ? { ...manifest, spec: { ...manifest.spec, replicas } }
      : manifest;
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
        retry: draft.spec.syncPolicy?.retry ?? { limit: 5 },
      };
    });
  }

  /** Whether it is away, and may come back. */
  #isHalted(): boolean {
    return this.faults.isBroken('controller') && this.#timer !== undefined;
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

  /** Deletes what it has made, the last wave first; while anything of that is there, the application stays. */
  #finalize(application: Application): void {
    const isCascading = application.metadata.finalizers?.some(name =>
      name.startsWith('resources-finalizer.argocd.argoproj.io'),
    );
    let left = isCascading ? this.#tracked(application) : [];
    while (left.length > 0) {
      const last = Math.max(...left.map(key => liveWave(this.cluster, key)));
      const leaving = left.filter(key => liveWave(this.cluster, key) === last);
      leaving.forEach(key => this.#remove(key));
      if (leaving.some(key => this.cluster.get(key))) {
        this.#updateHealth(application);
        return;
      }
      left = this.#tracked(application);
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

/** Argo CD's own objects, which an Application may bring like any others. */
function isOwn({ group }: ResourceKey): boolean {
  return group === 'argoproj.io';
}
