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

import { ImageNeed } from '../registry/imageNeeds';
import { kubernetesTime } from '../world/Clock';

/** How long a program that misses something lives. */
const livesMs = 400;
const firstBackOffMs = 10_000;
const longestBackOffMs = 300_000;

/** A container that stops each time it is started. */
export interface Crash {
  container: string;
  need: ImageNeed;
}

/** How far a container has come that stops each time: the kubelet waits twice as long after each try. */
export interface CrashState {
  restarts: number;
  isRunning: boolean;
  /** When the present run, or where none is the last, began; milliseconds. */
  startedAt: number;
  /** The last run that has ended; none while the first one lasts. */
  ended?: { startedAt: number; finishedAt: number };
  backOffMs: number;
}

/** @param firstStart - milliseconds */
export function crashState(firstStart: number, now: number): CrashState {
  let startedAt = firstStart;
  let restarts = 0;
  let ended: CrashState['ended'];
  for (;;) {
    const finishedAt = startedAt + livesMs;
    const backOffMs = Math.min(
      firstBackOffMs * 2 ** restarts,
      longestBackOffMs,
    );
    if (now < finishedAt) {
      return { restarts, isRunning: true, startedAt, ended, backOffMs };
    }
    ended = { startedAt, finishedAt };
    if (now < finishedAt + backOffMs) {
      return { restarts, isRunning: false, startedAt, ended, backOffMs };
    }
    startedAt = finishedAt + backOffMs;
    restarts += 1;
  }
}

/** A duration as Go writes it. */
function goDuration(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  const minutes = Math.floor(seconds / 60);
  return `${minutes ? `${minutes}m` : ''}${seconds % 60}s`;
}

/** What the kubelet says of a container that it does not start again yet. */
export function backOffText(
  { container }: Crash,
  { backOffMs }: CrashState,
  pod: { name: string; namespace?: string; uid: string },
): string {
  return `back-off ${goDuration(
    backOffMs,
  )} restarting failed container=${container} pod=${pod.name}_${
    pod.namespace ?? ''
  }(${pod.uid})`;
}

/** What Python writes before such a program ends. */
export function crashLines({ need }: Crash): string[] {
  return [
    'Traceback (most recent call last):',
    ...need.frames.flatMap(({ file, line, scope, text }) => [
      `  File "${file}", line ${line}, in ${scope}`,
      `    ${text}`,
    ]),
    '  File "<frozen os>", line 717, in __getitem__',
    `KeyError: '${need.variable}'`,
  ];
}

/** `status.containerStatuses` of the container that stops. */
export function crashStatus(
  crash: Crash,
  state: CrashState,
  pod: { name: string; namespace?: string; uid: string },
): object {
  const time = kubernetesTime;
  return {
    restartCount: state.restarts,
    ready: false,
    started: false,
    state: state.isRunning
      ? { running: { startedAt: time(state.startedAt) } }
      : {
          waiting: {
            reason: 'CrashLoopBackOff',
            message: backOffText(crash, state, pod),
          },
        },
    lastState: state.ended
      ? {
          terminated: {
            exitCode: 1,
            reason: 'Error',
            startedAt: time(state.ended.startedAt),
            finishedAt: time(state.ended.finishedAt),
          },
        }
      : {},
  };
}
