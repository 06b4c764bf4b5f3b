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

import { ChildProcess, spawn } from 'node:child_process';
import { BoxLimit, BoxLimitError } from './errors';
import { bytesPerMb, Limits } from './limits';
import { watchMemory } from './memory';

/** @public */
export interface ProgramOptions {
  /** How it is called in messages, e.g. `Helm`. */
  what: string;
  cwd: string;
  /** Its whole environment; nothing is inherited. */
  env: NodeJS.ProcessEnv;
  limits: Limits;
  /** Whether the kernel holds its memory too, for a program that grows faster than it is looked at; Node needs more. */
  isDataLimited?: boolean;
  /** Whether it gets a group of processes of its own, so that what it starts is ended and counted with it. */
  hasOwnGroup?: boolean;
  /** Ends it; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** What it reads from its standard input. */
  input?: string;
  /** Seconds that it may take until it prints something; only then its time begins. */
  startSeconds?: number;
}

/** @public */
export interface ProgramResult {
  /** `null` where a signal has ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** More of what a program complains about is nobody's to read. */
const maxErrorBytes = 64 * 1024;

/** What Node and Go say when there is no memory left for them. */
const outOfMemory =
  /^FATAL ERROR: .*out of memory|^Fatal process out of memory|^(runtime|fatal error): .*(out of memory|cannot allocate memory|reserve .*memory)/m;

/** Puts a command into a shell that limits it: no core dumps, and the memory that the kernel lets it write to. */
function limited(command: string[], dataMb?: number): string[] {
  const data = dataMb ? `ulimit -d ${dataMb * 1024} 2>/dev/null; ` : '';
  return ['sh', '-c', `ulimit -c 0; ${data}exec "$0" "$@"`, ...command];
}

/**
 * Runs a program, and ends it when it exceeds a limit. A program that does not exist ends with code 127.
 *
 * @throws BoxLimitError or the signal's reason
 * @public
 */
export async function runProgram(
  command: string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const { limits, hasOwnGroup = false, signal, input, startSeconds } = options;
  signal?.throwIfAborted();
  const [shell, ...args] = limited(
    command,
    options.isDataLimited ? limits.memoryMb : undefined,
  );
  const child = spawn(shell, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: hasOwnGroup,
  });
  const cleanUp: (() => void)[] = [];
  try {
    return await new Promise<ProgramResult>((resolve, reject) => {
      const stop = (reason: unknown) => {
        kill(child, hasOwnGroup);
        reject(reason);
      };
      const exceed = (limit: BoxLimit) =>
        stop(new BoxLimitError(options.what, limit, limits));
      let timer: NodeJS.Timeout | undefined;
      const limitTime = (seconds: number) => {
        clearTimeout(timer);
        timer = setTimeout(() => exceed('time'), seconds * 1000);
      };
      limitTime(startSeconds ?? limits.seconds);
      cleanUp.push(() => clearTimeout(timer));
      if (child.pid !== undefined) {
        cleanUp.push(
          watchMemory({
            pid: child.pid,
            isGroup: hasOwnGroup,
            maxBytes: limits.memoryMb * bytesPerMb,
            onExceeded: () => exceed('memory'),
          }),
        );
      }
      if (signal) {
        const abort = () => stop(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        cleanUp.push(() => signal.removeEventListener('abort', abort));
      }
      const out: Buffer[] = [];
      const errors: Buffer[] = [];
      let [bytes, errorBytes] = [0, 0];
      const count = (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.outputMb * bytesPerMb) {
          exceed('output');
        }
      };
      child.stdout.on('data', (chunk: Buffer) => {
        if (startSeconds !== undefined && out.length === 0) {
          limitTime(limits.seconds);
        }
        out.push(chunk);
        count(chunk);
      });
      child.stderr.on('data', (chunk: Buffer) => {
        if (errorBytes < maxErrorBytes) {
          errors.push(chunk.subarray(0, maxErrorBytes - errorBytes));
        }
        errorBytes += chunk.length;
        count(chunk);
      });
      child.once('error', reject);
      child.once('close', code => {
        const stderr = Buffer.concat(errors).toString('utf8');
        if (code !== 0 && outOfMemory.test(stderr)) {
          exceed('memory');
        } else {
          const stdout = Buffer.concat(out).toString('utf8');
          resolve({ code, stdout, stderr });
        }
      });
      // Who ends before reading everything is told about by its exit code.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });
  } finally {
    cleanUp.forEach(done => done());
  }
}

/** Ends a process, and what it has started where that is its group. */
function kill(child: ChildProcess, hasOwnGroup: boolean): void {
  try {
    process.kill(hasOwnGroup ? -child.pid! : child.pid!, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
