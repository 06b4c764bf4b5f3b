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

// One Argo CD with a few applications, of nobody's catalog: what `npm start -- --argocd` can be tried on without a real one.
// node scripts/run-ts.mjs packages/sandbox/dev/argocd.ts [port] prints its address and a file with a token.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { accountToken, ArgocdInstance, systemClock } from '../src';
import { git } from '../src/git/git';

/* eslint-disable no-console */
const deployment = (name: string, image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: 2
  template:
    spec: {containers: [{name: ${name}, image: '${image}'}]}
`;

async function createRepository(
  folder: string,
  files: Record<string, string>,
): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  await git(['init', '--quiet', '--initial-branch', 'main', folder]);
  await git(['add', '.'], { cwd: folder });
  await git([...author, 'commit', '--quiet', '--message', 'Begin'], {
    cwd: folder,
  });
  return folder;
}

async function main() {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'slipway-argocd-'));
  const instance = await ArgocdInstance.start({
    name: 'apart',
    port: Number(process.argv[2] ?? 18080),
    directory,
    helm: process.env.SLIPWAY_HELM ?? 'helm',
    requeueMs: 5_000,
    clock: systemClock,
    imageExists: image => !image.endsWith(':missing'),
    comparisonMs: 5_000,
    operationMs: 500,
    tickMs: 500,
    podStartMs: 2_000,
    progressDeadlineMs: 20_000,
  });
  const shop = await createRepository(path.join(directory, 'shop'), {
    'deploy/shop.yaml': deployment('shop', 'shop:1.4.0'),
  });
  const tools = await createRepository(path.join(directory, 'tools'), {
    'wiki/wiki.yaml': deployment('wiki', 'wiki:missing'),
    'chat/chat.yaml': deployment('chat', 'chat:2'),
  });
  const { world } = instance;
  const anywhere = {
    sourceRepos: ['*'],
    destinations: [{ server: '*', namespace: '*' }],
  };
  world.addProject('shop', anywhere);
  world.addProject('tools', anywhere);
  const add = (
    name: string,
    project: string,
    repoURL: string,
    folder: string,
    annotations?: Record<string, string>,
  ) =>
    world.addApplication(
      { name, annotations },
      {
        project,
        source: { repoURL, path: folder, targetRevision: 'main' },
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: name,
        },
        syncPolicy: { automated: { prune: true } },
      },
    );
  add('shop-dev', 'shop', shop, 'deploy');
  add('shop-production', 'shop', shop, 'deploy');
  add('wiki', 'tools', tools, 'wiki');
  add('chat', 'tools', tools, 'chat', {
    'backstage.io/entity-ref': 'component:default/team-chat',
  });
  add('lost', 'tools', tools, 'nowhere');
  const tokenFile = path.join(directory, 'token');
  await writeFile(tokenFile, `${accountToken('backstage')}\n`, { mode: 0o600 });
  console.log(`${instance.url} ${tokenFile}`);
  const stop = async () => {
    instance.stop();
    await instance.listening.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch(error => {
  console.error(`Argo CD cannot start: ${error.message}`);
  process.exit(1);
});
