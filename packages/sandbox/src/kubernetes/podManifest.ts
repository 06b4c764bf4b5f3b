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

import { kubernetesTime } from '../world/Clock';
import { crashStatus } from './crashLoop';
import { Manifest } from './manifest';
import type { Pod } from './Rollout';

/** A pod as the API server has it: with what the kubelet says of its containers. */
export function podManifest(pod: Pod, now: number): Manifest {
  const { name, namespace, uid, labels, spec, startedAt, crash } = pod;
  const isUp = startedAt !== undefined && startedAt <= now;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      ...(namespace && { namespace }),
      labels,
      uid,
    },
    spec: { ...spec },
    status: {
      phase: isUp || crash ? 'Running' : 'Pending',
      startTime: kubernetesTime(pod.createdAt),
      containerStatuses: pod.containers.map((container, index) => ({
        name: container,
        image: spec.containers?.[index]?.image ?? '',
        imageID: '',
        ...(crash?.container === container
          ? crashStatus(crash, crash.state, pod)
          : containerStatus(pod, isUp)),
      })),
    },
  };
}

function containerStatus(
  { startedAt, missingImage }: Pod,
  isUp: boolean,
): object {
  const waiting = missingImage
    ? {
        reason: 'ImagePullBackOff',
        message: `Back-off pulling image "${missingImage}"`,
      }
    : { reason: 'ContainerCreating' };
  return {
    restartCount: 0,
    ready: isUp,
    started: isUp,
    state: isUp
      ? { running: { startedAt: kubernetesTime(startedAt!) } }
      : { waiting },
    lastState: {},
  };
}
