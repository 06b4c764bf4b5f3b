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

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { BoxJobError } from './errors';
import { FairQueue } from './FairQueue';
import { bytesPerMb, Limits } from './limits';
import { withoutNetwork } from './network';
import { runProgram } from './runProgram';

/** @public */
export interface BoxOptions {
  /** Jobs at a time. Where nothing is said: one per core, no more than 4, and no more than the container's memory bears. */
  concurrency?: number;
  /** Jobs of everybody that wait for their turn. */
  maxWaiting?: number;
  /** Jobs of one person that wait for their turn. */
  maxWaitingEach?: number;
}

/** @public */
export interface BoxJob {
  /** Path of a module with a function `run`, which gets the input and whose answer comes back; both cross as JSON. */
  module: string;
  input: unknown;
  /** Whose share of the queue it takes. */
  person: string;
  /** How it is called in messages, e.g. `the check`. */
  what: string;
  limits: Limits;
  /** Ends it, whether it waits or runs. */
  signal?: AbortSignal;
}

const maxDefaultConcurrency = 4;
/** Memory that stays for the portal itself, and that each job may take, where the container has a limit. */
const portalMb = 1024;
const jobMb = 1024;
/** Loading its modules is not the job's own time. */
const startSeconds = 60;
/** Part of the memory that JavaScript may have as objects. */
const heapPart = 0.7;

/** As many as there are cores, as long as the container's memory bears them. */
function defaultConcurrency(): number {
  const limitMb = process.constrainedMemory() / bytesPerMb || Infinity;
  const bearable = Math.floor((limitMb - portalMb) / jobMb);
  return Math.max(
    1,
    Math.min(os.availableParallelism(), maxDefaultConcurrency, bearable),
  );
}

/** Sources are read by what the repository itself is run with; a package that was published has none. */
function loaderOf(file: string): string[] {
  return file.endsWith('.ts')
    ? ['--require', require.resolve('@backstage/cli/config/nodeTransform.cjs')]
    : [];
}

/** Everything that a job knows of where it runs: no address, proxy or credential. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    TMPDIR: folder,
    LANG: 'C.UTF-8',
  };
}

function resultOf(stdout: string): unknown {
  const content = JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as {
    result?: unknown;
    error?: string;
  };
  if (content.error !== undefined) {
    throw new BoxJobError(content.error);
  }
  return content.result;
}

/**
 * Runs jobs that look at foreign input, each in a process of its own that knows nothing of the portal, and ends what
 * exceeds its limits.
 *
 * @public
 */
export class Box {
  readonly #queue: FairQueue;

  constructor(options: BoxOptions = {}) {
    const {
      concurrency = defaultConcurrency(),
      maxWaiting = 100,
      maxWaitingEach = 10,
    } = options;
    this.#queue = new FairQueue({
      concurrency,
      // One person leaves room for another.
      concurrencyEach: Math.max(1, concurrency - 1),
      maxWaiting,
      maxWaitingEach,
    });
  }

  /** @throws BoxLimitError, BoxBusyError, BoxJobError, or the signal's reason */
  run(job: BoxJob): Promise<unknown> {
    return this.#queue.run(job.person, () => runJob(job), job.signal);
  }
}

async function runJob(job: BoxJob): Promise<unknown> {
  const { module, input, what, limits, signal } = job;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-box-'));
  try {
    const { code, stdout, stderr } = await runProgram(
      [
        ...(await withoutNetwork()),
        process.execPath,
        `--max-old-space-size=${Math.floor(limits.memoryMb * heapPart)}`,
        ...loaderOf(module),
        require.resolve('@slipway/box/child'),
        module,
      ],
      {
        what,
        cwd: folder,
        env: environmentIn(folder),
        limits,
        hasOwnGroup: true,
        signal,
        input: JSON.stringify(input),
        startSeconds,
      },
    );
    if (code !== 0) {
      const [line] = stderr.trim().split('\n').slice(-1);
      throw new BoxJobError(
        `${what} stopped by itself with exit code ${code}: ${line}`,
      );
    }
    return resultOf(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
