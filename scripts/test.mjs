// npm test: everything that proves the project, summed up in one line. With arguments: backstage-cli repo test.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPostgres, startPostgres } from './postgres.mjs';
import { runTypeScript } from './run-ts.mjs';
import { environment, main, prepare, run, log } from './setup.mjs';

const checks = [
  {
    command: 'shellcheck',
    debian: 'shellcheck',
    why: 'scripts of the template are checked with it',
  },
  { command: 'chromium', debian: 'chromium', why: 'browser tests run in it' },
  {
    command: 'curl',
    debian: 'curl',
    why: 'platform/bootstrap asks GitLab and Argo CD with it',
  },
  {
    command: 'openssl',
    args: ['version'],
    debian: 'openssl',
    why: 'tests of TLS make their certificates with it',
  },
  {
    command: 'PostgreSQL',
    isThere: () => findPostgres() !== undefined,
    debian: 'postgresql',
    why: 'the history is tested on it too',
  },
];
const totals = { passed: 0, failed: 0 };

function count(passed, failed) {
  totals.passed += passed;
  totals.failed += failed;
}

async function check(name, args) {
  log(`${name} …`);
  const { code, output } = await run('yarn', args, {
    quiet: true,
    mayFail: true,
  });
  if (code !== 0) {
    console.log(output);
  }
  log(`${name}: ${code === 0 ? 'passed' : 'FAILED'}`);
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

/** Programs of ours that count what they prove themselves. */
async function proof(name, file, args, read) {
  log(`${name} …`);
  const { code, output } = await runTypeScript(file, args, { quiet: true });
  const [passed, failed] = read(output) ?? [0, 1];
  if (code !== 0 || failed > 0) {
    console.log(output);
  }
  log(`${name}: ${passed} passed, ${failed} failed`);
  count(passed, failed || (code === 0 ? 0 : 1));
}

async function jest(scratch, postgres) {
  log('Unit and integration tests …');
  const file = path.join(scratch, 'jest.json');
  const { code } = await run(
    'yarn',
    [
      'backstage-cli',
      'repo',
      'test',
      '--json',
      `--outputFile=${file}`,
      '--silent=false',
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
    count(0, 1);
    return;
  }
  const result = JSON.parse(fs.readFileSync(file, 'utf8'));
  // A suite that does not even load has no failed test of its own.
  count(
    result.numPassedTests,
    result.numFailedTests +
      (result.numRuntimeErrorTestSuites ||
        (code !== 0 && result.numFailedTests === 0 ? 1 : 0)),
  );
}

async function browser(scratch) {
  log('Browser tests …');
  const file = path.join(scratch, 'playwright.json');
  const { code } = await run('yarn', ['playwright', 'test'], {
    mayFail: true,
    onOutput: true,
    env: environment({ PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
  });
  if (!fs.existsSync(file)) {
    count(0, 1);
    return;
  }
  const { stats } = JSON.parse(fs.readFileSync(file, 'utf8'));
  count(stats.expected + stats.flaky, stats.unexpected || (code === 0 ? 0 : 1));
}

main(async () => {
  const args = process.argv.slice(2);
  if (args.length > 0) {
    await prepare();
    const { code } = await run(
      'yarn',
      ['backstage-cli', 'repo', 'test', ...args],
      { mayFail: true },
    );
    process.exit(code);
  }
  await prepare(checks, { withOlderHelm: true });
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-test-'));
  try {
    await check('Type check', ['tsc', '--noEmit', '--incremental', 'false']);
    await check('Lint', ['backstage-cli', 'repo', 'lint']);
    await check('Format', ['prettier', '--check', '.']);
    await check('Types of the HTTP API', ['generate:openapi', '--check']);
    await check('Exports of argocd-common', [
      'check:exports',
      'plugins/argocd-common',
    ]);
    await check('Configuration', [
      'backstage-cli',
      'config:check',
      '--strict',
      '--config',
      'app-config.yaml',
    ]);
    // A copy of some of them is in this repository, and replayed by the sandbox's own tests.
    if (process.env.ARGOCD_RECORDINGS) {
      await proof(
        'Recordings of a real Argo CD',
        'plugins/argocd-backend/dev/contract/contract.ts',
        [],
        output => {
          const [, all, differ] =
            /(\d+) replayed, (\d+) differ/.exec(output) ?? [];
          return all && [Number(all) - Number(differ), Number(differ)];
        },
      );
    }
    await proof(
      'Faults between portal and Argo CD',
      'plugins/argocd-backend/dev/faults/faults.ts',
      ['100', '1'],
      output => {
        const [, right, wrong, storms] =
          /(\d+) right, (\d+) wrong, (\d+) storms/.exec(output) ?? [];
        return right && [Number(right), Number(wrong) + Number(storms)];
      },
    );
    const postgres = await startPostgres(scratch);
    try {
      await jest(scratch, postgres);
    } finally {
      postgres.stop();
    }
    await browser(scratch);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  log('Done');
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
});
