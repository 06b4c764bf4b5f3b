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

import { fork } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Format, format, formats } from './format';
import { lint, LintReport } from './lint';

const usage = `usage: gitops-lint <dir> [--format ${formats.join('|')}]`;
const help = `${usage}

Checks a project tree: chart, Argo CD manifests, GitLab CI, Skaffold and catalog-info.
Exit code: 0 no errors, 1 errors found, 2 the folder cannot be read.
`;
/** Milliseconds until the process that looks at the tree is ended, whatever it is at. */
const lifetimeMs = 19_000;
const isWorker = process.argv[2] === '--worker';

interface LintRequest {
  folder: string;
  prefix: string;
}

type LintResponse = { report: LintReport } | { error: string };

/** What the worker says, or that it had to be ended: a tree that keeps a rule busy can not be waited for. */
function requestReport(request: LintRequest): Promise<LintReport> {
  return new Promise((resolve, reject) => {
    const worker = fork(process.argv[1], ['--worker']);
    const timer = setTimeout(() => {
      worker.kill('SIGKILL');
      resolve({
        notSeen: [],
        notChecked: [],
        silenced: 0,
        findings: [
          {
            rule: 'tree-readable',
            profile: 'broken',
            severity: 'error',
            file: request.prefix || '.',
            line: 1,
            message: 'The tree takes too long; it was not checked.',
            advice: 'Check a smaller tree.',
          },
        ],
      });
    }, lifetimeMs);
    worker.on('message', (response: LintResponse | object) => {
      // Whatever loads the worker may talk about itself, too.
      if (!('report' in response || 'error' in response)) {
        return;
      }
      clearTimeout(timer);
      worker.kill();
      if ('error' in response) {
        reject(new Error(response.error));
      } else {
        resolve(response.report);
      }
    });
    worker.once('error', reject);
    worker.once('exit', code => {
      clearTimeout(timer);
      reject(new Error(`It stopped by itself with exit code ${code}.`));
    });
    worker.send(request);
  });
}

function work(): void {
  process.once('message', ({ folder, prefix }: LintRequest) =>
    lint(folder, { prefix }).then(
      report => process.send!({ report }),
      error => process.send!({ error: (error as Error).message }),
    ),
  );
}

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
  const report = await requestReport({
    folder,
    prefix: prefix ? `${prefix.split(path.sep).join('/')}/` : '',
  });
  process.stdout.write(`${format(report, as)}\n`);
  return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

if (isWorker) {
  work();
} else {
  main().then(
    code => {
      process.exitCode = code;
    },
    error => {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 2;
    },
  );
}
