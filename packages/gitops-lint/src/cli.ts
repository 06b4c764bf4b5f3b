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
import { Format, format, formats } from './format';
import { lintInBox } from './lintInBox';

const usage = `usage: gitops-lint <dir> [--format ${formats.join('|')}]`;
const help = `${usage}

Checks a project tree: chart, Argo CD manifests, GitLab CI, Skaffold and catalog-info.
Exit code: 0 no errors, 1 errors found, 2 the folder cannot be read.
`;
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const as = values.format as Format;
  if (positionals.length !== 1 || !formats.includes(as)) {
    throw new Error(usage);
  }
  // npm runs scripts at the root; paths count from where the user stands.
  const here = process.env.INIT_CWD ?? process.cwd();
  const folder = path.resolve(here, positionals[0]);
  const prefix = path.relative(here, folder);
  const report = await lintInBox(folder, {
    box: new Box(),
    person: 'whoever runs the command',
    prefix: prefix ? `${prefix.split(path.sep).join('/')}/` : '',
  });
  process.stdout.write(`${format(report, as)}\n`);
  return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
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
