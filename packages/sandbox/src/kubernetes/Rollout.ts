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

import type { ClusterOptions, Health, TreeNode } from './Cluster';
import { Crash, crashState } from './crashLoop';
import { Manifest, ResourceKey, shortHash, uidOf } from './manifest';
import type { PodSpec } from './podSecurity';
import {
  Crashing,
  podName,
  PodProgress,
  podUid,
  ReplicaSet,
} from './ReplicaSet';
import { RolloutEvents } from './RolloutEvents';
import { rolloutNodes } from './rolloutNodes';

/** A pod as far as its manifest and its log go. */
export interface Pod {
  name: string;
  uid: string;
  labels: Record<string, string>;
  spec: PodSpec;
  createdAt: number;
  namespace?: string;
  /** `Kind/name` of everything above it. */
  owners: string[];
  containers: string[];
  image: string;
  /** The image that cannot be pulled. */
  missingImage?: string;
  /** Milliseconds; absent while it has not started. */
  startedAt?: number;
  /** Why one of its containers stops each time, and how far that has come. */
  crash?: Crashing;
}

interface RolloutOptions extends ClusterOptions {
  /** Why the namespace lets no such pod in. */
  podViolation(pod: PodSpec): string | undefined;
  /** Why the pod's program ends as soon as it starts. */
  crash(pod: PodSpec): Crash | undefined;
}

/** One Deployment's way from a pod template to ready pods; the version before serves until the new one is ready. */
export class Rollout {
  readonly #events: RolloutEvents;
  readonly #replicaSets: ReplicaSet[] = [];
  #restarts = 0;
  revision = 0;

  constructor(
    private readonly key: ResourceKey,
    private readonly uid: string,
    private readonly options: RolloutOptions,
  ) {
    this.#events = new RolloutEvents(key, () => options.clock.now());
  }

