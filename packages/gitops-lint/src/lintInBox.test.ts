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

import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { Box, BoxLimitError } from '@slipway/box';
import { lint, lintFiles, lintFilesInBox, lintInBox } from '.';
import { folder } from './__testUtils__/folder';

jest.setTimeout(120_000);

const options = { box: new Box(), person: 'user:default/maria' };
const chart = 'apiVersion: v2\nname: a\nversion: 0.1.0\n';

/** A tree that is wrong in many ways, with a chart and a pipeline. */
const wrong = {
  'helm/Chart.yaml': chart,
  'helm/values.yaml': 'tag: 1e5 # ci:tag\n',
  'helm/templates/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: redis, imge: x}]\n',
  '.gitlab-ci.yml':
    'build:\n  script: [docker build ., git push origin HEAD:main]\n  only: [main]\n  neds: []\ntest:\n  needs: [biuld]\n  script: [make]\n',
  'argocd/a.yaml':
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {project: default}\n',
  'catalog-info.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: Component\n',
  'ci/a.yaml': 'a: b: c\n',
};

describe('a check in the box', () => {
  it('finds what the same check finds without it', async () => {
    const root = await folder(wrong);
    const without = await lint(root, { prefix: 'x/' });
    expect(without.findings.length).toBeGreaterThan(10);
    expect(await lintInBox(root, { ...options, prefix: 'x/' })).toEqual(
      without,
    );
    expect(await lintFilesInBox(wrong, options)).toEqual(
      await lintFiles(wrong),
    );
  });

  it('stops Helm where it takes too much memory, and checks the rest', async () => {
    const { findings, notChecked } = await lintFilesInBox(
      {
        'helm/Chart.yaml': chart,
        'helm/templates/a.yaml': 'x: {{ len (until 50000000) }}\n',
        'ci/a.yaml': 'a: b: c\n',
      },
      options,
    );
    expect(notChecked).toEqual([
      {
        file: 'helm/Chart.yaml',
        line: 1,
        message: expect.stringContaining(
          'Helm took more than 512 MB of memory and was stopped.',
        ),
      },
    ]);
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'yaml-readable', file: 'ci/a.yaml' }),
    ]);
  });

  it('says that nothing was checked where the whole exceeds a limit, and passes on what else fails', async () => {
    const limits = { seconds: 20, memoryMb: 1024, outputMb: 8 };
    const fail = (error: Error) => ({
      ...options,
      box: { run: () => Promise.reject(error) },
      prefix: 'x/',
    });
    const exceeded = new BoxLimitError('the check', 'memory', limits);
    expect(await lintFilesInBox({}, fail(exceeded))).toEqual({
      findings: [],
      notSeen: [],
      notChecked: [
        {
          file: 'x/',
          line: 1,
          message: 'the check took more than 1024 MB of memory.',
        },
      ],
      silenced: 0,
    });
    await expect(
      lintFilesInBox({}, fail(new Error('nobody is there'))),
    ).rejects.toThrow('nobody is there');
    await expect(lintInBox('/nowhere', options)).rejects.toThrow('ENOENT');
  });

  it('skips links that leave the tree and what is no file, and says so', async () => {
    const root = await folder({ 'README.md': 'text', 'empty.yaml': '' });
    mkdirSync(path.join(root, 'helm'));
    execFileSync('mkfifo', [path.join(root, 'helm/values.yaml')]);
    await symlink('/etc/passwd', path.join(root, 'catalog-info.yaml'));
    const { findings } = await lintInBox(root, options);
    expect(findings.map(({ file, message }) => [file, message])).toEqual([
      ['catalog-info.yaml', 'The link leads out of the tree.'],
      ['helm/values.yaml', 'It is no file, so it is not read.'],
    ]);
  });

  it('connects to nothing, in the box and without it', async () => {
    let connections = 0;
    const server = createServer((_req, res) => res.end('{}'));
    server.on('connection', () => {
      connections += 1;
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const files = {
      '.gitlab-ci.yml': `include:\n  - remote: ${at}/all.yml\n  - ${at}/other.yml\ntest: {script: ["curl ${at}"]}\n`,
      'helm/Chart.yaml': `${chart}dependencies: [{name: b, version: 1.0.0, repository: "${at}"}]\n`,
      'helm/charts/b/Chart.yaml': chart.replace('name: a', 'name: b'),
      'helm/values.yaml': 'a: 1\n',
      'helm/values.schema.json': `{"$schema": "${at}/draft", "$ref": "${at}/a.json", "properties": {"a": {"$dynamicRef": "${at}/b.json"}}, "additionalProperties": false}`,
      'helm/templates/a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  ip: {{ getHostByName "127.0.0.1" | quote }}\n  found: {{ lookup "v1" "Secret" "a" "b" | toJson | quote }}\n`,
      'alone/Chart.yaml': `${chart}dependencies: [{name: c, version: 1.0.0, repository: "oci://127.0.0.1"}]\n`,
      'kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: ["${at}/all.yaml"]\n`,
      'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: a}\nspec: {type: openapi, lifecycle: production, owner: me, definition: {$text: "${at}/api.yaml"}}\n`,
    };
    await lintFiles(files);
    await lintFilesInBox(files, options);
    server.close();
    expect(connections).toBe(0);
  });
});
