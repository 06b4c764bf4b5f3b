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

// The whole way of the image without Docker, from what Docker would get: npm run -s image.
import { matchesGlob } from '@slipway/glob';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../src/__testUtils__/freePort';
import { buildImage, Image } from '../src/__testUtils__/image/buildImage';
import { checkTree } from '../src/__testUtils__/image/checkTree';
import { portalVariables } from '../src/__testUtils__/image/portalVariables';
import { Replica } from '../src/__testUtils__/Replica';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../../..');
const [, , database, caFile] = process.argv;

/** Variables without which something is off, and the portal starts. */
const optional = [
  'ARGOCD_CA_FILE',
  'ARGOCD_OPERATE_TOKEN',
  'ARGOCD_PLATFORM_REPOSITORY_URL',
  'ARGOCD_PROVISION_TOKEN',
];
/** Not of the configuration: PostgreSQL's client and Node read them. */
const ofOthers = ['PGSSLMODE', 'NODE_EXTRA_CA_CERTS'];

let wrong = 0;
function tell(isRight: boolean, what: string): void {
  wrong += Number(!isRight);
  console.log(`${isRight ? 'right' : 'WRONG'}  ${what}`);
}

/** What `COPY . .` would copy. */
async function copyContext(folder: string): Promise<void> {
  const ignored = (await readFile(path.join(root, '.dockerignore'), 'utf8'))
    .split('\n')
    .filter(Boolean);
  const { stdout } = await run(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, maxBuffer: 16 * 1024 * 1024 },
  );
  const files = stdout
    .split('\0')
    .filter(
      file =>
        file &&
        !ignored.some(
          pattern =>
            matchesGlob(pattern, file) || matchesGlob(`${pattern}/**`, file),
        ),
    );
  for (const file of files) {
    await cp(path.join(root, file), path.join(folder, file)).catch(error => {
      // Removed, and not yet from the index.
      if (error.code !== 'ENOENT') {
        throw error;
      }
    });
  }
}

async function sizeOf(folder: string): Promise<string> {
  const { stdout } = await run('du', ['-sm', folder]);
  return `${stdout.split('\t')[0]} MB`;
}

/** Starts it and resolves with what it has printed where it does not come up. */
async function start(image: Image, env: Record<string, string>) {
  const [port, metricsPort] = await Promise.all([freePort(), freePort()]);
  const replica = new Replica(port, metricsPort, image, env);
  const failed = await replica.start().then(
    () => false,
    () => true,
  );
  return { replica, failed };
}

async function startComplete(image: Image, env: Record<string, string>) {
  const { replica, failed } = await start(image, env);
  const answers = failed
    ? []
    : await Promise.all(
        [
          '/.backstage/health/v1/liveness',
          '/.backstage/health/v1/readiness',
          '/',
        ].map(async route => (await fetch(`${replica.url}${route}`)).status),
      );
  tell(
    answers.join() === '200,200,200',
    `with every variable: ${
      failed ? replica.output.slice(-2_000) : `live, ready, page: ${answers}`
    }`,
  );
  const code = await replica.stop('SIGTERM');
  tell(code === 0, `SIGTERM: exit code ${code}`);
}

async function startWithout(
  image: Image,
  env: Record<string, string>,
  name: string,
) {
  const { [name]: _, ...rest } = env;
  const { replica, failed } = await start(image, rest);
  await replica.stop('SIGKILL');
  const lines = replica.output.trim().split('\n');
  if (optional.includes(name)) {
    tell(!failed, `without ${name}: starts`);
  } else {
    tell(
      failed && lines.length === 1 && lines[0].includes(`: ${name} is not set`),
      `without ${name}: ${lines.slice(0, 3).join(' / ')}`,
    );
  }
}

async function main() {
  const source = await mkdtemp(path.join(os.tmpdir(), 'slipway-context-'));
  await copyContext(source);
  console.log(`Docker gets ${await sizeOf(source)}`);
  const began = performance.now();
  const image = await buildImage(source);
  await rm(source, { recursive: true });
  console.log(
    `The Dockerfile's steps took ${((performance.now() - began) / 1000).toFixed(
      0,
    )} s; /app is ${await sizeOf(
      image.folder,
    )}, of it node_modules ${await sizeOf(
      path.join(image.folder, 'node_modules'),
    )}`,
  );
  try {
    const found = await checkTree(image);
    tell(
      found.includes('portz'),
      `check of a tree: ${found.trim().split('\n')[0]}`,
    );
    const nowhere = `http://localhost:${await freePort()}`;
    const env = {
      ...portalVariables({
        portalUrl: 'http://localhost:7007',
        database,
        caFile,
        gitlab: nowhere,
        argocd: nowhere,
        tokens: { read: 'read', operate: 'operate', provision: 'provision' },
      }),
      APP_CONFIG_backend_lifecycle_serverShutdownDelay: '1 second',
    };
    await startComplete(image, env);
    for (const name of Object.keys(env)) {
      if (!ofOthers.includes(name) && !name.startsWith('APP_CONFIG_')) {
        await startWithout(image, env, name);
      }
    }
  } finally {
    await image.remove();
  }
  console.log(`${wrong} wrong`);
  process.exit(wrong === 0 ? 0 : 1);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
