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

import { runProgram } from './runProgram';

describe('programs of the sandbox', () => {
  it('have what is written to them, and give what they write', async () => {
    const input = Buffer.from([0, 255, 10, 13]);
    expect(await runProgram('cat', [], { input })).toEqual({
      stdout: input,
      stderr: Buffer.alloc(0),
    });
  });

  it('know the folder and the environment that they are given, and no other', async () => {
    const { stdout } = await runProgram('sh', ['-c', 'pwd; echo "$A-$HOME"'], {
      cwd: '/',
      env: { PATH: process.env.PATH, A: 'a' },
    });
    expect(stdout.toString()).toBe('/\na-\n');
  });

  it('run beside each other, each with its own result', async () => {
    const results = await Promise.all(
      ['a', 'b', 'c'].map(name => runProgram('cat', [], { input: name })),
    );
    expect(results.map(({ stdout }) => stdout.toString())).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('say how they have failed, with what they wrote until then', async () => {
    expect(
      await runProgram('sh', ['-c', 'echo out; echo err >&2; exit 3']),
    ).toEqual({
      failure: { code: 3, message: expect.stringContaining('err') },
      stdout: Buffer.from('out\n'),
      stderr: Buffer.from('err\n'),
    });
    expect((await runProgram('no-such-program', [])).failure?.code).toBe(
      'ENOENT',
    );
    expect(
      (await runProgram('sleep', ['60'], { timeoutMs: 10 })).failure,
    ).toBeDefined();
  });

  it('fail with the process that starts them, and run again after that', async () => {
    const { failure } = await runProgram('sh', [
      '-c',
      'kill -KILL $PPID; exec sleep 1',
    ]);
    expect(failure?.message).toBe('The runner of programs has ended');
    const { stdout } = await runProgram('echo', ['again']);
    expect(stdout.toString()).toBe('again\n');
  });
});
