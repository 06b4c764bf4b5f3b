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

import { spawn } from 'node:child_process';
import path from 'node:path';

/** A company's OpenID Connect provider in a process of its own. */
export async function startOidcProvider(port: number, callback: string) {
  const child = spawn(
    process.execPath,
    [path.join(__dirname, 'oidcProvider.mjs'), String(port), callback],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', chunk => {
      if (String(chunk).includes('listening')) {
        resolve();
      }
    });
    child.once('exit', code => reject(new Error(`It stopped: ${code}`)));
  });
  return { stop: () => child.kill() };
}
