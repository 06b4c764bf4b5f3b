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
import path from 'node:path';
import { folder } from './__testUtils__/folder';

jest.setTimeout(60_000);

describe('the command line', () => {
  const program = path.resolve(__dirname, '../bin/gitops-lint');

  function run(args: string[], cwd: string) {
    return new Promise<{ code: number; stdout: string; stderr: string }>(
      resolve =>
        execFile(
          program,
          args,
          { cwd, env: { ...process.env, INIT_CWD: cwd } },
          (error, stdout, stderr) =>
            resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
        ),
    );
  }

  it('says how it is used, when asked and when it is not told what to check', async () => {
    expect(await run(['--help'], __dirname)).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^usage: gitops-lint <dir> .*\n/),
      stderr: '',
    });
    expect(await run([], __dirname)).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^usage: gitops-lint <dir> .*\n/),
    });
  });

  it('says 0 where nothing is wrong, 1 where something is, and 2 where it cannot read', async () => {
    const good = await folder({ 'README.md': 'text' });
    expect(await run([good], good)).toMatchObject({
      code: 0,
      stdout: 'Nothing found.\n',
    });
    const bad = await folder({ 'a/values.yaml': 'a: b: c\n' });
    const { code, stdout } = await run(['a', '--format', 'json'], bad);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        rule: 'yaml-readable',
        profile: 'broken',
        severity: 'error',
        file: 'a/values.yaml',
        line: 1,
        message: expect.stringContaining('cannot be read'),
        advice: expect.any(String),
      },
    ]);
    expect(await run(['nowhere'], bad)).toMatchObject({
      code: 2,
      stderr: expect.not.stringMatching(/\n\s+at /),
    });
    expect((await run(['a', '--format', 'xml'], bad)).code).toBe(2);
  });

  it('reports to merge requests in the form of GitLab', async () => {
    const bad = await folder({ 'values.yaml': 'a: b: c\n' });
    const { stdout } = await run(['.', '--format', 'codequality'], bad);
    expect(JSON.parse(stdout)).toEqual([
      {
        description: expect.any(String),
        check_name: 'yaml-readable',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: 'major',
        location: { path: 'values.yaml', lines: { begin: 1 } },
      },
    ]);
  });

  it('gives advice without failing, and leaves it out when told to', async () => {
    const root = await folder({
      '.gitlab-ci.yml': 'test:\n  script: [make]\n  only: [main]\n',
    });
    const all = await run(['.', '--format', 'json'], root);
    expect(all.code).toBe(0);
    expect(JSON.parse(all.stdout)).toContainEqual(
      expect.objectContaining({ rule: 'ci-only-except', profile: 'house' }),
    );
    const brokenOnly = await run(
      ['.', '--format', 'json', '--profile', 'broken'],
      root,
    );
    expect(brokenOnly).toMatchObject({ code: 0, stdout: '[]\n' });
    expect((await run(['.', '--profile', 'mine'], root)).code).toBe(2);
  });

  it('says for programs what nobody has seen on standard error, and ends with 2 where something was not checked', async () => {
    const root = await folder({
      '.gitlab-ci.yml': 'include: [{template: a.yml}]\n',
    });
    const { code, stdout, stderr } = await run(
      ['.', '--format', 'sarif'],
      root,
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0' });
    expect(stderr).toContain('Not seen:\n  .gitlab-ci.yml:1');
    const heavy = await folder({
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml': 'x: {{ len (until 50000000) }}\n',
    });
    const stopped = await run(['.'], heavy);
    expect(stopped.code).toBe(2);
    expect(stopped.stdout).toContain('Not checked:\n  helm/Chart.yaml:1');
  });

  it('prints which jobs run for which event', async () => {
    const root = await folder({
      '.gitlab-ci.yml':
        'workflow:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\ntest:\n  script: [make]\n  rules:\n    - changes: [src/**]\ndeploy:\n  script: [make]\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n',
    });
    const { stdout } = await run(['.'], root);
    expect(stdout).toMatch(/push to main +test, deploy\n/);
    expect(stdout).toMatch(/push to a branch +no job\n/);
    expect(stdout).toMatch(/merge request +test\n/);
    expect(stdout).toMatch(/tag +no job\n/);
  });
});
