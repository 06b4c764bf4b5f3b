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
import { kubernetesTime as time } from '../world/Clock';
import { backOffText, Crash, CrashState, crashState } from './crashLoop';
import { Manifest, ResourceKey, shortHash, uidOf } from './manifest';
import type { PodSpec } from './podSecurity';

interface ReplicaSet {
  name: string;
  uid: string;
  images: string[];
  containers: string[];
  replicas: number;
  createdAt: number;
  /** Number of the Deployment's revision that it is. */
  revision: number;
  labels: Record<string, string>;
  pod: PodSpec;
  /** Whether its pods were let in: what runs stays. */
  isAdmitted?: boolean;
  /** When the kubelet first saw every image in the registry. */
  pulledAt?: number;
  /** Whether it was ready once: what happens to its pods afterwards does not start the progress deadline again. */
  isComplete?: boolean;
  /** Whether the present pods have come up: their environment is read when they start, and never again. */
  isUp?: boolean;
  /** How often somebody deleted its pods; each time there are others. */
  deletions: number;
}

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
  crash?: Crash & { state: CrashState };
}

interface RolloutOptions extends ClusterOptions {
  /** Why the namespace lets no such pod in. */
  podViolation(pod: PodSpec): string | undefined;
  /** Why the pod's program ends as soon as it starts. */
  crash(pod: PodSpec): Crash | undefined;
}

/** One Deployment's way from a pod template to ready pods; the version before serves until the new one is ready. */
export class Rollout {
  readonly #replicaSets: ReplicaSet[] = [];
  #restarts = 0;
  revision = 0;

