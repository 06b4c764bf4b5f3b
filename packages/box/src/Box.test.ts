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

import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { job, Task } from './__testUtils__/job';
import { Box } from './Box';
import { BoxBusyError, BoxJobError, BoxLimitError } from './errors';
import { withoutNetwork } from './network';

jest.setTimeout(120_000);

const limits = { seconds: 60, memoryMb: 400, outputMb: 1 };

async function waitUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('the box', () => {
  const box = new Box({ concurrency: 2 });
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-box-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const run = (
    input: Task,
    more: { limits?: Partial<typeof limits>; signal?: AbortSignal } = {},
  ) =>
    box.run({
      module: job,
      what: 'the check',
      person: 'user:default/maria',
      input,
      signal: more.signal,
      limits: { ...limits, ...more.limits },
    });

  it('gives back what the job answers', async () => {
    const value = { text: 'ünï\n', list: [1, null] };
    expect(await run({ do: 'answer', value })).toEqual(value);
    expect(await run({ do: 'answer' })).toBeUndefined();
  });

  it('knows nothing of the environment, and leaves no folder behind', async () => {
    process.env.SECRET_OF_THE_PORTAL = 'hunter2';
    process.env.HTTPS_PROXY = 'http://proxy.example.net';
    const told = (await run({ do: 'tell' })) as Record<string, string[]>;
    delete process.env.SECRET_OF_THE_PORTAL;
    delete process.env.HTTPS_PROXY;
    expect(told.environment).toEqual(
      expect.arrayContaining(['HOME', 'LANG', 'PATH', 'TMPDIR']),
    );
    expect(told.environment).not.toEqual(
      expect.arrayContaining(['SECRET_OF_THE_PORTAL']),
    );
    expect(told.values).not.toEqual(expect.arrayContaining(['hunter2']));
    expect(told.environment.join(' ')).not.toMatch(/proxy|token|secret/i);
    expect(told.cwd).toBe(told.home);
    expect(existsSync(String(told.home))).toBe(false);
  });

  it('says what the job has failed of', async () => {
    await expect(run({ do: 'throw' })).rejects.toThrow(
      new BoxJobError('It does not work.'),
    );
    await expect(run({ do: 'exit' })).rejects.toThrow(
      /^the check stopped by itself with exit code 3/,
    );
  });

  it('ends what takes too long, with everything that it has started', async () => {
    const at = path.join(folder, 'pid');
    await expect(
      run({ do: 'loopInShell', at }, { limits: { seconds: 1 } }),
    ).rejects.toThrow(
      new BoxLimitError('the check', 'time', { ...limits, seconds: 1 }),
    );
    await waitUntil(() => !isRunning(Number(readFileSync(at, 'utf8'))));
  });

  it.each(['growObjects', 'growBuffers', 'growInShell'] as const)(
    'ends what takes too much memory: %s',
    async what => {
      await expect(run({ do: what })).rejects.toThrow(
        'the check took more than 400 MB of memory',
      );
    },
  );

  it('ends what prints too much', async () => {
    await expect(run({ do: 'print' })).rejects.toMatchObject({
      limit: 'output',
      message: 'the check printed more than 1 MB',
    });
  });

  it('ends what nobody wants any more, and does not begin what nobody waits for', async () => {
    const at = path.join(folder, 'pid');
    const running = new AbortController();
    const ended = run({ do: 'loop', at }, { signal: running.signal }).catch(
      (error: Error) => error.message,
    );
    await waitUntil(() => existsSync(at) && readFileSync(at, 'utf8') !== '');
    running.abort(new Error('not wanted'));
    expect(await ended).toBe('not wanted');
    await waitUntil(() => !isRunning(Number(readFileSync(at, 'utf8'))));
    await expect(
      run({ do: 'answer' }, { signal: running.signal }),
    ).rejects.toThrow('not wanted');
  });

  it('refuses more than may wait', async () => {
    const small = new Box({ concurrency: 1, maxWaitingEach: 1 });
    const stop = new AbortController();
    const begin = (person: string) =>
      small.run({
        module: job,
        what: 'the check',
        person,
        limits,
        input: { do: 'loop', at: path.join(folder, person) },
        signal: stop.signal,
      });
    const both = Promise.allSettled([begin('maria'), begin('maria')]);
    await expect(begin('maria')).rejects.toThrow(BoxBusyError);
    const other = Promise.allSettled([begin('jonas')]);
    stop.abort(new Error('done'));
    expect(await both).toHaveLength(2);
    expect(await other).toHaveLength(1);
  });

  it('has no network where the kernel permits that', async () => {
    let connections = 0;
    const server = createServer(socket => {
      connections += 1;
      socket.end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as { port: number };
    const isApart = (await withoutNetwork()).length > 0;
    const answer = await run({ do: 'connect', at: String(port) }).catch(
      (error: Error) => error.message,
    );
    server.close();
    expect(connections).toBe(isApart ? 0 : 1);
    expect(answer === 'connected').toBe(!isApart);
  });
});
