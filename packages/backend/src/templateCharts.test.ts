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

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from './__testUtils__/filesBelow';
import { PortalUser } from './__testUtils__/PortalUser';
import { renderTree, writeTree } from './__testUtils__/renderTree';
import { webService } from './__testUtils__/services';
import { answersOf, matrixRows } from './__testUtils__/templateMatrix';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(300_000);

const example = path.resolve(
  __dirname,
  '../../../templates/new-project/example',
);

describe('the tree of a new project', () => {
  const portal = usePortal();
  let author: PortalUser;

  beforeAll(() => {
    author = portal.user('ada');
  });

  it('gives charts that Helm 3 and 4 render for every Kubernetes from 1.30 to 1.37', async () => {
    const helms = ['helm', 'helm3'].filter(program => {
      const { status } = spawnSync(program, ['version']);
      return status === 0;
    });
    // npm test brings both; elsewhere the one at hand has to do.
    const wanted = process.env.CI ? ['helm', 'helm3'] : ['helm'];
    expect(helms).toEqual(expect.arrayContaining(wanted));
    const rows = matrixRows();
    const sample = [0, 5, 10, 15].map(index => rows[index % rows.length]);
    const failures: string[] = [];
    for (const [index, row] of sample.entries()) {
      // Every version for one of them: between the first and the last nothing goes that is there in both.
      const minors = index === 0 ? [0, 1, 2, 3, 4, 5, 6, 7] : [0, 7];
      const { files } = await renderTree(author, answersOf(row));
      const folder = await writeTree(files);
      for (const environment of row.environments) {
        const values = ['--values', `helm/values-${environment}.yaml`];
        for (const program of helms) {
          for (const args of [
            ['lint', 'helm', '--strict', ...values],
            ...minors.map(minor => [
              'template',
              'shop',
              'helm',
              '--kube-version',
              `1.${30 + minor}.0`,
              ...values,
            ]),
          ]) {
            const { status, stderr } = spawnSync(program, args, {
              cwd: folder,
              encoding: 'utf8',
            });
            if (status !== 0) {
              failures.push(`${program} ${args.join(' ')}: ${stderr}`);
            }
          }
        }
      }
    }
    expect(failures).toEqual([]);
  });

  it('gives the example that is in the repository', async () => {
    const { files } = await renderTree(author, {
      name: 'coelho-realtime',
      title: 'COELHO RealTime',
      description: 'Real-time machine learning on streams',
      target: 'rendered-k3d',
      environments: ['dev', 'staging', 'production'],
      services: [
        webService('fastapi', { public: true, path: '/api' }),
        webService('kafka', { kind: 'worker', port: undefined }),
        webService('mlflow', { port: 5000, public: true, path: '/mlflow' }),
        webService('streamlit', { port: 8501, public: true, path: '/' }),
      ],
    });
    if (process.env.WRITE_EXAMPLE || !existsSync(example)) {
      const written = await writeTree(files);
      await rm(example, { recursive: true, force: true });
      await cp(written, example, { recursive: true });
    }
    const names = (await filesBelow(example)).sort();
    expect(Object.keys(files).sort()).toEqual(names);
    for (const name of names) {
      expect([name, files[name]]).toEqual([
        name,
        await readFile(path.join(example, name), 'utf8'),
      ]);
    }
  });
});
