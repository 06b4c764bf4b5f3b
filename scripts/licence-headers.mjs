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

// node scripts/licence-headers.mjs [--fix]: every source file of ours begins with the licence. What a template hands to
// people is theirs, and has none, as have the trees of the corpus.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './command.mjs';

const ours = /\.(ts|tsx|mjs|sh|css)$/;
const theirs =
  /^templates\/[^/]+\/|^packages\/gitops-lint\/corpus\/[^/]+\/tree\//;

const text = fs
  .readFileSync(import.meta.filename, 'utf8')
  .split('\n')
  .slice(1, 14)
  .map(line => line.slice(3));

/** The licence as a comment of the language; a program that is named like a shell's may be one for Node. */
const headerOf = (file, content) =>
  file.endsWith('.sh') && !/^#!.*\bnode\n/.test(content)
    ? text.map(line => `# ${line}`.trimEnd()).join('\n')
    : ['/*', ...text.map(line => ` * ${line}`.trimEnd()), ' */'].join('\n');

/** What has to come first: the line that names a program's interpreter, or a test's environment. */
const first = /^(?:#!.*|\/\*\* @jest-environment .* \*\/)\n/;

/** Whether a file begins with the licence. */
export const hasHeader = (file, content) =>
  content.replace(first, '').startsWith(headerOf(file, content));

export function withHeader(file, content) {
  const [interpreter = ''] = first.exec(content) ?? [];
  const rest = content.slice(interpreter.length).trimStart();
  return `${interpreter}${headerOf(file, content)}\n\n${rest}`;
}

if (process.argv[1] === import.meta.filename) {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8' },
  )
    .split('\n')
    .filter(
      file =>
        ours.test(file) &&
        !theirs.test(file) &&
        fs.existsSync(path.join(root, file)),
    );
  const read = file => fs.readFileSync(path.join(root, file), 'utf8');
  const without = files.filter(file => !hasHeader(file, read(file)));
  if (process.argv.includes('--fix')) {
    for (const file of without) {
      fs.writeFileSync(path.join(root, file), withHeader(file, read(file)));
    }
  } else if (without.length > 0) {
    console.error(
      `Without the licence header (node scripts/licence-headers.mjs --fix adds it):\n${without.join(
        '\n',
      )}`,
    );
    process.exitCode = 1;
  }
}
