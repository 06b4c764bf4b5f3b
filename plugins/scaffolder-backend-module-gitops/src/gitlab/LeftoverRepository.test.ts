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

import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { GitlabProjects } from './GitlabProjects';
import { LeftoverRepository } from './LeftoverRepository';
import { readRepoUrl } from './repositoryAddress';

jest.setTimeout(60_000);

describe('the repository that a task left', () => {
  let gitlab: SandboxGitlab;

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
  });

  afterAll(() => gitlab.stop());

  const addressOf = (name: string) =>
    readRepoUrl(gitlab.repoUrl(name), gitlab.integrations);

  const leftover = (name: string, token = gitlab.token) =>
    LeftoverRepository.create(addressOf(name), token);

  /** Whether it may be removed or taken over: nothing, or why not. */
  async function ask(name: string, token?: string, visibility?: 'internal') {
    const repository = leftover(name, token);
    const existing = (await GitlabProjects.create(
      addressOf(name),
      token ?? gitlab.token,
    ).find())!;
    const messageOf = (error: Error) => error.message;
    return {
      remove: await repository.requireRemovable(existing.id).catch(messageOf),
      adopt: await repository
        .requireAdoptable(existing, visibility)
        .catch(messageOf),
    };
  }

  it('may be removed and taken over by an Owner where only tasks and pipelines have written', async () => {
    await gitlab.publish('machines');
    // A second run of the task adds to it.
    await gitlab.publish('machines');
    await gitlab.commit('machines', {
      author_email: 'image-update@noreply.localhost',
    });
    await gitlab.commit('machines', {
      branch: 'promote/staging-7',
      author_email: 'promotion@noreply.localhost',
    });
    await gitlab.byHand('machines', 'merge_requests', {
      source_branch: 'promote/staging-7',
      target_branch: 'main',
      title: 'Promote dev to staging',
    });
    await gitlab.byHand('machines', 'repository/branches', {
      branch: 'empty',
      ref: 'main',
    });
    expect(await ask('machines')).toEqual({});
  });

  it('may be removed by an Owner alone, who alone says who sees it', async () => {
    const deniz = gitlab.maintainerToken();
    await gitlab.publish('of-a-maintainer', { token: deniz });
    expect(await ask('of-a-maintainer', deniz)).toEqual({
      remove: expect.stringMatching(
        /^You may not remove team-realtime\/of-a-maintainer on \S+ GitLab lets only an Owner do that\. Take it over, ask an Owner of team-realtime to remove it, or choose another name\.$/,
      ),
    });
    expect(await ask('of-a-maintainer', deniz, 'internal')).toMatchObject({
      adopt: expect.stringMatching(
        /^team-realtime\/of-a-maintainer is private, and GitLab lets only an Owner make it internal\. Choose private,/,
      ),
    });
    expect(await ask('of-a-maintainer', undefined, 'internal')).toEqual({});
    // Administrators are members of nothing.
    const ada = gitlab.sandbox.personalToken('ada');
    expect(await ask('of-a-maintainer', ada, 'internal')).toEqual({});
  });

  it('stays as it is where others have written to it, with what they have', async () => {
    await gitlab.publish('shared');
    await gitlab.commit('shared', { branch: 'checkout' });
    await gitlab.byHand('shared', 'merge_requests', {
      source_branch: 'checkout',
      target_branch: 'main',
      title: 'Checkout',
    });
    const loses = (what: string) =>
      `team-realtime/shared has ${what} that no task has made, and its removal would lose them for good. Save what is needed and remove it in GitLab, or choose another name.`;
    expect(await ask('shared')).toEqual({
      remove: loses('1 other branch and 1 open merge request'),
    });
    await gitlab.commit('shared');
    await gitlab.commit('shared');
    expect(await ask('shared')).toEqual({
      remove: loses(
        '2 commits on main, 1 other branch and 1 open merge request',
      ),
      adopt:
        'team-realtime/shared has 2 commits on main that no task has made, and taking it over would replace their files. Save what is needed and remove it in GitLab, or choose another name.',
    });
    const { id } = gitlab.project('shared')!;
    await expect(leftover('shared').remove(id, 'task-1')).rejects.toThrow(
      '2 commits on main',
    );
    expect(gitlab.project('shared')).toBeDefined();
  });

  it('is removed for good, or as far as GitLab lets people do that', async () => {
    await gitlab.publish('gone');
    await gitlab.publish('kept-a-while');
    const { sandbox } = gitlab;
    const remove = (name: string) =>
      leftover(name).remove(gitlab.project(name)!.id, 'task-1');
    const { id } = gitlab.project('gone')!;
    expect(await remove('gone')).toBe(true);
    expect(sandbox.gitlab.projects.has(id)).toBe(false);
    const refuse = jest
      .spyOn(sandbox.gitlab, 'removeProject')
      .mockImplementation(project =>
        sandbox.gitlab.requireLevel(
          { token: sandbox.gitlab.token(gitlab.token)! },
          project,
          50,
        ),
      );
    expect(await remove('kept-a-while')).toBe(true);
    expect(gitlab.project('kept-a-while')).toBeUndefined();
    refuse.mockRestore();
  });

  it('is no task’s where a person has begun it, which a task had left empty', async () => {
    await gitlab.publish('begun');
    const project = gitlab.project('begun')!;
    await project.repository.deleteBranch('main');
    await gitlab.commit('begun');
    expect(await ask('begun')).toMatchObject({
      remove: expect.stringContaining('1 commit on main that no task'),
    });
  });

  it('may be one that a task has begun before tasks signed', async () => {
    await gitlab.publish('old');
    const project = gitlab.project('old')!;
    await project.repository.deleteBranch('main');
    await gitlab.commit('old', {
      commit_message: 'feat: create the project\n\n[skip ci]',
    });
    expect(await ask('old')).toEqual({});
  });

  it('is no longer what was found where its task is another by now', async () => {
    await gitlab.publish('changed');
    const { id } = gitlab.project('changed')!;
    expect(await leftover('changed').require(id, 'task-1')).toMatchObject({
      id,
    });
    await expect(leftover('changed').require(id, 'task-2')).rejects.toThrow(
      'Somebody else has changed',
    );
  });
});
