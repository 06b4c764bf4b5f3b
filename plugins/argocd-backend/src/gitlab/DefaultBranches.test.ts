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

import { DefaultBranches } from './DefaultBranches';
import { GitlabError, GitlabProject } from './GitlabClient';

const page = 'https://gitlab.example.com/blue/shop';
const minute = 60_000;

function setUp() {
  let now = 0;
  const project: GitlabProject = {
    host: 'gitlab.example.com',
    apiBaseUrl: 'https://gitlab.example.com/api/v4',
    path: 'blue/shop',
  };
  const client = {
    project: jest.fn<GitlabProject | undefined, [string]>(() => project),
    defaultBranch: jest.fn<Promise<string | undefined>, [GitlabProject]>(
      async () => 'trunk',
    ),
  };
  const onLearned = jest.fn();
  const branches = new DefaultBranches({ client, now: () => now });
  branches.onLearned(onLearned);
  return {
    branches,
    client,
    onLearned,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** What is known after GitLab has answered. */
    learn: async () => {
      branches.get(page);
      await branches.settled();
      return branches.get(page);
    },
  };
}

describe('default branches', () => {
  it('are unknown until GitLab has named them, and asked for once', async () => {
    const { branches, client, onLearned } = setUp();
    expect(branches.get(page)).toBe(undefined);
    expect(branches.get(page)).toBe(undefined);
    await branches.settled();
    expect(branches.get(page)).toBe('trunk');
    expect(onLearned).toHaveBeenCalledTimes(1);
    expect(client.defaultBranch).toHaveBeenCalledTimes(1);
  });

  it('are asked for again after a while, in the background', async () => {
    const { branches, client, onLearned, pass, learn } = setUp();
    await learn();
    pass(9 * minute);
    expect(branches.get(page)).toBe('trunk');
    expect(client.defaultBranch).toHaveBeenCalledTimes(1);
    pass(minute);
    client.defaultBranch.mockResolvedValue('main');
    expect(branches.get(page)).toBe('trunk');
    await branches.settled();
    expect(branches.get(page)).toBe('main');
    expect(onLearned).toHaveBeenCalledTimes(2);
  });

  it('count for an hour while GitLab does not answer, and not for longer', async () => {
    const { branches, client, pass, learn } = setUp();
    await learn();
    client.defaultBranch.mockRejectedValue(new GitlabError(503, 'away'));
    pass(59 * minute);
    expect(await learn()).toBe('trunk');
    pass(minute);
    expect(await learn()).toBe(undefined);
    // A GitLab that fails is left alone for a minute.
    const asked = client.defaultBranch.mock.calls.length;
    branches.get(page);
    expect(client.defaultBranch).toHaveBeenCalledTimes(asked);
    client.defaultBranch.mockResolvedValue('main');
    pass(minute);
    expect(await learn()).toBe('main');
  });

  it('are unknown where GitLab names none, or does not know the project', async () => {
    const { client, onLearned, learn } = setUp();
    client.defaultBranch.mockResolvedValue(undefined);
    expect(await learn()).toBe(undefined);
    expect(onLearned).not.toHaveBeenCalled();
  });

  it('are unknown, and asked of nobody, where the host is no GitLab of the portal', async () => {
    const { client, learn } = setUp();
    client.project.mockReturnValue(undefined);
    expect(await learn()).toBe(undefined);
    expect(client.defaultBranch).not.toHaveBeenCalled();
  });
});
