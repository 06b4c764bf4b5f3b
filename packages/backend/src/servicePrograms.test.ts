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

import { ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './__testUtils__/freePort';

// The first build of a Go program compiles Go's own packages, too.
jest.setTimeout(600_000);

const run = promisify(execFile);
const services = path.resolve(
  __dirname,
  '../../../templates/new-project/service',
);

async function answer(url: string): Promise<[number, string]> {
  const deadline = Date.now() + 240_000;
  for (;;) {
    try {
      const response = await fetch(url);
      return [response.status, await response.text()];
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

const programs = [
  {
    language: 'python',
    needs: 'python3',
    test: ['python3', '-m', 'unittest'],
    start: ['python3', 'main.py'],
  },
  {
    language: 'node',
    needs: 'node',
    test: ['node', '--test'],
    start: ['node', 'main.mjs'],
  },
  {
    language: 'go',
    needs: 'go',
    test: ['go', 'test', './...'],
    start: ['go', 'run', '.'],
  },
  {
    // Its server stands in the image; what it serves is tested here.
    language: 'static',
    needs: 'python3',
    test: ['python3', '-m', 'unittest'],
    start: ['python3', '-m', 'http.server', '--directory', 'site'],
  },
];

/** Machines without a language cannot run its program; which ones can is printed by the test's name. */
const present = programs.filter(
  ({ needs }) => !spawnSync(needs, ['version']).error,
);

describe('the program of a service', () => {
  let child: ChildProcess | undefined;

  afterEach(() => {
    if (child?.pid && child.exitCode === null) {
      // `go run` has a child of its own.
      process.kill(-child.pid, 'SIGKILL');
    }
    child = undefined;
  });

  it.each(present)(
    'in $language passes its test, starts, and shows its health',
    async ({ language, test, start }) => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-service-'));
      await cp(path.join(services, language), folder, { recursive: true });
      const env = { ...process.env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };
      await run(test[0], test.slice(1), { cwd: folder, env });

      const port = await freePort();
      const more = language === 'static' ? [String(port)] : [];
      child = spawn(start[0], [...start.slice(1), ...more], {
        cwd: folder,
        env: { ...env, PORT: String(port) },
        stdio: 'ignore',
        detached: true,
      });
      expect(await answer(`http://127.0.0.1:${port}/healthz`)).toEqual([
        200,
        'ok',
      ]);
      expect((await answer(`http://127.0.0.1:${port}/`))[0]).toBe(200);
      expect((await answer(`http://127.0.0.1:${port}/nope`))[0]).toBe(404);
    },
  );
});
