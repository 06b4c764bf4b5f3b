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

import { ChildProcess, fork } from 'node:child_process';

export interface ProgramOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds after which it is given up. */
  timeoutMs?: number;
  /** What it reads. */
  input?: Buffer | string;
}

export interface ProgramResult {
  /** Why it has not succeeded. */
  failure?: {
    /** Its exit code, or the system's name for why it has not begun. */
    code?: number | string;
    message: string;
  };
  stdout: Buffer;
  stderr: Buffer;
}

interface Answer {
  id: number;
  failure: ProgramResult['failure'] | null;
  stdout: Uint8Array;
  stderr: Uint8Array;
}

/** Milliseconds without a program after which the runner is let go. */
const idleMs = 5_000;
const maxBuffer = 64 * 1024 * 1024;

/** A small process that starts programs, as long as there are some. */
class Runner {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (result: ProgramResult) => void>();
  #nextId = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(private readonly onEnd: () => void) {
    this.#child = fork(require.resolve('./runner.cjs'), {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.unref();
    this.#child.on('message', (answer: Answer) => this.#answer(answer));
    this.#child.on('error', error => this.#end(error.message));
    this.#child.on('exit', () => this.#end('The runner of programs has ended'));
  }

  run(
    file: string,
    args: string[],
    { cwd, env, input, timeoutMs }: ProgramOptions,
  ): Promise<ProgramResult> {
    clearTimeout(this.#idle);
    this.#child.channel?.ref();
    return new Promise(resolve => {
      this.#nextId += 1;
      this.#waiting.set(this.#nextId, resolve);
      const options = {
        cwd,
        env,
        maxBuffer,
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
      };
      this.#child.send({ id: this.#nextId, file, args, options, input });
    });
  }

  #answer({ id, failure, stderr, stdout }: Answer): void {
    this.#waiting.get(id)?.({
      ...(failure && { failure }),
      stdout: Buffer.from(stdout),
      stderr: Buffer.from(stderr),
    });
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) {
      // What has nothing else to do may end.
      this.#child.channel?.unref();
      this.#idle = setTimeout(() => {
        this.onEnd();
        this.#child.disconnect();
      }, idleMs);
      this.#idle.unref();
    }
  }

  #end(message: string): void {
    this.onEnd();
    const nothing = Buffer.alloc(0);
    for (const resolve of this.#waiting.values()) {
      resolve({ failure: { message }, stdout: nothing, stderr: nothing });
    }
    this.#waiting.clear();
  }
}

let runner: Runner | undefined;

/**
 * Runs a program to its end. It is started by a small process: to start one, the system copies the page tables of who
 * starts it, which holds up a process of a gigabyte for a tenth of a second.
 */
export function runProgram(
  file: string,
  args: string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  if (!runner) {
    const started = new Runner(() => {
      runner = runner === started ? undefined : runner;
    });
    runner = started;
  }
  return runner.run(file, args, options);
}
