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

import { FailingContainer } from '@slipway/plugin-argocd-common';
import { ContainerState, readPodManifest } from '../causes/podManifest';

/** A duration as Go writes it, in milliseconds: `1m20s`. */
function milliseconds(text: string): number {
  const {
    h = 0,
    m = 0,
    s = 0,
  } = /^(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>[\d.]+)s)?$/.exec(text)?.groups ??
  {};
  return (Number(h) * 3_600 + Number(m) * 60 + Number(s)) * 1_000;
}

/** The kubelet counts from the end of the last run; the text has how long, and nothing else has it. */
function nextTry(
  waiting: ContainerState['waiting'],
  last: ContainerState['terminated'],
): string | undefined {
  const wait = /^back-off (\S+) restarting failed container/.exec(
    waiting?.message ?? '',
  )?.[1];
  const ended = last?.finishedAt ? Date.parse(last.finishedAt) : NaN;
  return wait && Number.isFinite(ended)
    ? new Date(ended + milliseconds(wait)).toISOString()
    : undefined;
}

/** The containers of a pod that are not ready, by its manifest; none where it is no pod that the cluster runs. */
export function failingContainers(manifestText: string): FailingContainer[] {
  const { metadata, status } = readPodManifest(manifestText);
  const pod = metadata?.name;
  if (pod === undefined) {
    return [];
  }
  return (status?.containerStatuses ?? [])
    .filter(({ ready }) => !ready)
    .map(({ name, restartCount = 0, state, lastState }) => {
      const last = state?.terminated ?? lastState?.terminated;
      return {
        namespace: metadata?.namespace ?? '',
        pod,
        name,
        restarts: restartCount,
        since: status?.startTime ?? undefined,
        ...(last && {
          lastCrash: {
            at: last.finishedAt ?? undefined,
            exitCode: last.exitCode,
            reason: last.reason,
          },
        }),
        nextTryAt: nextTry(state?.waiting, lastState?.terminated),
      };
    });
}
