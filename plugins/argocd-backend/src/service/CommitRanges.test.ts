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

import { testRecord } from '../__testUtils__/testRecord';
import { CommitFacts, RepositoryFacts } from '../delivery/types';
import { GitlabError } from '../gitlab/GitlabClient';
import { GitlabCommit } from '../gitlab/types';
import { CommitRanges } from './CommitRanges';

const repository = 'https://gitlab.example.com/blue/shop';
const sha = (digit: string) => digit.repeat(40);

const commit = (
  digit: string,
  state: CommitFacts['state'] = 'built',
): CommitFacts => ({
  sha: sha(digit),
  url: `${repository}/-/commit/${sha(digit)}`,
  title: `feat: ${digit}`,
  author: 'Maria',
  committedAt: '2026-11-23T04:00:00Z',
  state,
  images: [],
});

const ofGitlab = (digit: string): GitlabCommit => ({
  id: sha(digit),
  title: `old: ${digit}`,
  author_name: 'Jonas',
  committed_date: '2026-11-20T04:00:00Z',
  web_url: `${repository}/-/commit/${sha(digit)}`,
});

const record = testRecord({
  sources: [{ repoUrl: `${repository}.git`, targetRevision: 'main' }],
  sync: { status: 'Synced', revision: sha('3') },
});

function setUp(
  compared: (from: string, to: string) => GitlabCommit[] = () => [],
) {
  const facts: RepositoryFacts = {
    repository,
    branch: 'main',
    complete: false,
    commits: [commit('3'), commit('2', 'none'), commit('1')],
  };
  const compare = jest.fn(async (_: unknown, from: string, to: string) => ({
    commits: compared(from, to),
  }));
  const ranges = new CommitRanges({
    addresses: { aliases: [], gitlabHosts: ['gitlab.example.com'] },
    changes: { facts: () => facts },
    client: {
      project: () => ({ host: 'gitlab.example.com', apiBaseUrl: '', path: '' }),
      compare,
    },
    deployments: { hasRevision: async (_, id) => id === sha('0') },
  });
  return { ranges, compare };
}

describe('the commits between two revisions', () => {
  it.each([
    ['1', '3'],
    ['3', '1'],
  ])(
    'are those of the branch without a question, newest first: %s to %s',
    async (from, to) => {
      const { ranges, compare } = setUp();
      expect(
        await ranges.between(record, { from: sha(from), to: sha(to) }, true),
      ).toEqual({
        from: sha('1'),
        to: sha('3'),
        url: `${repository}/-/compare/${sha('1')}...${sha('3')}`,
        commits: [
          expect.objectContaining({ title: 'feat: 3', isChange: true }),
          expect.objectContaining({ title: 'feat: 2', isChange: false }),
        ],
      });
      expect(compare).not.toHaveBeenCalled();
    },
  );

  it('are asked of GitLab once where the branch does not reach back so far, in whichever order', async () => {
    const { ranges, compare } = setUp(from =>
      from === sha('0') ? [ofGitlab('9'), ofGitlab('1')] : [],
    );
    const range = { from: sha('3'), to: sha('0') };
    const found = await ranges.between(record, range, true);
    expect(found).toMatchObject({ from: sha('0'), to: sha('3') });
    expect(found.commits.map(({ title, author }) => [title, author])).toEqual([
      // What is known of the branch is known better.
      ['feat: 1', 'Maria'],
      ['old: 9', 'Jonas'],
    ]);
    await ranges.between(record, range, true);
    expect(compare).toHaveBeenCalledTimes(2);
  });

  it('are at most a hundred', async () => {
    const { ranges } = setUp(from =>
      from === sha('0') ? Array.from({ length: 130 }, () => ofGitlab('9')) : [],
    );
    const found = await ranges.between(
      record,
      { from: sha('0'), to: sha('3') },
      true,
    );
    expect(found.commits).toHaveLength(100);
    expect(found.more).toBe(30);
  });

  it('are not told to who may not read them, and GitLab is not asked', async () => {
    const { ranges, compare } = setUp();
    const range = { from: sha('0'), to: sha('3') };
    expect(await ranges.between(record, range, false)).toEqual({
      ...range,
      commits: [],
      withheld: true,
    });
    expect(compare).not.toHaveBeenCalled();
  });

  it('are none of revisions that the application has nothing to do with', async () => {
    const { ranges, compare } = setUp();
    await expect(
      ranges.between(record, { from: sha('7'), to: sha('3') }, true),
    ).rejects.toThrow(/has not deployed 7777/);
    expect(compare).not.toHaveBeenCalled();
  });

  it('say why they are not known', async () => {
    const range = { from: sha('0'), to: sha('3') };
    const { ranges } = setUp(() => {
      throw new GitlabError(undefined, 'GitLab does not answer.');
    });
    expect(await ranges.between(record, range, true)).toEqual({
      ...range,
      commits: [],
      unavailable: 'GitLab does not answer.',
    });
    const other = testRecord({
      sources: [{ repoUrl: 'https://elsewhere.example.org/a.git' }],
      sync: { status: 'Synced', revision: sha('3') },
    });
    expect(
      (await ranges.between(other, { ...range, from: sha('0') }, true))
        .unavailable,
    ).toMatch(/knows no GitLab/);
  });
});
