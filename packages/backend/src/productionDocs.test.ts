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
import { access, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { parse } from 'yaml';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../../..');

const connection =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;
// Without a PostgreSQL there is no production; npm test starts one.
const describeOnPostgres = connection ? describe : describe.skip;

interface Block {
  language: string;
  text: string;
  /** What a machine lacks on which tests run. */
  needs?: string;
}

/** The commands of docs/production.md in their order. */
async function blocks(): Promise<Block[]> {
  const text = await readFile(path.join(root, 'docs/production.md'), 'utf8');
  return [...text.matchAll(/([^\n]*)\n\n```(sh|sql)\n([\s\S]*?)```/g)].map(
    ([, before, language, commands]) => ({
      language,
      text: commands,
      needs: /\*\*needs (docker|a cluster)\.?\*\*/i
        .exec(before)?.[1]
        .toLowerCase(),
    }),
  );
}

describe('the way to production', () => {
  it('needs Docker for the image and a cluster for what is made there, and for nothing else', async () => {
    const marked = (await blocks()).map(({ text, needs }) => [
      needs ?? 'nothing',
      text.split(' ', 1)[0],
    ]);
    expect(marked).toEqual([
      ['docker', 'docker'],
      ['nothing', 'CREATE'],
      ['nothing', 'umask'],
      ['a cluster', 'kubectl'],
      ['a cluster', 'helm'],
      ['a cluster', 'helm'],
    ]);
  });

  it('names files that are there', async () => {
    const named = (await blocks()).flatMap(({ text }) => [
      ...text.matchAll(
        /\b(?:platform|packages)\/[\w./-]+\.[\w.]+|packages\/\w+\/Dockerfile/g,
      ),
    ]);
    // The path of an image is none.
    const files = named
      .map(([file]) => file)
      .filter(file => !file.startsWith('platform/portal:'));
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      await expect(access(path.join(root, file))).resolves.toBeUndefined();
    }
  });

  it('makes files that only their owner reads, outside of the repository', async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'slipway-home-'));
    const state = () => run('git', ['status', '--porcelain'], { cwd: root });
    try {
      const before = (await state()).stdout;
      const [block] = (await blocks()).filter(
        ({ language, needs }) => language === 'sh' && !needs,
      );
      const { stdout } = await run('sh', ['-ec', block.text], {
        cwd: root,
        env: { PATH: process.env.PATH, HOME: home },
      });
      expect(Buffer.from(stdout.trim(), 'base64')).toHaveLength(32);
      for (const file of ['secret.env', 'values.yaml']) {
        const { mode } = await stat(path.join(home, 'portal', file));
        expect(mode & 0o077).toBe(0);
      }
      expect((await state()).stdout).toBe(before);
    } finally {
      await rm(home, { recursive: true });
    }
  });

  it('makes the Secrets and the ConfigMap that the values name', async () => {
    const text = (await blocks()).map(block => block.text).join('\n');
    const made = [
      ...text.matchAll(/create (?:secret generic|configmap) (\S+)/g),
    ];
    const { backstage } = parse(
      await readFile(path.join(root, 'platform/portal/values.yaml'), 'utf8'),
    );
    expect(made.map(([, name]) => name)).toEqual([
      ...backstage.extraEnvVarsSecrets,
      'argocd-ca',
    ]);
  });
});

describeOnPostgres('the user of the database', () => {
  it('may do what the portal does, and no more', async () => {
    const [{ text }] = (await blocks()).filter(
      ({ language }) => language === 'sql',
    );
    const admin = new Client({ connectionString: connection });
    await admin.connect();
    try {
      await admin.query(text);
      const url = new URL(connection!);
      url.username = 'portal';
      url.password = 'put-in-your-own';
      url.pathname = '/postgres';
      const portal = new Client({ connectionString: url.href });
      await portal.connect();
      try {
        await portal.query('create database backstage_plugin_docs');
        await expect(portal.query('create role another')).rejects.toThrow(
          'permission denied',
        );
      } finally {
        await portal.end();
      }
    } finally {
      await admin.query('drop database if exists backstage_plugin_docs');
      await admin.query('drop role if exists portal');
      await admin.end();
    }
  });
});
