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
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { requireVariables } from './requireVariables';

describe('requireVariables', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-startup-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const start = async (
    files: string[],
    env: Record<string, string> = {},
  ): Promise<string> => {
    const argv = ['node', 'backend'];
    for (const [index, text] of files.entries()) {
      const file = path.join(folder, `${index}.yaml`);
      await writeFile(file, text);
      argv.push('--config', file);
    }
    return requireVariables(argv, env).then(
      () => 'starts',
      error => error.message.replaceAll(`${folder}/`, ''),
    );
  };

  it('says every variable that is missing, once, in one sentence', async () => {
    expect(
      await start(
        ['a: ${ONE}\nb: [{ c: "${TWO}/api/${ONE}" }]\nd: ${THREE}\n'],
        { THREE: '3' },
      ),
    ).toBe(
      'ONE, TWO are not set in the environment, and 0.yaml needs them: see docs/production.md, "Variables".',
    );
  });

  it('takes an empty variable for a missing one, as Kubernetes sets it from an empty key', async () => {
    expect(await start(['a: ${ONE}\n'], { ONE: ' ' })).toMatch(
      /^ONE is not set in the environment, and 0\.yaml needs it/,
    );
  });

  it('asks for nothing that has a default, is no variable, or is given', async () => {
    expect(
      await start(
        [
          '# ${COMMENT}\na: ${ONE:-}\nb: ${TWO:-two}\nc: $${THREE}\nd: ${FOUR}\n',
        ],
        { FOUR: '4' },
      ),
    ).toBe('starts');
  });

  it('asks for nothing that a later file replaces or takes away, or a variable of its key', async () => {
    const first = 'list: ["${ONE}"]\nmap: { a: "${TWO}", b: "${THREE}" }\n';
    const second = 'list: [x]\nmap: { a: null }\n';
    expect(await start([first])).toMatch(/^ONE, THREE, TWO are/);
    expect(await start([first, second])).toMatch(
      /^THREE is not set .* 0\.yaml with 1\.yaml needs it/,
    );
    expect(await start([first, second], { APP_CONFIG_map_b: 'b' })).toBe(
      'starts',
    );
  });

  it('asks for nothing where no file is named', async () => {
    expect(await start([])).toBe('starts');
  });
});
