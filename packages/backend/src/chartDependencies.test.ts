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
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { runScript } from './__testUtils__/runScript';

jest.setTimeout(60_000);

const run = promisify(execFile);
const example = path.resolve(
  __dirname,
  '../../../templates/new-project/example',
);

describe('a chart of others that the chart depends on', () => {
  let folder: string;
  let repository: string;
  let server: http.Server;
  let asked: string[];

  const helm = (...args: string[]) =>
    run('helm', args, {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder },
    });
  const edit = async (file: string, change: (text: string) => string) => {
    const name = path.join(folder, file);
    await writeFile(name, change(await readFile(name, 'utf8').catch(() => '')));
  };
  const fetched = () =>
    readdir(path.join(folder, 'helm/charts')).catch(() => []);
  const fetchAll = () =>
    runScript('ci/chart-dependencies.sh', ['helm'], { cwd: folder, env: {} });

  /** A repository with two versions of a chart, and the project with the first of them locked. */
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-dependencies-'));
    await cp(example, folder, { recursive: true });
    const charts = path.join(folder, 'charts-of-others');
    asked = [];
    server = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      readFile(path.join(charts, path.basename(request.url ?? ''))).then(
        content => response.end(content),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    repository = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await mkdir(path.join(charts, 'cache/templates'), { recursive: true });
    await edit(
      'charts-of-others/cache/templates/config.yaml',
      () =>
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cache-{{ .Chart.Version }}\n',
    );
    const publish = async (version: string) => {
      await edit(
        'charts-of-others/cache/Chart.yaml',
        () => `apiVersion: v2\nname: cache\nversion: ${version}\n`,
      );
      await helm(
        'package',
        path.join(charts, 'cache'),
        '--destination',
        charts,
      );
      await helm('repo', 'index', charts);
    };
    await publish('1.0.0');
    await edit(
      'helm/Chart.yaml',
      text =>
        `${text}dependencies: [{name: cache, version: 1.x.x, repository: "${repository}"}]\n`,
    );
    await edit('helm/values.schema.json', text =>
      text.replace('"properties": {', '"properties": { "cache": {},'),
    );
    await helm('dependency', 'update', 'helm');
    await rm(path.join(folder, 'helm/charts'), { recursive: true });
    await publish('1.1.0');
    asked = [];
  });

  afterEach(async () => {
    await new Promise(resolve => {
      server.close(resolve);
    });
    await rm(folder, { recursive: true });
  });

  it('is fetched for the jobs as it is locked, and lets the chart pass', async () => {
    const { chart } = parse(
      await readFile(path.join(folder, 'ci/chart.yml'), 'utf8'),
    );
    await writeFile(
      path.join(folder, 'job.sh'),
      ['set -e', ...chart.script].join('\n'),
    );
    await runScript('job.sh', [], { cwd: folder, env: {} });
    expect(await fetched()).toEqual(['cache-1.0.0.tgz']);
  });

  it('shows in what a merge request changes', async () => {
    await cp(path.join(example, 'helm'), path.join(folder, 'before/helm'), {
      recursive: true,
    });
    const { stdout } = await runScript(
      'ci/what-changes.sh',
      ['coelho-realtime', 'dev'],
      { cwd: folder, env: {} },
    );
    expect(stdout).toMatch(/\ndev:\n {2}new +ConfigMap cache-1\.0\.0\n/);
  });

  it('is fetched where nothing is locked', async () => {
    await rm(path.join(folder, 'helm/Chart.lock'));
    await fetchAll();
    expect(await fetched()).toEqual(['cache-1.1.0.tgz']);
  });

  it('is not asked for where it is in the repository', async () => {
    await fetchAll();
    asked = [];
    await fetchAll();
    expect(asked).toEqual([]);
  });

  it('fails with the words of Helm where its repository does not have it', async () => {
    await rm(path.join(folder, 'charts-of-others/cache-1.0.0.tgz'));
    await expect(fetchAll()).rejects.toThrow('cache-1.0.0.tgz');
  });

  it('is nothing to ask for where the chart has none', async () => {
    await rm(path.join(folder, 'helm'), { recursive: true });
    await cp(path.join(example, 'helm'), path.join(folder, 'helm'), {
      recursive: true,
    });
    await fetchAll();
    expect(await fetched()).toEqual([]);
  });
});
