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

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Repository } from './Repository';

describe('a repository of the sandbox', () => {
  let directory: string;
  let repository: Repository;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'slipway-repository-'));
    repository = await Repository.create(directory, 'main');
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  const commit = (files: Record<string, string | Buffer | undefined>) =>
    repository.resolve('main').then(async before =>
      repository.commitTree({
        branch: 'main',
        before,
        tree: await repository.changedTree(
          before,
          new Map(Object.entries(files)),
        ),
        parents: before ? [before] : [],
        message: 'change',
        author: { name: 'Ada', email: 'ada@example.net' },
      }),
    );

  const files = async (sha: string) =>
    (await repository.tree(sha, '', true))!
      .filter(({ type }) => type === 'blob')
      .map(entry => entry.path);

  const text = async (sha: string, file: string) =>
    (await repository.blob(sha, file))?.content.toString();

  it('has what was written, each file with its own content', async () => {
    const binary = Buffer.from([0, 255, 10, 13]);
    const sha = await commit({
      'a.txt': 'a\n',
      'b/a file of two words.txt': 'no line end',
      'c/ü.txt': '',
      'd.bin': binary,
    });
    expect(await files(sha)).toEqual([
      'a.txt',
      'b/a file of two words.txt',
      'c/ü.txt',
      'd.bin',
    ]);
    expect(await text(sha, 'a.txt')).toBe('a\n');
    expect(await text(sha, 'b/a file of two words.txt')).toBe('no line end');
    expect(await text(sha, 'c/ü.txt')).toBe('');
    expect((await repository.blob(sha, 'd.bin'))?.content).toEqual(binary);
    expect((await repository.blob(sha, 'a.txt'))?.id).toBe(
      '78981922613b2afb6025042ff6bd878ac1994e85',
    );
  });

  it('changes, removes and keeps files in one commit', async () => {
    const before = await commit({ kept: '1', changed: '1', removed: '1' });
    const sha = await commit({ changed: '2', removed: undefined, added: '3' });
    expect(await files(sha)).toEqual(['added', 'changed', 'kept']);
    expect(await text(sha, 'changed')).toBe('2');
    expect(await text(before, 'changed')).toBe('1');
    expect(await repository.blob(sha, 'removed')).toBeUndefined();
    expect(await text(before, 'removed')).toBe('1');
  });

  it.each(['missing', 'folder', 'folder/x blob 3', 'a\nb', '../config', ''])(
    'has no content for %j',
    async name => {
      const sha = await commit({ 'folder/file': '1' });
      expect(await repository.blob(sha, name)).toBeUndefined();
    },
  );

  it('has another state with each branch, tag and default branch', async () => {
    const states = [await repository.state()];
    const sha = await commit({ file: '1' });
    states.push(await repository.state());
    await repository.createBranch('feature/one', sha);
    states.push(await repository.state());
    await commit({ file: '2' });
    states.push(await repository.state());
    expect(new Set(states).size).toBe(4);
    await repository.deleteBranch('feature/one');
    await repository.createBranch('main', sha);
    expect(await repository.state()).toBe(states[1]);
  });
});
