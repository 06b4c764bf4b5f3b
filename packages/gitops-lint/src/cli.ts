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
import { parseArgs } from 'node:util';
import { Box } from '@slipway/box';
import { Profile } from './finding';
import { Format, format, formats, notesAsText } from './format';
import { lintInBox } from './lintInBox';
import type { LintReport } from './lint';

const profiles = ['broken', 'house', 'all'] as const;

const usage = `usage: gitops-lint <dir> [--profile ${profiles.join(
  '|',
)}] [--format ${formats.join('|')}]`;
const help = `${usage}

Checks a project tree: chart, kustomize, Argo CD, GitLab CI, Skaffold and catalog-info.

Profiles: broken cannot work or is dangerous; house is advice on style. Both by default.
Exit code: 0 nothing is broken, 1 something is, 2 something was not checked or cannot be read.
`;

/** The findings of a profile, or all. */
function ofProfile(report: LintReport, profile: Profile | 'all'): LintReport {
  return profile === 'all'
    ? report
    : {
        ...report,
        findings: report.findings.filter(one => one.profile === profile),
      };
}

function exitCode({ findings, notChecked }: LintReport): number {
  if (findings.some(({ profile }) => profile === 'broken')) {
    return 1;
  }
  return notChecked.length > 0 ? 2 : 0;
}

const isOneOf = <T extends string>(
  known: readonly T[],
  text: string,
): text is T => known.some(one => one === text);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      profile: { type: 'string', default: 'all' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const { format: as, profile } = values;
  if (
    positionals.length !== 1 ||
    !isOneOf<Format>(formats, as) ||
    !isOneOf(profiles, profile)
  ) {
    throw new Error(usage);
  }
  // npm runs scripts at the root; paths count from where the user stands.
  const here = process.env.INIT_CWD ?? process.cwd();
  const folder = path.resolve(here, positionals[0]);
  const prefix = path.relative(here, folder);
  const report = ofProfile(
    await lintInBox(folder, {
      box: new Box(),
      person: 'whoever runs the command',
      prefix: prefix ? `${prefix.split(path.sep).join('/')}/` : '',
    }),
    profile,
  );
  process.stdout.write(`${format(report, as)}\n`);
  // A program that reads the findings reads nothing else.
  const notes = as === 'text' ? '' : notesAsText(report);
  if (notes) {
    process.stderr.write(`${notes}\n`);
  }
  return exitCode(report);
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  },
);
