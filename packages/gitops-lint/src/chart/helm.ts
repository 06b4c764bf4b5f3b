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

import path from 'node:path';
import { BoxLimitError, runProgram } from '@slipway/box';
import { Deadline } from '../Deadline';

/** One call of Helm may take this part of a run, and never more than so many seconds: a chart may loop. */
const partOfRun = 0.45;
const mostSeconds = 30;
const memoryMb = 512;
const outputMb = 8;

export interface HelmResult {
  ok: boolean;
  stdout: string;
  stderr: string;
  /** Why it was stopped. */
  stopped?: string;
  /** There is no Helm. */
  isMissing: boolean;
}

/** The exit code of a shell that does not find the program. */
const notFound = 127;

/** Runs Helm in a scratch folder, with nothing of the user's settings, plugins or network proxies. */
export async function helm(
  program: string,
  args: string[],
  scratch: string,
  deadline: Deadline,
): Promise<HelmResult> {
  const home = path.join(scratch, 'home');
  const seconds = Math.min(
    partOfRun * (deadline.milliseconds / 1000),
    mostSeconds,
    deadline.left / 1000,
  );
  try {
    const { code, stdout, stderr } = await runProgram([program, ...args], {
      what: 'Helm',
      cwd: scratch,
      isDataLimited: true,
      limits: { seconds: Math.max(1, Math.ceil(seconds)), memoryMb, outputMb },
      env: {
        PATH: process.env.PATH,
        HOME: home,
        HELM_CACHE_HOME: home,
        HELM_CONFIG_HOME: home,
        HELM_DATA_HOME: home,
        HELM_PLUGINS: path.join(home, 'plugins'),
        GOMEMLIMIT: `${Math.floor(memoryMb * 0.8)}MiB`,
        GOMAXPROCS: '2',
      },
    });
    return { ok: code === 0, stdout, stderr, isMissing: code === notFound };
  } catch (error) {
    if (error instanceof BoxLimitError) {
      const stopped = `${error.message} and was stopped.`;
      return { ok: false, stdout: '', stderr: '', stopped, isMissing: false };
    }
    throw error;
  }
}
