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

import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { imageNeeds } from './imageNeeds';

const program = `import os

PORT = os.environ["PORT"]


def main():
    client = Client(os.environ["MLFLOW_URL"])


if __name__ == "__main__":
    main()
`;

describe('what the builders take note of', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'slipway-image-'));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  /** The manifest that a build would push. */
  function build(files: Record<string, string>): string {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(path.join(directory, name), content);
    }
    execFileSync(
      path.join(__dirname, '../../fakes/docker'),
      ['build', '--tag', 'registry/app:1', directory],
      {
        env: {
          ...process.env,
          HOME: directory,
          DOCKER_HOST: 'none',
          CI_JOB_ID: '1',
        },
        stdio: 'pipe',
      },
    );
    const store = path.join(directory, '.docker-fake-1');
    return readFileSync(path.join(store, readdirSync(store)[0]), 'utf8');
  }

  it('is which variables a Python program reads without a fallback, and where', () => {
    const manifest = build({
      Dockerfile: 'FROM python\nWORKDIR /app\nENV PORT=8000 A=b\n',
      'app.py': program,
      'test_app.py': 'os.environ["ONLY_IN_A_TEST"]\n',
    });
    expect(imageNeeds(manifest)).toEqual([
      {
        variable: 'MLFLOW_URL',
        frames: [
          { file: '/app/app.py', line: 11, scope: '<module>', text: 'main()' },
          {
            file: '/app/app.py',
            line: 7,
            scope: 'main',
            text: 'client = Client(os.environ["MLFLOW_URL"])',
          },
        ],
      },
    ]);
  });

  it('is nothing of other programs, nor of images that others pushed', () => {
    expect(imageNeeds(build({ Dockerfile: 'FROM nginx\n' }))).toEqual([]);
    expect(imageNeeds('not JSON')).toEqual([]);
    expect(imageNeeds(undefined)).toEqual([]);
  });
});
