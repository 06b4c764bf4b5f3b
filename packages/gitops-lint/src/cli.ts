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

// gitops-lint <dir> --format text|json|codequality. Exit code: 0 clean, 1 errors found, 2 cannot read.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Format, format, formats } from './format';
import { lint } from './lint';

const usage = `usage: gitops-lint <dir> [--format ${formats.join('|')}]`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  });
  const as = values.format as Format;
  if (positionals.length !== 1 || !formats.includes(as)) {
    throw new Error(usage);
  }
  // npm runs scripts at the root; paths count from where the user stands.
  const here = process.env.INIT_CWD ?? process.cwd();
  const [folder] = positionals;
  const prefix = path.relative(here, path.resolve(here, folder));
  const report = await lint(path.resolve(here, folder), {
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
