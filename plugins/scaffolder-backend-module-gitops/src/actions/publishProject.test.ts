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

import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { createPublishProjectAction } from './publishProject';

jest.setTimeout(60_000);

const config = new ConfigReader({});

describe('gitops:project:publish, with a real Git and the sandbox', () => {
  let gitlab: SandboxGitlab;

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
  });

  afterAll(() => gitlab.stop());

  afterEach(() => jest.restoreAllMocks());

  it('creates, configures, protects and pushes, without starting a pipeline', async () => {
    const { output } = await gitlab.publish('shop');
    const created = gitlab.project('shop')!;
    expect(output).toHaveBeenCalledWith('projectId', created.id);
    expect(output).toHaveBeenCalledWith(
      'projectUrl',
      `${gitlab.sandbox.urls.gitlab}/team-realtime/shop`,
    );
    expect(JSON.stringify(jest.mocked(output).mock.calls)).not.toContain(
      gitlab.token,
    );
    expect(created).toMatchObject({
      topics: ['scaffolder-task-task-1'],
      settings: { ci_push_repository_for_job_token_allowed: true },
      protectedBranches: [
        { name: 'main', pushLevel: 30, mergeLevel: 30, allowForcePush: false },
      ],
    });
    expect(gitlab.sandbox.gitlab.deployTokensOf(created.id)).toMatchObject([
      { name: 'gitlab-deploy-token', scopes: ['read_registry'] },
    ]);
    const [head] = await created.repository.commits('main');
    expect(head.message).toContain('[skip ci]');
    expect(head.authorName).not.toBe('');
  });

  it('signs the first commit as the portal says, where it does', async () => {
    await gitlab.publish('signed', {
      config: {
        scaffolder: {
          defaultAuthor: { name: 'Platform', email: 'platform@example.com' },
          defaultCommitMessage: 'chore: create from the template',
        },
      },
    });
    const [head] = await gitlab.project('signed')!.repository.commits('main');
    expect(head).toMatchObject({
      authorName: 'Platform',
      authorEmail: 'platform@example.com',
      message: expect.stringMatching(
        /^chore: create from the template\n\n\[skip ci\]/,
      ),
    });
  });

  it('signs in the same way what it takes over', async () => {
    await gitlab.publish('adopted');
    await gitlab.publish('adopted', {
      taskId: 'task-2',
      adoptFrom: 'task-1',
      files: { 'README.md': 'other' },
      config: {
        scaffolder: {
          defaultAuthor: { name: 'Platform', email: 'platform@example.com' },
        },
      },
    });
    const [head] = await gitlab.project('adopted')!.repository.commits('main');
    expect(head).toMatchObject({
      authorName: 'Platform',
      authorEmail: 'platform@example.com',
    });
  });

  it('goes on where an earlier run of the same task stopped', async () => {
    const before = gitlab.project('shop')!;
    const { output } = await gitlab.publish('shop');
    expect(output).toHaveBeenCalledWith('projectId', before.id);
    expect(await before.repository.commits('main')).toHaveLength(2);
    expect(gitlab.sandbox.gitlab.deployTokensOf(before.id)).toHaveLength(1);
  });

  it('goes on where an earlier run has left main to a deploy key alone, which it replaces', async () => {
    await gitlab.publish('with-key', { imageUpdate: 'deploy-key' });
    const project = gitlab.project('with-key')!;
    expect(project.protectedBranches).toMatchObject([{ pushLevel: 0 }]);
    const [first] = project.deployKeys;
    const byHand = {
      ...first,
      id: first.id + 1_000_000,
      key: 'ssh-rsa AAAA x',
    };
    project.deployKeys.push(byHand);
    const { logger } = createMockActionContext({});
    const said = jest.spyOn(logger, 'info');
    await gitlab.publish('with-key', { imageUpdate: 'deploy-key', logger });
    expect(said).toHaveBeenCalledWith(
      'Removed the deploy key of an earlier run: the pipeline has a new one.',
    );
    // One that a person has added stays, whatever its title.
    expect(project.deployKeys).toEqual([
      byHand,
      expect.objectContaining({ title: first.title, canPush: true }),
    ]);
    expect(project.protectedBranches[0].deployKeyIds).toEqual([
      project.deployKeys[1].id,
    ]);
    expect(gitlab.project('with-key')).toBe(project);
    expect(await project.repository.commits('main')).toHaveLength(2);
    expect(project.protectedBranches).toMatchObject([{ pushLevel: 0 }]);
  });

  it('does not write over what others have added since its first run', async () => {
    await gitlab.publish('in-use');
    await gitlab.commit('in-use');
    await expect(gitlab.publish('in-use')).rejects.toThrow(
      '1 commit on main that no task has made',
    );
    const project = gitlab.project('in-use')!;
    expect(await project.repository.commits('main')).toHaveLength(2);
  });

  it('takes over for a Maintainer, who may not say who sees it', async () => {
    const token = gitlab.maintainerToken();
    await gitlab.publish('taken-over', { token });
    const { id } = gitlab.project('taken-over')!;
    const adopt = (visibility: 'private' | 'internal') =>
      gitlab.publish('taken-over', {
        token,
        taskId: 'task-2',
        adopt: id,
        adoptFrom: 'task-1',
        visibility,
      });
    await expect(adopt('internal')).rejects.toThrow(
      'GitLab lets only an Owner make it internal',
    );
    await adopt('private');
    expect(gitlab.project('taken-over')!.topics).toEqual([
      'scaffolder-task-task-2',
    ]);
  });

  it('says what stays where a Maintainer’s task fails', async () => {
    const token = gitlab.maintainerToken();
    const { logger } = createMockActionContext({});
    const said = jest.spyOn(logger, 'error');
    jest
      .spyOn(gitlab.sandbox.gitlab, 'protectDefaultBranch')
      .mockImplementationOnce(() => {});
    jest
      .spyOn(gitlab.sandbox.gitlab, 'deployTokensOf')
      .mockImplementationOnce(() => {
        throw Object.assign(new Error('no'), { status: 500, body: {} });
      });
    await expect(
      gitlab.publish('left-of-half', { token, logger }),
    ).rejects.toThrow('could not set up the project');
    expect(said.mock.calls.flat().join()).toMatch(
      /left-of-half is left behind, and another task of its name can take it over: You may not remove team-realtime\/left-of-half on/,
    );
    expect(gitlab.project('left-of-half')).toBeDefined();
  });

  it('removes what it made where a later part fails', async () => {
    jest.spyOn(gitlab.sandbox.gitlab, 'protection').mockReturnValue(undefined);
    jest
      .spyOn(gitlab.sandbox.gitlab, 'requireLevel')
      .mockImplementationOnce(() => {
        throw Object.assign(new Error('no'), { status: 500, body: {} });
      });
    await expect(gitlab.publish('half')).rejects.toThrow(
      `${gitlab.host} could not set up the project`,
    );
    expect(
      [...gitlab.sandbox.gitlab.projects.values()].some(({ path }) =>
        path.startsWith('half'),
      ),
    ).toBe(false);
  });

  it('removes what it made where its task is cancelled', async () => {
    const task = new AbortController();
    jest
      .spyOn(gitlab.sandbox.gitlab, 'requireLevel')
      .mockImplementationOnce(() => task.abort());
    await expect(
      gitlab.publish('cancelled', { signal: task.signal }),
    ).rejects.toThrow('the task was cancelled');
    expect(gitlab.project('cancelled')).toBeUndefined();
  });

  it('says what to do where the repository exists', async () => {
    await expect(gitlab.publish('shop', { taskId: 'task-2' })).rejects.toThrow(
      `The repository team-realtime/shop exists already. Choose another name, or look at what it is: ${gitlab.sandbox.urls.gitlab}/team-realtime/shop`,
    );
  });

  it.each([
    [
      'the group is closed',
      { owner: 'team-web' },
      'The group team-web does not exist',
    ],
    ['the sign-in is over', { token: 'expired' }, 'Sign in again'],
  ])('says what to do where %s', async (_name, change, message) => {
    const { owner, token } = {
      owner: 'team-realtime',
      token: gitlab.token,
      ...change,
    };
    const context = createMockActionContext({
      input: {
        repoUrl: `${gitlab.host}?owner=${owner}&repo=x`,
        visibility: 'private' as const,
        token,
      },
    });
    const { integrations } = gitlab;
    await expect(
      createPublishProjectAction({ integrations, config }).handler(context),
    ).rejects.toThrow(message);
  });

  it('knows only the GitLabs of the portal', async () => {
    const context = createMockActionContext({
      input: {
        repoUrl: 'gitlab.com?owner=a&repo=x',
        visibility: 'private' as const,
        token: gitlab.token,
      },
    });
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { gitlab: [] } }),
    );
    await expect(
      createPublishProjectAction({ integrations, config }).handler(context),
    ).rejects.toThrow('gitlab.com');
  });
});