  constructor(
    private readonly key: ResourceKey,
    private readonly uid: string,
    private readonly options: RolloutOptions,
  ) {}

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
    return this.#serving().flatMap(replicaSet => {
      const ready = this.#ready(replicaSet);
      const forbidden = this.#forbidden(replicaSet);
      const parent = (kind: string, name: string, uid: string) => [
        {
          group: 'apps',
          version: 'v1',
          kind,
          namespace: this.key.namespace,
          name,
          uid,
        },
      ];
      const set: TreeNode = {
        group: 'apps',
        version: 'v1',
        kind: 'ReplicaSet',
        namespace: this.key.namespace,
        name: replicaSet.name,
        uid: replicaSet.uid,
        parentRefs: parent('Deployment', this.key.name, this.uid),
        info: [{ name: 'Revision', value: `Rev:${replicaSet.revision}` }],
        resourceVersion: '1',
        health: setHealth(replicaSet, ready, forbidden),
        createdAt: time(replicaSet.createdAt),
      };
      if (forbidden) {
        return [set];
      }
      const pods = Array.from({ length: replicaSet.replicas }, (_, index) => {
        const name = podName(replicaSet, index);
        const uid = podUid(replicaSet, index);
        const missing = this.#missingImage(replicaSet);
        const crash = this.#crash(replicaSet);
        let reason = 'Running';
        let health: Health = { status: 'Healthy' };
        if (crash) {
          reason = crash.state.isRunning ? 'Running' : 'CrashLoopBackOff';
          health = crash.state.isRunning
            ? { status: 'Progressing' }
            : {
                status: 'Degraded',
                message: backOffText(crash, crash.state, {
                  ...this.key,
                  name,
                  uid,
                }),
              };
        } else if (!ready) {
          reason = missing ? 'ImagePullBackOff' : 'ContainerCreating';
          health = missing
            ? {
                status: 'Degraded',
                message: `Back-off pulling image ${missing}: not found`,
              }
            : { status: 'Progressing' };
        }
        const pod: TreeNode = {
          version: 'v1',
          kind: 'Pod',
          namespace: this.key.namespace,
          name,
          uid,
          parentRefs: parent('ReplicaSet', replicaSet.name, replicaSet.uid),
          info: [
            { name: 'Status Reason', value: reason },
            { name: 'Node', value: 'k3d-sandbox-agent-0' },
            { name: 'Containers', value: ready ? '1/1' : '0/1' },
            ...(crash?.state.restarts
              ? [
                  {
                    name: 'Restart Count',
                    value: String(crash.state.restarts),
                  },
                ]
              : []),
          ],
          networkingInfo: { labels: replicaSet.labels },
          images: replicaSet.images,
          resourceVersion: '1',
          health,
          createdAt: time(replicaSet.createdAt),
        };
        return pod;
      });
      return [set, ...pods];
    });
  }

  /** Events of one of this Deployment's sets or pods; `undefined` where the object is none of them. */
  events(uid: string): object[] | undefined {
    for (const replicaSet of this.#serving()) {
      if (replicaSet.uid === uid) {
        return this.#setEvents(replicaSet);
      }
      for (let index = 0; index < replicaSet.replicas; index += 1) {
        if (podUid(replicaSet, index) === uid) {
          return this.#podEvents(replicaSet, podName(replicaSet, index), uid);
        }
      }
    }
    return undefined;
  }

  #setEvents(replicaSet: ReplicaSet): object[] {
    const forbidden = this.#forbidden(replicaSet);
    return forbidden
      ? [
          this.#event(replicaSet, {
            involved: {
              kind: 'ReplicaSet',
              name: replicaSet.name,
              uid: replicaSet.uid,
              apiVersion: 'apps/v1',
            },
            component: 'replicaset-controller',
            type: 'Warning',
            reason: 'FailedCreate',
            message: `Error creating: ${forbidden}`,
            at: this.options.clock.now(),
            count: 1,
          }),
        ]
      : [];
  }

  #event(
    replicaSet: ReplicaSet,
    {
      involved,
      component,
      at,
      ...rest
    }: {
      involved: { kind: string; name: string; uid: string; apiVersion: string };
      component: string;
      type: string;
      reason: string;
      message: string;
      at: number;
      count: number;
    },
  ): object {
    const { namespace } = this.key;
    return {
      metadata: {
        name: `${involved.name}.${shortHash(rest.reason + rest.message, 16)}`,
        namespace,
        creationTimestamp: time(at),
      },
      involvedObject: { namespace, ...involved },
      source: { component },
      firstTimestamp: time(replicaSet.createdAt),
      lastTimestamp: time(at),
      eventTime: null,
      ...rest,
    };
  }

  #podEvents(replicaSet: ReplicaSet, name: string, uid: string): object[] {
    const event = (
      type: string,
      reason: string,
      message: string,
      at: number,
      count: number,
    ) =>
      this.#event(replicaSet, {
        involved: { kind: 'Pod', name, uid, apiVersion: 'v1' },
        component: 'kubelet',
        type,
        reason,
        message,
        at,
        count,
      });
    const scheduled = event(
      'Normal',
      'Scheduled',
      `Successfully assigned ${this.key.namespace}/${name} to k3d-sandbox-agent-0`,
      replicaSet.createdAt,
      1,
    );
    const missing = this.#missingImage(replicaSet);
    const now = this.options.clock.now();
    if (missing) {
      const tries = 1 + Math.floor((now - replicaSet.createdAt) / 10_000);
      return [
        scheduled,
        event(
          'Warning',
          'Failed',
          `Failed to pull image "${missing}": rpc error: code = NotFound desc = failed to pull and unpack image "${missing}": not found`,
          now,
          tries,
        ),
        event(
          'Warning',
          'BackOff',
          `Back-off pulling image "${missing}"`,
          now,
          tries,
        ),
      ];
    }
    const crash = this.#crash(replicaSet);
    return [
      scheduled,
      ...(crash
        ? [
            event(
              'Warning',
              'BackOff',
              `Back-off restarting failed container ${crash.container} in pod ${name}_${this.key.namespace}(${uid})`,
              crash.state.ended?.finishedAt ?? crash.state.startedAt,
              crash.state.restarts + 1,
            ),
          ]
        : []),
      ...(this.#ready(replicaSet)
        ? [
            event(
              'Normal',
              'Started',
              'Started container',
              replicaSet.pulledAt!,
              1,
            ),
          ]
        : []),
    ];
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

  #missingImage({ images }: ReplicaSet): string | undefined {
    return images.find(image => !this.options.imageExists(image));
  }

  #crash(replicaSet: ReplicaSet): Pod['crash'] {
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

function setHealth(
  { replicas }: ReplicaSet,
  isReady: boolean,
  forbidden: string | undefined,
): Health {
  if (forbidden) {
    return { status: 'Degraded', message: forbidden };
  }
  return isReady
    ? { status: 'Healthy' }
    : {
        status: 'Progressing',
        message: `Waiting for rollout to finish: 0 out of ${replicas} new replicas are available...`,
      };
}

function podName(replicaSet: ReplicaSet, index: number): string {
  const { deletions, name, uid } = replicaSet;
  return `${name}-${shortHash(`${uid}${index}${deletions || ''}`, 5)}`;
}

function podUid(replicaSet: ReplicaSet, index: number): string {
  return uidOf(`${replicaSet.uid}/${podName(replicaSet, index)}`);
}
