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
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const junit = path.resolve(
  __dirname,
  '../../../templates/new-project/skeleton/ci/junit.py',
);

const testOf = (statement: string) =>
  `import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        ${statement}\n`;

describe('ci/junit.py', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-junit-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function runTests(files: Record<string, string>) {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const { stderr } = await run('python3', [junit], { cwd: folder });
    return stderr;
  }

  it('runs the tests of a folder and of the packages in it', async () => {
    expect(
      await runTests({
        'test_main.py': testOf('pass'),
        'tests/__init__.py': '',
        'tests/test_more.py': testOf('pass'),
      }),
    ).toContain('Ran 2 tests');
    expect(await readFile(path.join(folder, 'junit.xml'), 'utf8')).toContain(
      'tests="2" failures="0" errors="0"',
    );
  });

  it.each([
    [
      'a test fails',
      { 'test_main.py': testOf('self.fail("odd")') },
      'AssertionError: odd',
    ],
    ['there is none', { 'main.py': '' }, 'There is no test to run'],
    [
      'a folder with tests is passed over',
      {
        'test_main.py': testOf('pass'),
        'tests/unit/test_more.py': testOf('self.fail()'),
        'tests/__init__.py': '',
      },
      'tests/unit/test_more.py is not run: its folder needs an __init__.py',
    ],
    [
      'a test has a name that no module can have',
      {
        'test_main.py': testOf('pass'),
        'test-more.py': testOf('self.fail()'),
      },
      'test-more.py is not run',
    ],
  ])('fails where %s', async (_what, files, message) => {
    await expect(runTests(files)).rejects.toThrow(message);
  });

  it('minds neither files that are no Python of its own nor hidden folders', async () => {
    const report = await runTests({
      'test_main.py': testOf('pass'),
      'vendor/old.py': 'print "two"\n',
      '.venv/lib/test_other.py': testOf('self.fail()'),
    });
    expect(report).toContain('Ran 1 test');
  });
});
