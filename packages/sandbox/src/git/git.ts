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

import { ProgramOptions, runProgram } from '../programs/runProgram';

/** Git said no; `stderr` is what it said. */
export class GitError extends Error {
  constructor(args: string[], readonly stderr: string) {
    super(`git ${args[0]} failed: ${stderr.trim()}`);
    this.name = 'GitError';
  }
}

/** Runs Git without the environment, the configuration or the prompts of the shell that started the sandbox. */
export function gitEnvironment(
  extra: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/true',
    LC_ALL: 'C',
    ...extra,
  };
}

export interface GitOptions extends Omit<ProgramOptions, 'env'> {
  env?: Record<string, string>;
}

export async function gitBuffer(
  args: string[],
  options: GitOptions = {},
): Promise<Buffer> {
  const { failure, stderr, stdout } = await runProgram('git', args, {
    ...options,
    env: gitEnvironment(options.env),
  });
  if (failure) {
    throw new GitError(args, stderr.toString() || failure.message);
  }
  return stdout;
}

export async function git(
  args: string[],
  options: GitOptions = {},
): Promise<string> {
  return (await gitBuffer(args, options)).toString();
}
