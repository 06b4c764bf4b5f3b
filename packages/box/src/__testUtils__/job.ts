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

import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a test has the box do. */
export interface Task {
  do:
    | 'answer'
    | 'tell'
    | 'throw'
    | 'exit'
    | 'loop'
    | 'loopInShell'
    | 'growObjects'
    | 'growBuffers'
    | 'growInShell'
    | 'print'
    | 'connect';
  /** Where something is left behind or connected to. */
  at?: string;
  value?: unknown;
}

function loop(): never {
  for (;;) {
    // Until it is ended.
  }
}

export async function run(input: unknown): Promise<unknown> {
  const { do: what, at = '', value } = input as Task;
  switch (what) {
    case 'answer':
      return value;
    case 'tell':
      return {
        environment: Object.keys(process.env).sort(),
        values: Object.values(process.env),
        cwd: process.cwd(),
        home: process.env.HOME,
      };
    case 'throw':
      throw new Error('It does not work.');
    case 'exit':
      return process.exit(3);
    case 'loop':
      writeFileSync(at, String(process.pid));
      return loop();
    case 'loopInShell':
      return execFileSync('sh', ['-c', `echo $$ > "${at}"; sleep 600`]);
    case 'growObjects': {
      const all: object[] = [];
      for (;;) {
        all.push({ all: all.length });
      }
    }
    case 'growBuffers': {
      const all: Buffer[] = [];
      for (;;) {
        all.push(Buffer.alloc(1024 * 1024, 1));
        await new Promise(resolve => setImmediate(resolve));
      }
    }
    case 'growInShell':
      return execFileSync(process.execPath, [
        '-e',
        'const all = []; setInterval(() => all.push(Buffer.alloc(16e6, 1)), 5)',
      ]);
    case 'print':
      for (;;) {
        await new Promise(resolve =>
          process.stdout.write('x'.repeat(100_000), resolve),
        );
      }
    default: {
      const socket = connect(Number(at), '127.0.0.1');
      await once(socket, 'connect');
      return 'connected';
    }
  }
}

/** Path of this file, as the box takes it. */
export const job = path.resolve(__dirname, 'job.ts');