  update(manifest: Manifest): void {
    const template = manifest.spec?.template ?? {};
    const replicas = manifest.spec?.replicas ?? 1;
    const name = `${this.key.name}-${shortHash(
      `${JSON.stringify(template)}${this.#restarts || ''}`,
      9,
    )}`;
    const current = this.#replicaSets[0];
    if (current?.name === name) {
      current.replicas = replicas;
      return;
    }
    this.revision += 1;
    this.#replicaSets.unshift({
      name,
      uid: uidOf(`${this.uid}/${name}/${this.revision}`),
      images: (template.spec?.containers ?? []).map(
        (container: { image: string }) => container.image,
      ),
      containers: (template.spec?.containers ?? []).map(
        (container: { name: string }) => container.name,
      ),
      replicas,
      createdAt: this.options.clock.now(),
      revision: this.revision,
      labels: template.metadata?.labels ?? {},
      pod: template.spec ?? {},
      deletions: 0,
    });
  }

  /** Somebody deletes every pod: others of the same sets start in their place. */
  deletePods(): void {
    for (const replicaSet of this.#running()) {
      replicaSet.deletions += 1;
      replicaSet.pulledAt = undefined;
      replicaSet.isUp = false;
    }
  }

  restart(manifest: Manifest): void {
    this.#restarts += 1;
    this.update(manifest);
  }

  pods(): Pod[] {
    return this.#running().flatMap(replicaSet =>
      Array.from({ length: replicaSet.replicas }, (_, index) => ({
        name: podName(replicaSet, index),
        uid: podUid(replicaSet, index),
        labels: replicaSet.labels,
        spec: replicaSet.pod,
        createdAt: replicaSet.createdAt,
        namespace: this.key.namespace,
        owners: [
          `Deployment/${this.key.name}`,
          `ReplicaSet/${replicaSet.name}`,
        ],
        containers: replicaSet.containers,
        image: replicaSet.images[0] ?? '',
        missingImage: this.#missingImage(replicaSet),
        startedAt: this.#ready(replicaSet)
          ? replicaSet.pulledAt! + this.options.podStartMs
          : undefined,
        crash: this.#crash(replicaSet),
      })),
    );
  }

  health(): Health {
    const current = this.#replicaSets[0];
    if (this.#ready(current)) {
      return { status: 'Healthy' };
    }
    const waited = this.options.clock.now() - current.createdAt;
    if (!current.isComplete && waited > this.options.progressDeadlineMs) {
      return {
        status: 'Degraded',
        message: `Deployment "${this.key.name}" exceeded its progress deadline`,
      };
    }
    return {
      status: 'Progressing',
      message: `Waiting for rollout to finish: 0 of ${current.replicas} updated replicas are available...`,
    };
  }

  images(): string[] {
    return this.#running().flatMap(({ images }) => images);
  }

  nodes(): TreeNode[] {
    return this.#serving().flatMap(replicaSet =>
      rolloutNodes({ key: this.key, uid: this.uid }, replicaSet, {
        ...this.#progress(replicaSet),
        forbidden: this.#forbidden(replicaSet),
      }),
    );
  }

  /** Events of one of this Deployment's sets or pods; `undefined` where the object is none of them. */
  events(uid: string): object[] | undefined {
    for (const replicaSet of this.#serving()) {
      if (replicaSet.uid === uid) {
        return this.#events.ofSet(replicaSet, this.#forbidden(replicaSet));
      }
      for (let index = 0; index < replicaSet.replicas; index += 1) {
        if (podUid(replicaSet, index) === uid) {
          return this.#events.ofPod(
            replicaSet,
            { name: podName(replicaSet, index), uid },
            this.#progress(replicaSet),
          );
        }
      }
    }
    return undefined;
  }

  /** The newest set, and until that was ready once the one that served before. */
  #serving(): ReplicaSet[] {
    const [current, ...older] = this.#replicaSets;
    const before = older.find(({ isComplete }) => isComplete);
    return this.#ready(current) || current.isComplete || !before
      ? [current]
      : [current, before];
  }

  /** Of these, those that have pods. */
  #running(): ReplicaSet[] {
    return this.#serving().filter(replicaSet => !this.#forbidden(replicaSet));
  }

  /** Why the set gets no pods, in the words of the API server. */
  #forbidden(replicaSet: ReplicaSet): string | undefined {
    const violation = replicaSet.isAdmitted
      ? undefined
      : this.options.podViolation(replicaSet.pod);
    replicaSet.isAdmitted = !violation;
    return (
      violation && `pods "${podName(replicaSet, 0)}" is forbidden: ${violation}`
    );
  }

  #progress(replicaSet: ReplicaSet): PodProgress {
    return {
      isReady: this.#ready(replicaSet),
      missingImage: this.#missingImage(replicaSet),
      crash: this.#crash(replicaSet),
    };
  }

  #missingImage({ images }: ReplicaSet): string | undefined {
    return images.find(image => !this.options.imageExists(image));
  }

  #crash(replicaSet: ReplicaSet): Crashing | undefined {
    if (this.#ready(replicaSet) || replicaSet.pulledAt === undefined) {
      return undefined;
    }
    const crash = this.options.crash(replicaSet.pod);
    const now = this.options.clock.now();
    return crash && { ...crash, state: crashState(replicaSet.pulledAt, now) };
  }

  #ready(replicaSet: ReplicaSet): boolean {
    if (
      replicaSet.pulledAt === undefined &&
      !this.#forbidden(replicaSet) &&
      !this.#missingImage(replicaSet)
    ) {
      replicaSet.pulledAt = this.options.clock.now();
    }
    const isReady =
      replicaSet.pulledAt !== undefined &&
      this.options.clock.now() - replicaSet.pulledAt >=
        this.options.podStartMs &&
      (replicaSet.isUp || !this.options.crash(replicaSet.pod));
    replicaSet.isUp = isReady;
    replicaSet.isComplete ||= isReady;
    return isReady;
  }
}
