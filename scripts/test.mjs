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

// npm test: everything that proves the project, timed by stage and summed up in one line. With arguments: backstage-cli
// repo test. With --no-install nothing is installed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { environment, log, main, root, run, seconds } from './command.mjs';
import { buildFrontEnd } from './frontend.mjs';
import { startPostgres } from './postgres.mjs';
import { runTypeScript } from './run-ts.mjs';
import { prepare } from './setup.mjs';

const stages = [];

const described = ({ name, passed, failed, took }) =>
  `${name}: ${passed} passed, ${failed} failed, ${took}`;

/** Runs one stage and notes what it has passed, failed and taken. */
async function stage(name, work) {
  log(`${name} …`);
  const began = Date.now();
  const { passed, failed, output } = await work();
  if (failed > 0 && output) {
    console.log(output);
  }
  const result = { name, passed, failed, took: seconds(began) };
  stages.push(result);
  log(described(result));
}

/** A program of the dependencies. Yarn computes for more than a second until it has found one. */
const program = name => path.join(root, 'node_modules/.bin', name);

/** A check that passes or fails as a whole. */
const check = (name, command, ...args) =>
  stage(name, async () => {
    const { code, output } = await run(command, args, {
      quiet: true,
      mayFail: true,
    });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  });

/** Programs of ours that count what they prove themselves. */
const proof = (name, file, args, read) =>
  stage(name, async () => {
    const { code, output } = await runTypeScript(file, args, { quiet: true });
    const [passed, failed] = read(output) ?? [0, 1];
    return { passed, failed: failed || (code === 0 ? 0 : 1), output };
  });

const contract = () =>
  proof(
    'Recordings of a real Argo CD',
    'plugins/argocd-backend/dev/contract/contract.ts',
    [],
    output => {
      const [, all, differ] = /(\d+) replayed, (\d+) differ/.exec(output) ?? [];
      return all && [Number(all) - Number(differ), Number(differ)];
    },
  );

const faults = () =>
  proof(
    'Faults between portal and Argo CD',
    'plugins/argocd-backend/dev/faults/faults.ts',
    ['100', '1'],
    output => {
      const [, right, wrong, storms] =
        /(\d+) right, (\d+) wrong, (\d+) storms/.exec(output) ?? [];
      return right && [Number(right), Number(wrong) + Number(storms)];
    },
  );

/** On a busy machine a test that starts programs takes more than the usual five seconds. */
const testTimeoutMs = 60_000;

const jest = (name, { scratch, postgres }, args) =>
  stage(name, async () => {
    const file = path.join(scratch, `${name.replace(/\W/g, '-')}.json`);
    const { code } = await run(
      program('backstage-cli'),
      [
        'repo',
        'test',
        `--testSequencer=${path.join(root, 'scripts/test-sequencer.cjs')}`,
        '--json',
        `--outputFile=${file}`,
        '--silent=false',
        `--testTimeout=${testTimeoutMs}`,
        ...args,
      ],
      {
        mayFail: true,
        onOutput: true,
        env: environment({
          CI: 'true',
          BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING:
            postgres.connection,
        }),
      },
    );
    if (!fs.existsSync(file)) {
      return { passed: 0, failed: 1 };
    }
    const result = JSON.parse(fs.readFileSync(file, 'utf8'));
    return {
      passed: result.numPassedTests,
      // A suite that does not even load has no failed test of its own.
      failed:
        result.numFailedTests +
        (result.numRuntimeErrorTestSuites ||
          (code !== 0 && result.numFailedTests === 0 ? 1 : 0)),
    };
  });

/** Whole portals with pipelines, charts and clusters. */
const portals = 'packages/backend/';

/** These build the front end anew, which the browser is served meanwhile: they wait until it has ended. */
const builders = ['production', 'platformUp'];
const builder = `/src/(${builders.join('|')})\\.test`;

/** What is rendered: the libraries of the browser are compiled for one process alone. */
const screens = ['packages/app/', 'plugins/argocd/', 'plugins/gitops/'];

const packages = ['packages', 'plugins']
  .flatMap(parent =>
    fs.readdirSync(path.join(root, parent)).map(name => `${parent}/${name}/`),
  )
  .filter(folder => ![portals, ...screens].includes(folder));

