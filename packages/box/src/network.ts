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

import { execFile } from 'node:child_process';

const wrapper = ['unshare', '--map-root-user', '--net'];
let support: Promise<boolean> | undefined;

/** Whether the kernel lets this user make a network of its own that leads nowhere. */
function isSupported(): Promise<boolean> {
  support ??= new Promise(resolve => {
    const [program, ...args] = wrapper;
    execFile(program, [...args, 'true'], { timeout: 10_000 }, error =>
      resolve(!error),
    );
  });
  return support;
}

/** What to put before a command so that it has no network; nothing where the kernel does not permit it. */
export async function withoutNetwork(): Promise<string[]> {
  return process.platform === 'linux' && (await isSupported()) ? wrapper : [];
}
