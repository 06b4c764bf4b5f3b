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

import { createHash } from 'node:crypto';
import { eventNames } from '../ci/world';
import { LintReport } from '../lint';

export const formats = ['text', 'json', 'codequality'] as const;

export type Format = (typeof formats)[number];

function text({ findings, pipeline }: LintReport): string {
  const lines = findings.map(
    ({ file, line, severity, rule, message, advice }) =>
      `${file}:${line}  ${severity}  ${rule}\n    ${message}\n    → ${advice}`,
  );
  if (pipeline) {
    lines.push(
      [
        'Jobs by what starts the pipeline:',
        ...eventNames.map(event => {
          const jobs = pipeline.jobs
            .filter(({ events }) => events.includes(event))
            .map(({ name }) => name);
          return `  ${event.padEnd(17)} ${jobs.join(', ') || 'no job'}`;
        }),
      ].join('\n'),
    );
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  lines.push(
    findings.length === 0
      ? 'Nothing found.'
      : `${findings.length} findings, ${errors} of them errors.`,
  );
  return lines.join('\n\n');
}

/** GitLab's report of code quality, as its merge requests show it. */
function codequality({ findings }: LintReport): string {
  return JSON.stringify(
    findings.map(({ rule, severity, file, line, message, advice }) => ({
      description: `${message} ${advice}`,
      check_name: rule,
      fingerprint: createHash('sha256')
        .update([rule, file, line, message].join('\n'))
        .digest('hex'),
      severity: severity === 'error' ? 'major' : 'minor',
      location: { path: file, lines: { begin: line } },
    })),
    undefined,
    2,
  );
}

export function format(report: LintReport, as: Format): string {
  switch (as) {
    case 'json':
      return JSON.stringify(report.findings, undefined, 2);
    case 'codequality':
      return codequality(report);
    default:
      return text(report);
  }
}