/** One stage for each share of the test files, so that each core is busy until the end. */
const shares = (name, count, services, folders) =>
  Array.from({ length: count }, (_, index) => {
    const share = `${index + 1}/${count}`;
    return () =>
      jest(`${name} ${share}`, services, [
        // The first is Jest's own, which this replaces. It takes all that follows it and is no option.
        '--testPathIgnorePatterns=/node_modules/',
        `--testPathIgnorePatterns=${builder}`,
        '--maxWorkers=1',
        `--shard=${share}`,
        ...folders,
      ]);
  });

const browser = scratch =>
  stage('Browser tests', async () => {
    const file = path.join(scratch, 'playwright.json');
    // A trace costs more than it is worth where nobody looks: yarn test:e2e keeps that of what fails.
    const { code } = await run(program('playwright'), ['test', '--trace=off'], {
      mayFail: true,
      onOutput: true,
      env: environment({ PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
    });
    if (!fs.existsSync(file)) {
      return { passed: 0, failed: 1 };
    }
    const { stats } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected || (code === 0 ? 0 : 1),
    };
  });

const configCheck = (...files) => [
  program('backstage-cli'),
  'config:check',
  '--strict',
  ...files.flatMap(file => ['--config', file]),
];

/** What a person would run one by one. None needs another. */
const checks = [
  () =>
    check('Type check', program('tsc'), '--noEmit', '--incremental', 'false'),
  () => check('Lint', program('backstage-cli'), 'repo', 'lint'),
  () =>
    check(
      'Lint of scripts and benchmarks',
      program('eslint'),
      '--ext',
      '.cjs,.mjs,.ts',
      'scripts',
      'bench',
    ),
  () => check('Format', program('prettier'), '--check', '.'),
  () =>
    check(
      'Types of the HTTP API',
      'node',
      'scripts/generate-openapi.mjs',
      '--check',
    ),
  () =>
    check(
      'Exports of argocd-common',
      'node',
      'scripts/check-exports.mjs',
      'plugins/argocd-common',
    ),
  () => check('Licence headers', 'node', 'scripts/licence-headers.mjs'),
  () => check('Unused code and dependencies', program('knip'), '--no-progress'),
  () =>
    check(
      'Package manifests',
      program('backstage-cli'),
      'repo',
      'fix',
      '--check',
    ),
  () => check('One copy of each dependency', 'yarn', 'dedupe', '--check'),
  () => check('Configuration', ...configCheck('app-config.yaml')),
  () =>
    check(
      'Configuration for development',
      ...configCheck('app-config.yaml', 'app-config.dev.yaml'),
    ),
  () => check('Scripts', 'node', '--test', 'scripts/*.test.mjs'),
];

const nextOf = lists => lists.find(list => list.length > 0)?.shift();

/** Takes one after the other from lists that several may share, from the first as long as it has some. */
async function inTurn(...lists) {
  for (let next = nextOf(lists); next; next = nextOf(lists)) {
    await next();
  }
}

main(async () => {
  const args = process.argv.slice(2).filter(arg => arg !== '--no-install');
  const install = !process.argv.includes('--no-install');
  if (args.length > 0) {
    await prepare({ install });
    const { code } = await run(
      'yarn',
      // It ends, unless --watch is among the arguments.
      ['backstage-cli', 'repo', 'test', '--watchAll=false', ...args],
      { mayFail: true },
    );
    process.exit(code);
  }
  await prepare({ tests: true, install });
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-test-'));
  const postgres = await startPostgres(scratch);
  const services = { scratch, postgres };
  try {
    const busy = [
      ...checks,
      ...shares('Tests of the screens', 1, services, screens),
      ...shares('Tests of the packages', 6, services, packages),
      faults,
      // A copy of some of them is in this repository, and replayed by the sandbox's own tests.
      ...(process.env.ARGOCD_RECORDINGS ? [contract] : []),
    ];
    // Portals wait for the sandbox half of the time, as the browser does.
    const waiting = shares('Tests of whole portals', 6, services, [portals]);
    const building = () =>
      jest('Tests of the image and of platform/up', services, [
        '--maxWorkers=1',
        builder,
      ]);
    const built = buildFrontEnd();
    await Promise.all([
      built
        .then(() => browser(scratch))
        .then(building)
        .then(() => inTurn(waiting, busy)),
      built.then(() => inTurn(waiting, busy)),
      inTurn(busy, waiting),
    ]);
  } finally {
    postgres.stop();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  const sum = key => stages.reduce((total, one) => total + one[key], 0);
  log('Done');
  console.log(stages.map(described).join('\n'));
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') === 0 ? 0 : 1);
});
