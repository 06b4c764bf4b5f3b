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

// npm run -s bench -- gitops-lint: how long the command takes to start, and what trees cost in time and memory.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lintFiles } from '../../packages/gitops-lint/src';

const root = path.resolve(__dirname, '../..');
const many = 1_000;

const object = (index: number) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: a${index}}
spec:
  selector: {matchLabels: {app: a${index}}}
  template:
    metadata: {labels: {app: a${index}}}
    spec:
      containers:
        - name: a
          image: registry.example.com/a:${index}
          ports: [{name: web, containerPort: 8080}]
---
apiVersion: v1
kind: Service
metadata: {name: a${index}}
spec:
  selector: {app: a${index}}
  ports: [{name: web, port: 80, targetPort: web}]
`;

const trees: Record<string, Record<string, string>> = {
  'one file': { 'a.yaml': 'a: b\n' },
  [`${many} files of Kubernetes`]: Object.fromEntries(
    Array.from({ length: many }, (_, index) => [
      `apps/a${index % 50}/a${index}.yaml`,
      object(index),
    ]),
  ),
  'a pipeline of 300 jobs': {
    '.gitlab-ci.yml': `.all:\n  rules:\n    - if: $CI_COMMIT_BRANCH\n      changes: [src/**]\n${Array.from(
      { length: 300 },
      (_, index) =>
        `j${index}:\n  extends: .all\n  needs: [${
          index > 0 ? `j${index - 1}` : ''
        }]\n  script: [make]\n`,
    ).join('')}`,
  },
};

const print = (what: string, figure: number, unit: string) =>
  process.stdout.write(`${what}: ${figure.toFixed(2)} ${unit}\n`);

/** The packages that the command consists of. */
const own = ['gitops-lint', 'box', 'glob'];

/** Puts the command into a folder as it is published: compiled, and without its sources. */
async function publish(folder: string): Promise<string> {
  for (const name of own) {
    const source = path.join(root, 'packages', name);
    const target = path.join(folder, 'node_modules/@slipway', name);
    const manifest = JSON.parse(
      readFileSync(path.join(source, 'package.json'), 'utf8'),
    ) as { main: string; exports?: Record<string, string>; files?: string[] };
    const compiled = (file: string) =>
      file.replace(/^(\.\/)?src\/(.*)\.ts$/, './dist/$2.cjs.js');
    const entries = Object.entries(manifest.exports ?? { '.': manifest.main });
    await build({
      absWorkingDir: source,
      entryPoints: entries
        .map(([, file]) => file)
        .filter(file => file.endsWith('.ts')),
      outdir: path.join(target, 'dist'),
      outExtension: { '.js': '.cjs.js' },
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'cjs',
    });
    writeFileSync(
      path.join(target, 'package.json'),
      JSON.stringify({
        ...manifest,
        main: compiled(manifest.main),
        exports: Object.fromEntries(
          entries.map(([entry, file]) => [entry, compiled(file)]),
        ),
      }),
    );
    for (const kept of (manifest.files ?? []).filter(file => file !== 'dist')) {
      cpSync(path.join(source, kept), path.join(target, kept), {
        recursive: true,
      });
    }
  }
  for (const dependency of ['@backstage', 'ajv', 'yaml']) {
    symlinkSync(
      path.join(root, 'node_modules', dependency),
      path.join(folder, 'node_modules', dependency),
    );
  }
  return path.join(folder, 'node_modules/@slipway/gitops-lint/bin/gitops-lint');
}

/** Seconds of work of a program and all that it starts. */
function startUp(program: string, ...args: string[]): number {
  const times = execFileSync(
    'sh',
    [
      '-c',
      '"$@" > /dev/null && times',
      'sh',
      process.execPath,
      program,
      ...args,
    ],
    { encoding: 'utf8' },
  );
  const [, ofChildren] = times.trim().split('\n');
  return [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

async function main(): Promise<void> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'slipway-bench-'));
  try {
    const tree = mkdtempSync(path.join(scratch, 'tree-'));
    writeFileSync(path.join(tree, 'a.yaml'), 'a: b\n');
    const published = await publish(scratch);
    const sources = path.join(root, 'packages/gitops-lint/bin/gitops-lint');
    print('--help', startUp(published, '--help'), 's of work');
    print(
      'a tree of one file, by the command',
      startUp(published, tree),
      's of work',
    );
    print(
      'a tree of one file, by the command from its sources',
      startUp(sources, tree),
      's of work',
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
  for (const [name, files] of Object.entries(trees)) {
    const before = process.cpuUsage();
    const { findings } = await lintFiles(files);
    const { user, system } = process.cpuUsage(before);
    print(
      name,
      (user + system) / 1e6,
      `s of work, ${findings.length} findings`,
    );
    print(name, process.memoryUsage().heapUsed / 2 ** 20, 'MB of memory');
  }
}

main();
