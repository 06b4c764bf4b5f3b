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

// npm start [-- --dev | --no-install | --verbose]: the portal on the sandbox. Installs what is missing, starts sandbox and
// portal, says where to click, and stops everything on Ctrl-C. With --dev it follows every change of the sources.
// npm start -- --argocd <url> --token-file <file> [--operate-token-file <file>] [--ca-file <file>]: the portal on an Argo CD
// that somebody has; of the sandbox only GitLab runs, where people sign in.
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { connect } from './argocd-connection.mjs';
import { preparePortal } from './argocd-portal.mjs';
import { environment, log, main, Missing, root, seconds } from './command.mjs';
import { buildFrontEnd } from './frontend.mjs';
import { loader } from './run-ts.mjs';
import { prepare } from './setup.mjs';
import { readOptions } from './start-options.mjs';

const children = [];
let stopping = false;
let options;
/** The Argo CD that the portal runs on instead of those of the sandbox. */
let portal;

function start(name, command, args, cwd = root) {
  const child = spawn(command, args, {
    cwd,
    env: environment({
      FORCE_COLOR: '0',
      NODE_ENV: 'development',
      // What was compiled once need not be again.
      NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'),
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that everything below it can be stopped.
    detached: true,
  });
  const { verbose } = options;
  const tail = [];
  const show = chunk => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) {
      tail.push(line);
      tail.splice(0, tail.length - 40);
      if (verbose || /\b(warn|error)\b/i.test(line)) {
        console.log(`${name}: ${line}`);
      }
    }
  };
  child.stdout.on('data', show);
  child.stderr.on('data', show);
  child.on('exit', code => {
    if (!stopping) {
      console.error(
        `\n${name} stopped by itself (exit code ${code}). The last it said:\n${tail.join(
          '\n',
        )}`,
      );
      stop(1);
    }
  });
  children.push(child);
}

/** Without the watcher and the debugger of `backstage-cli package start`: that takes seconds. */
function startProgram(name, folder, file, ...args) {
  start(
    name,
    'node',
    ['--require', loader, file, ...args],
    path.join(root, folder),
  );
}

function startPortal() {
  const config = [
    ...['--config', path.join(root, 'app-config.yaml')],
    ...(portal ? ['--config', portal.config] : []),
  ];
  if (options.isDev) {
    const overlay = path.join(root, 'app-config.dev.yaml');
    const args = ['backstage-cli', 'repo', 'start', ...config];
    start('portal', 'yarn', [...args, '--config', overlay]);
  } else {
    startProgram('portal', 'packages/backend', 'src/index.ts', ...config);
  }
}

async function stop(code) {
  if (stopping) {
    return;
  }
  stopping = true;
  const signal = name => {
    for (const child of children) {
      try {
        process.kill(-child.pid, name);
      } catch {
        // It is gone already.
      }
    }
  };
  signal('SIGTERM');
  const gone = Promise.all(
    children.map(
      child =>
        child.exitCode === null &&
        child.signalCode === null &&
        new Promise(resolve => child.on('exit', resolve)),
    ),
  );
  await Promise.race([
    gone,
    new Promise(resolve => setTimeout(resolve, 5_000)),
  ]);
  signal('SIGKILL');
  portal?.remove();
  process.exit(code);
}

function isFree(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function until(what, url, accepts) {
  const deadline = Date.now() + 300_000;
  while (!stopping && Date.now() < deadline) {
    try {
      const response = await fetch(url);
      if (accepts(response)) {
        return;
      }
    } catch {
      // It is not up yet.
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  if (!stopping) {
    throw new Missing(
      `${what} did not come up at ${url} within five minutes. Run with --verbose to see why.`,
    );
  }
}

const summary = (title, lines) => `
  ────────────────────────────────────────────────────────────────────────
   ${title}

${lines.map(line => (line ? `   ${line}` : '')).join('\n')}
  ────────────────────────────────────────────────────────────────────────
`;

const onSandbox = () => [
  'Open      http://localhost:3000',
  'Sign in   as Maria (owns team-realtime), Jonas (another team),',
  "          Ada (platform), Deniz (developer in Maria's team)",
  '          or Mallory (tries what nobody may)',
  'Then      Create > Create new project',
  '',
  'Behind it GitLab      http://localhost:8090',
  '          Argo CD     http://localhost:8080 and http://localhost:8081',
  '          Registry    http://localhost:5001',
  '',
  'Stop      Ctrl-C',
];

const onArgocd = ({ url, version, account, operateAccount }) => [
  'Open      http://localhost:3000',
  'Sign in   as Ada, who may see everything',
  'Then      Argo CD in the menu, or an entity of the catalog',
  '',
  `Behind it ${url} (${version})`,
  `          ${portal.applications} applications as ${account}, in ${portal.entities} entities`,
  operateAccount
    ? `          what is changed is changed as ${operateAccount}`
    : '          nothing is changed there: no --operate-token-file',
  ...(portal.applications === 0
    ? [`          ${account} sees none: give it applications, get, */*`]
    : []),
  '          Of the sandbox only GitLab (people and sign-in): http://localhost:8090',
  '',
  'Stop      Ctrl-C',
];

main(async () => {
  options = readOptions(process.argv.slice(2));
  const { isDev, real } = options;
  const backEndPort = isDev ? 7007 : 3000;
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  process.on('SIGHUP', () => stop(0));
  const ports = {
    3000: 'the portal',
    ...(isDev && { [backEndPort]: "the portal's back end" }),
    8090: "the sandbox's GitLab",
    5001: "the sandbox's registry",
    ...(!real && {
      8080: "the sandbox's global Argo CD",
      8081: "the sandbox's team Argo CD",
    }),
  };
  for (const [port, what] of Object.entries(ports)) {
    if (!(await isFree(Number(port)))) {
      throw new Missing(
        `Port ${port} is taken, and ${what} needs it. Stop what uses it and start again.`,
      );
    }
  }
  const connection = real && (await connect(real));
  await prepare({ install: options.install });
  try {
    if (connection) {
      log(`Listing the applications of ${connection.url} …`);
      portal = await preparePortal(connection, { warn: log });
    }
    log('Starting the sandbox …');
    startProgram(
      'sandbox',
      'packages/sandbox',
      'dev/index.ts',
      ...(real ? ['--without-argocd'] : []),
    );
    if (!isDev) {
      await buildFrontEnd();
    }
    if (stopping) {
      return;
    }
    log('Starting the portal …');
    startPortal();
    await until(
      'The sandbox',
      real
        ? 'http://localhost:8090/'
        : 'http://localhost:8081/argo-cd/api/version',
      response => response.ok,
    );
    await until(
      'The back end',
      `http://localhost:${backEndPort}/.backstage/health/v1/readiness`,
      response => response.ok,
    );
    await until(
      'The front end',
      'http://localhost:3000/',
      response => response.ok,
    );
  } catch (error) {
    console.error(`\n${error.message}`);
    await stop(1);
  }
  if (stopping) {
    return;
  }
  console.log(
    summary(
      `The portal is up after ${seconds()}.`,
      connection ? onArgocd(connection) : onSandbox(),
    ),
  );
});
