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
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

describe('ci/what-changes.sh', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-what-changes-'));
    await cp(example, folder, { recursive: true });
    for (const environment of ['dev', 'production']) {
      await edit(`helm/values-${environment}.yaml`, text =>
        text.replace('"" # ci:tag fastapi', '"1.0.0" # ci:tag fastapi'),
      );
    }
    await cp(path.join(folder, 'helm'), path.join(folder, 'before/helm'), {
      recursive: true,
    });
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function edit(file: string, change: (text: string) => string) {
    const name = path.join(folder, file);
    await writeFile(name, change(await readFile(name, 'utf8').catch(() => '')));
  }

  const report = async () => {
    await runScript(
      'ci/what-changes.sh',
      ['coelho-realtime', 'dev', 'production'],
      // Nothing of a job: no token, no cluster.
      { cwd: folder, env: {} },
    );
    return readFile(path.join(folder, 'what-this-changes.txt'), 'utf8');
  };

  it('says nothing of environments that stay as they are', async () => {
    expect(await report()).toMatch(
      /dev: nothing\.\n(.*)\n\nproduction: nothing\.\n\1\n$/,
    );
  });

  it('names the services that have no image yet', async () => {
    expect(await report()).toContain(
      '\ndev: nothing.\n  No image yet, so nothing is rendered: kafka, mlflow, streamlit.\n',
    );
  });

  it('says for each environment what is new, changed and removed, and how', async () => {
    await edit('helm/values-dev.yaml', text =>
      text.replace('replicas: 1', 'replicas: 2'),
    );
    await edit('helm/values.yaml', text =>
      text.replace('enabled: true', 'enabled: false'),
    );
    await edit('argocd/application-production.yaml', text =>
      text.replace(/ {4}automated:\n( {6}.*\n)+/, ''),
    );
    const text = await report();
    expect(text).toContain(`
dev:
  changed  Deployment coelho-realtime-dev-fastapi
  removed  NetworkPolicy coelho-realtime-dev-fastapi
  new      PodDisruptionBudget coelho-realtime-dev-fastapi
`);
    expect(text).toContain('-  replicas: 1\n+  replicas: 2\n');
    expect(text).toContain(`
production (synced by hand):
  removed  NetworkPolicy coelho-realtime-production-fastapi

`);
  });

  it('shows what only a cluster with the Gateway API or Prometheus gets, and no Pod of a test', async () => {
    await edit('helm/values.yaml', text =>
      text
        .replace('kind: ingress', 'kind: httpRoute')
        .replace("gateway: ''", 'gateway: public')
        .replace('enabled: false', 'enabled: true')
        .replace('port: 8000', 'port: 8001'),
    );
    const text = await report();
    expect(text).toMatch(/new +HTTPRoute coelho-realtime-dev-fastapi/);
    expect(text).toMatch(/removed +Ingress coelho-realtime-dev-fastapi/);
    expect(text).toMatch(/new +ServiceMonitor coelho-realtime-dev-fastapi/);
    await edit('helm/values.yaml', all => all.replace('/healthz', '/health'));
    expect(await report()).not.toMatch(/Pod /);
  });

  it.each([
    ['indented by four', 'metadata:\n    name: own', 'ConfigMap own'],
    [
      'with line ends of Windows',
      'metadata:\r\n  name: own\r',
      'ConfigMap own',
    ],
    [
      'with its labels before its name',
      'metadata:\n  labels:\n    name: other\n  name: "own"',
      'ConfigMap own',
    ],
    ['on one line', 'metadata: {name: own}', 'object 1 of own.yaml'],
    ['with a slash in its name', 'metadata:\n  name: a/b', 'ConfigMap a_b'],
  ])(
    'shows an object of a template that was added, %s',
    async (_how, metadata, shown) => {
      await edit(
        'helm/templates/own.yaml',
        () => `apiVersion: v1\nkind: ConfigMap\n${metadata}\ndata: {a: "1"}\n`,
      );
      const [, dev] = (await report()).split('\n\n');
      expect(dev).toBe(`dev:\n  new      ${shown}`);
    },
  );

  it.each([
    ['of a merge request', {}, 'replicas: 1'],
    [
      'for merged results',
      { CI_MERGE_REQUEST_TARGET_BRANCH_SHA: 'main' },
      'replicas: 3',
    ],
  ])(
    'compares a pipeline %s with what it would be without the merge request',
    async (_which, variables, replicas) => {
      const git = (...args: string[]) =>
        run(
          'git',
          ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args],
          {
            cwd: folder,
          },
        );
      await rm(path.join(folder, 'before'), { recursive: true });
      await git('init', '--quiet', '-b', 'main');
      await git('add', '.');
      await git('commit', '--quiet', '--message', 'base');
      const base = (await git('rev-parse', 'HEAD')).stdout.trim();
      await edit('helm/values-dev.yaml', text =>
        text.replace('replicas: 1', 'replicas: 3'),
      );
      await git('commit', '--quiet', '--all', '--message', 'of others');
      const { 'chart before': job } = parse(
        await readFile(path.join(folder, 'ci/chart.yml'), 'utf8'),
      );
      const script = path.join(folder, 'job.sh');
      await writeFile(script, job.script.join('\n'));
      await runScript(script, [], {
        cwd: folder,
        env: { CI_MERGE_REQUEST_DIFF_BASE_SHA: base, ...variables },
      });
      expect(
        await readFile(
          path.join(folder, 'before/helm/values-dev.yaml'),
          'utf8',
        ),
      ).toMatch(new RegExp(`fastapi:\\n +${replicas}\\n`));
    },
  );

  it('takes no comment for an object', async () => {
    await edit(
      'helm/templates/own.yaml',
      () => '# nothing yet\n---\n# nor here\n',
    );
    expect(await report()).toContain('\ndev: nothing.\n');
  });

  it('keeps two objects of one kind and name apart', async () => {
    await edit('helm/templates/own.yaml', () =>
      ['a', 'b']
        .map(
          name =>
            `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: own\n  namespace: ${name}\n`,
        )
        .join('---\n'),
    );
    expect(await report()).toContain(
      '  new      ConfigMap own\n  new      ConfigMap own (2)\n',
    );
  });

  it('says of an environment that goes that all of it is removed', async () => {
    await rm(path.join(folder, 'helm/values-dev.yaml'));
    const [, dev] = (await report()).split('\n\n');
    expect(dev).toMatch(/^dev:\n( {2}removed {2}.*(\n|$))+$/);
  });

  it('fails where the chart cannot be rendered, with the place', async () => {
    await edit('helm/templates/service.yaml', text => `${text}{{ nonsense }}`);
    await expect(report()).rejects.toThrow(
      /dev: the chart cannot be rendered:[^]*templates\/service\.yaml:21/,
    );
  });

  it('takes everything for new where the chart before cannot be rendered', async () => {
    await edit('before/helm/templates/service.yaml', () => '{{ nonsense }}');
    expect(await report()).toMatch(
      /before this merge request cannot be rendered[^]*new +Deployment coelho-realtime-dev-fastapi/,
    );
  });
});
