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
import { createInterface } from 'node:readline';

const program = require.resolve('gitlab-ci-local/dist/index.js');

/** Runs gitlab-ci-local without the environment of the sandbox; gives its exit code and every line it prints. */
export function runGitlabCiLocal(
  args: string[],
  options: {
    cwd: string;
    env: Record<string, string>;
    onLine?(line: string): void;
    signal?: AbortSignal;
  },
): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: whatever a job has started ends with it.
      detached: true,
    });
    const end = () => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    options.signal?.addEventListener('abort', end, { once: true });
    const output: string[] = [];
    const errors: string[] = [];
    createInterface({ input: child.stdout }).on('line', line => {
      output.push(line);
      options.onLine?.(line);
    });
    createInterface({ input: child.stderr }).on('line', line => {
      errors.push(line);
      options.onLine?.(line);
    });
    child.on('error', reject);
    child.on('close', code => {
      options.signal?.removeEventListener('abort', end);
      resolve({
        code: code ?? 1,
        output: output.join('\n'),
        errors: errors.join('\n'),
      });
    });
  });
}
