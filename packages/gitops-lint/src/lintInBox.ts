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

import { Box, BoxLimitError } from '@slipway/box';
import type { LintInput } from './job';
import type { LintOptions, LintReport } from './lint';
import { runSeconds } from './runSeconds';

/** @public */
export interface BoxedLintOptions extends LintOptions {
  box: Pick<Box, 'run'>;
  /** Whose share of the box it takes. */
  person: string;
  signal?: AbortSignal;
}

/** Seconds beyond the run's own deadline, for what does not look at it. */
const graceSeconds = 2;
const memoryMb = 1024;
const outputMb = 8;

/** The tree may be right or wrong: nobody has seen it. */
const nothingChecked = (
  { message }: BoxLimitError,
  { prefix }: LintOptions,
): LintReport => ({
  findings: [],
  notSeen: [],
  notChecked: [{ file: prefix || '.', line: 1, message: `${message}.` }],
  silenced: 0,
});

async function run(
  tree: { folder: string } | { files: Record<string, string> },
  { box, person, signal, ...options }: BoxedLintOptions,
): Promise<LintReport> {
  const input: LintInput = { ...tree, options };
  const seconds = (options.seconds ?? runSeconds) + graceSeconds;
  try {
    const report = await box.run({
      module: require.resolve('@slipway/gitops-lint/job'),
      input,
      person,
      what: 'the check',
      limits: { seconds, memoryMb, outputMb },
      signal,
    });
    return report as LintReport;
  } catch (error) {
    if (error instanceof BoxLimitError) {
      return nothingChecked(error, options);
    }
    throw error;
  }
}

/**
 * `lint` in the box: a tree that exceeds its limits is not checked, and the report names the limit.
 *
 * @throws what the box throws
 * @public
 */
export function lintInBox(
  folder: string,
  options: BoxedLintOptions,
): Promise<LintReport> {
  return run({ folder }, options);
}

/** {@link lintInBox} for a tree that is on no disk. @public */
export function lintFilesInBox(
  files: Record<string, string>,
  options: BoxedLintOptions,
): Promise<LintReport> {
  return run({ files }, options);
}
