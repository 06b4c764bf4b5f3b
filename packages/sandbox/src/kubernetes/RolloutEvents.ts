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

import { kubernetesTime as time } from '../world/Clock';
import { ResourceKey, shortHash } from './manifest';
import { PodProgress, ReplicaSet } from './ReplicaSet';

/** Events of the objects of one Deployment, as its controllers write them. */
export class RolloutEvents {
  constructor(
    private readonly key: ResourceKey,
    private readonly now: () => number,
  ) {}

  /** @param forbidden - why it gets no pods */
  ofSet(replicaSet: ReplicaSet, forbidden: string | undefined): object[] {
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
            at: this.now(),
            count: 1,
          }),
        ]
      : [];
  }

  ofPod(
    replicaSet: ReplicaSet,
    { name, uid }: { name: string; uid: string },
    { crash, isReady, missingImage: missing }: PodProgress,
  ): object[] {
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
    const now = this.now();
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
      ...(isReady
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
}
