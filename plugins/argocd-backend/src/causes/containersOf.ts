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

import { ContainerRun, LogContainer } from '@slipway/plugin-argocd-common';
import { ContainerState, EndedContainer, readPodManifest } from './podManifest';

const defaultContainer = 'kubectl.kubernetes.io/default-container';

function ended({
  reason,
  exitCode,
  startedAt,
  finishedAt,
}: EndedContainer): ContainerRun {
  const seconds =
    (Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')) / 1_000;
  return {
    state: 'ended',
    reason,
    exitCode,
    startedAt: startedAt ?? undefined,
    endedAt: finishedAt ?? undefined,
    duration: seconds >= 0 ? seconds : undefined,
  };
}

function toRun(
  state: ContainerState | null | undefined,
): ContainerRun | undefined {
  if (state?.terminated) {
    return ended(state.terminated);
  }
  if (state?.running) {
    return {
      state: 'running',
      startedAt: state.running.startedAt ?? undefined,
    };
  }
  return state?.waiting
    ? { state: 'waiting', reason: state.waiting.reason }
    : undefined;
}

/**
 * Containers of a pod, or of the pods of a workload, by its manifest: the one that people mean first. Of a pod, how each
 * is and how its run before ended; messages are left out, for they may hold what a program wrote.
 */
export function containersOf(manifestText: string): LogContainer[] {
  const { metadata, spec, status } = readPodManifest(manifestText);
  const containers = spec?.containers ?? [];
  const initContainers = spec?.initContainers ?? [];
  const statuses = new Map(
    [
      ...(status?.containerStatuses ?? []),
      ...(status?.initContainerStatuses ?? []),
    ].map(item => [item.name, item]),
  );
  const meant = metadata?.annotations?.[defaultContainer];
  const named = (
    kind: LogContainer['kind'],
    items: { name?: string; image?: string }[],
  ) =>
    items.flatMap(({ name, image }): LogContainer[] => {
      const found = statuses.get(name ?? '');
      return name
        ? [
            {
              name,
              kind,
              image,
              restarts: found?.restartCount,
              state: toRun(found?.state),
              lastRun: toRun(found?.lastState),
            },
          ]
        : [];
    });
  const main = named('container', containers);
  return [
    ...main.filter(({ name }) => name === meant),
    ...main.filter(({ name }) => name !== meant),
    ...named(
      'sidecar',
      initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always'),
    ),
    ...named(
      'init',
      initContainers.filter(({ restartPolicy }) => restartPolicy !== 'Always'),
    ),
  ];
}
