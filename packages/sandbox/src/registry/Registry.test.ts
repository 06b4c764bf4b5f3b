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

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { listen, Listening } from '../http/listen';
import { Registry } from './Registry';

const run = promisify(execFile);
const script = path.resolve(__dirname, '../../../../scripts/pin-images.mjs');
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe("the sandbox's registry", () => {
  const digest = (repository: string) =>
    `sha256:${createHash('sha256').update(repository).digest('hex')}`;

  let server: Listening;
  let host: string;
  let folder: string;

  beforeAll(async () => {
    const registry = new Registry({
      now: () => 0,
      mayPush: (_username, password) => password === 'push',
      mayPull: (_username, password, repository) =>
        repository.startsWith('public/') || password === 'pull',
    });
    server = await listen(registry.createApp(), 0);
    host = `localhost:${server.port}`;
    for (const repository of ['public/web', 'private/web']) {
      await fetch(`http://${host}/v2/${repository}/manifests/1.0.0`, {
        method: 'PUT',
        headers: { Authorization: basic('a:push') },
        body: repository,
      });
    }
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-images-'));
  });

  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('still has by its digest what a tag does not point to any more', async () => {
    const url = `http://${host}/v2/public/moved/manifests`;
    for (const body of ['first', 'second']) {
      await fetch(`${url}/1.0.0`, {
        method: 'PUT',
        headers: { Authorization: basic('a:push') },
        body,
      });
    }
    const login = { headers: { Authorization: basic('a:pull') } };
    const texts = ['1.0.0', digest('first'), digest('second')].map(reference =>
      fetch(`${url}/${reference}`, login).then(answer => answer.text()),
    );
    expect(await Promise.all(texts)).toEqual(['second', 'first', 'second']);
    expect((await fetch(`${url}/${digest('third')}`, login)).status).toBe(404);
  });

  const head = (repository: string, authorization?: string, tag = '1.0.0') =>
    fetch(`http://${host}/v2/${repository}/manifests/${tag}`, {
      method: 'HEAD',
      headers: authorization ? { Authorization: authorization } : {},
    });

  it('tells who may read what an image is, and says where others get a token', async () => {
    const refused = await head('public/web');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe(
      `Bearer realm="http://${host}/token",service="registry",scope="repository:public/web:pull"`,
    );
    const answer = await fetch(
      `http://${host}/token?service=registry&scope=repository:public/web:pull`,
    );
    const { token } = await answer.json();
    const read = await head('public/web', `Bearer ${token}`);
    expect([read.status, read.headers.get('docker-content-digest')]).toEqual([
      200,
      digest('public/web'),
    ]);
    expect((await head('private/web', `Bearer ${token}`)).status).toBe(401);
    expect((await head('public/web', `Bearer ${token}`, '2.0.0')).status).toBe(
      404,
    );
    expect((await head('private/web', basic('a:pull'))).status).toBe(200);
    expect((await head('private/web', basic('a:wrong'))).status).toBe(401);
  });

  it('gives the digests that pin-images writes, and only those', async () => {
    const closed = await listen((_req, res) => res.end(), 0);
    await closed.close();
    const old = `sha256:${'0'.repeat(64)}`;
    const ci = [
      `image: ${host}/public/web:1.0.0`,
      `image: "${host}/public/web:1.0.0"`,
      `services: ['${host}/public/web:1.0.0']`,
      'image:',
      `  name: ${host}/public/web:1.0.0@${old}`,
      `image: ${host}/private/web:1.0.0`,
      `image: ${host}/public/web:2.0.0`,
      `image: localhost:${closed.port}/public/web:1.0.0@${old}`,
      'image: ${{ values.image }}:1.0.0',
      'name: shop',
      '',
    ].join('\n');
    const dockerfile = `FROM ${host}/public/web:1.0.0 AS build\nFROM scratch\nCOPY --from=build /a /a\n`;
    await writeFile(path.join(folder, 'ci.yml'), ci);
    await writeFile(path.join(folder, 'Dockerfile'), dockerfile);
    const { stdout } = await run(process.execPath, [script, folder]);

    const pin = `1.0.0@${digest('public/web')}`;
    expect(await readFile(path.join(folder, 'ci.yml'), 'utf8')).toBe(
      ci
        .replace(/public\/web:1\.0\.0@sha256:0+/, `public/web:${pin}`)
        .replace(
          new RegExp(`${host}/public/web:1\\.0\\.0(?!@)`, 'g'),
          `${host}/public/web:${pin}`,
        ),
    );
    expect(await readFile(path.join(folder, 'Dockerfile'), 'utf8')).toBe(
      dockerfile.replace('1.0.0', pin),
    );
    expect(stdout).toContain(
      `${host}/public/web:1.0.0: ${digest('public/web')}`,
    );
    expect(stdout).toContain(
      `${host}/private/web:1.0.0: left as it is, the registry gives no digest: it answers 401`,
    );
    expect(stdout).toContain(`${host}/public/web:2.0.0: left as it is`);
    expect(stdout).toContain(
      `localhost:${closed.port}/public/web:1.0.0: left as it is, the registry gives no digest: ECONNREFUSED`,
    );
    // What is pinned stays, run as often as one likes.
    const before = await readFile(path.join(folder, 'ci.yml'), 'utf8');
    await run(process.execPath, [script, folder]);
    expect(await readFile(path.join(folder, 'ci.yml'), 'utf8')).toBe(before);
  });
});
