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

import { Sandbox, sandboxPlatform } from '@slipway/sandbox';
import path from 'node:path';

const chart = path.resolve(__dirname, '../../../../platform/projects');

/** The sandbox on free ports, with everything about five times as fast as on a laptop. */
export function startFastSandbox(): Promise<Sandbox> {
  return Sandbox.start({
    platform: sandboxPlatform(chart),
    // Every look at a repository starts Git, which holds up a process as big as a portal.
    requeueMs: 1_000,
    comparisonMs: 1_000,
    tickMs: 100,
    operationMs: 50,
    retryScale: 0.01,
    podStartMs: 200,
    progressDeadlineMs: 3_000,
  });
}
