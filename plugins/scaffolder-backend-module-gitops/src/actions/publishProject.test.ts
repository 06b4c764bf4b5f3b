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

  it('goes on where an earlier run of the same task stopped', async () => {
    const before = gitlab.project('shop')!;
    const { output } = await gitlab.publish('shop');
    expect(output).toHaveBeenCalledWith('projectId', before.id);
    expect(await before.repository.commits('main')).toHaveLength(2);
    expect(gitlab.sandbox.gitlab.deployTokensOf(before.id)).toHaveLength(1);
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
