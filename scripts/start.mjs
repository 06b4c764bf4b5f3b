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
// npm start -- --platform <settings>: the portal of what platform/bootstrap has set up with these; nothing of the sandbox runs.
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { environment, log, main, Missing, root, seconds } from './command.mjs';
import { buildFrontEnd } from './frontend.mjs';
import { loader } from './run-ts.mjs';
import { prepare } from './setup.mjs';
import { readOptions } from './start-options.mjs';
import { placeOf } from './start-places.mjs';

const children = [];
let stopping = false;
let options;
/** What the portal runs on instead of the sandbox. */
let portal;

function start(name, command, args, cwd = root) {
  const child = spawn(command, args, {
    cwd,
    env: environment({
      FORCE_COLOR: '0',
      NODE_ENV: 'development',
      // What was compiled once need not be again.
      NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'),
      ...portal?.environment,
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
    ...(portal?.configs ?? []).flatMap(file => ['--config', file]),
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

/** Waits for what a look gives that is not `undefined`. */
async function until(what, url, look) {
  const deadline = Date.now() + 300_000;
  while (!stopping && Date.now() < deadline) {
    try {
      const found = await look(url);
      if (found !== undefined) {
        return found;
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
  return undefined;
}

/** Looks whether an address answers well. */
const answers = async url => (await fetch(url)).ok || undefined;

const summary = (title, lines) => `
  ────────────────────────────────────────────────────────────────────────
   ${title}

${lines.map(line => (line ? `   ${line}` : '')).join('\n')}
  ────────────────────────────────────────────────────────────────────────
`;

main(async () => {
  options = readOptions(process.argv.slice(2));
  const place = placeOf(options);
  const { address, backEnd = address } = place;
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  process.on('SIGHUP', () => stop(0));
  const ports = [
    [new URL(address).port, 'the portal'],
    ...(backEnd === address
      ? []
      : [[new URL(backEnd).port, "the portal's back end"]]),
    ...place.ports,
  ];
  for (const [port, what] of ports) {
    if (!(await isFree(Number(port)))) {
      throw new Missing(
        `Port ${port} is taken, and ${what} needs it. Stop what uses it and start again.`,
      );
    }
  }
  await place.connect?.();
  await prepare({ install: options.install });
  let found;
  try {
    portal = await place.prepare?.();
    if (place.sandbox) {
      log('Starting the sandbox …');
      startProgram(
        'sandbox',
        'packages/sandbox',
        'dev/index.ts',
        ...place.sandbox.args,
      );
    }
    if (!options.isDev) {
      await buildFrontEnd();
    }
    if (stopping) {
      return;
    }
    log('Starting the portal …');
    startPortal();
    if (place.sandbox) {
      await until('The sandbox', place.sandbox.address, answers);
    }
    await until(
      'The back end',
      `${backEnd}/.backstage/health/v1/readiness`,
      answers,
    );
    await until('The front end', `${address}/`, answers);
    found = place.look && (await until(place.awaited, address, place.look));
  } catch (error) {
    console.error(`\n${error.message}`);
    await stop(1);
  }
  if (stopping) {
    return;
  }
  console.log(
    summary(`The portal is up after ${seconds()}.`, place.summary(found)),
  );
});
