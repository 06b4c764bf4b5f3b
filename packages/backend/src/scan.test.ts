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

import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { runScript } from './__testUtils__/runScript';

const build = path.resolve(
  __dirname,
  '../../../templates/new-project/example/ci/build.yml',
);

describe('the job scan', () => {
  let folder: string;

  const write = async (name: string, content: string, mode = 0o644) => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content, { mode });
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-scan-'));
    await write(
      'programs/trivy',
      '#!/bin/sh\necho "$@" >> scanned\nif [ "$4" = --output ]; then echo "{}" > "$5"; fi\n',
      0o755,
    );
  });

  afterEach(() => rm(folder, { recursive: true }));

  const scan = async (pipeline: string) => {
    const { scan: job } = parse(await readFile(build, 'utf8'));
    await write('job.sh', ['set -e', ...job.script].join('\n'));
    await runScript('job.sh', [], {
      cwd: folder,
      before: [path.join(folder, 'programs')],
      env: {
        CI_PIPELINE_ID: pipeline,
        CI_REGISTRY_IMAGE: 'registry.example.com/shop',
      },
    });
  };

  it('takes nothing from what another pipeline has left in the folder of the runner', async () => {
    await write('built/6/web', 'sha256:old\n');
    await write('sbom-web.cdx.json', 'old');
    await write('built/7/api', 'sha256:new\n');
    await scan('7');
    expect(await readFile(path.join(folder, 'scanned'), 'utf8')).toBe(
      [
        'image --format cyclonedx --output sbom-api.cdx.json registry.example.com/shop/api@sha256:new',
        'image --severity HIGH,CRITICAL --ignore-unfixed --exit-code 1 registry.example.com/shop/api@sha256:new',
        '',
      ].join('\n'),
    );
    expect(
      (await readdir(folder)).filter(name => name.startsWith('sbom-')),
    ).toEqual(['sbom-api.cdx.json']);
  });

  it('has nothing to do where its pipeline has built nothing', async () => {
    await write('built/6/web', 'sha256:old\n');
    await scan('7');
    expect(await readdir(folder)).not.toContain('scanned');
  });
});
