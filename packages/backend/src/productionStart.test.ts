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

jest.setTimeout(90_000);

const root = path.resolve(__dirname, '../../..');

/** Starts the real back end as a process of its own and waits for its end. */
function startBackend(
  nodeEnv: string,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        path.join(root, 'packages/backend/src/index.ts'),
        '--config',
        path.join(root, 'app-config.yaml'),
      ],
      {
        cwd: path.join(root, 'packages/backend'),
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: nodeEnv,
          APP_CONFIG_backend_listen_port: '0',
        },
      },
    );
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('exit', code => resolve({ code, output }));
  });
}

it('refuses to start in production on the configuration of the sandbox', async () => {
  const { code, output } = await startBackend('production');
  expect(code).not.toBe(0);
  expect(output).toContain("The configuration has the key 'sandbox'");
});
