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

import { execFile } from 'node:child_process';
import path from 'node:path';
import { Deadline } from '../Deadline';

/** One call of Helm may take this part of a run, and never more than so many milliseconds: a chart may loop. */
const partOfRun = 0.45;
const mostMs = 30_000;
const maxOutputBytes = 20_000_000;

export interface HelmResult {
  ok: boolean;
  stdout: string;
  stderr: string;
  /** There is no Helm. */
  isMissing: boolean;
  /** It took too long. */
  isStopped: boolean;
}

/** Runs Helm in a scratch folder, with nothing of the user's settings, plugins or network proxies. */
export function helm(
  program: string,
  args: string[],
  scratch: string,
  deadline: Deadline,
): Promise<HelmResult> {
  const home = path.join(scratch, 'home');
  return new Promise(resolve => {
    execFile(
      program,
      args,
      {
        cwd: scratch,
        timeout: Math.ceil(
          Math.max(
            1,
            Math.min(partOfRun * deadline.milliseconds, mostMs, deadline.left),
          ),
        ),
        killSignal: 'SIGKILL',
        maxBuffer: maxOutputBytes,
        env: {
          PATH: process.env.PATH,
          HOME: home,
          HELM_CACHE_HOME: home,
          HELM_CONFIG_HOME: home,
          HELM_DATA_HOME: home,
          HELM_PLUGINS: path.join(home, 'plugins'),
        },
      },
      (error, stdout, stderr) =>
        resolve({
          ok: !error,
          stdout,
          stderr,
          isStopped: error?.killed === true,
          isMissing: error?.code === 'ENOENT',
        }),
    );
  });
}
