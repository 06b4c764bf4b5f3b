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

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { Sandbox } from '@slipway/sandbox';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createApplyAction } from './apply';
import { createPublishAction } from './publishProject';
import { createUndoAction } from './revertProject';

jest.setTimeout(30_000);

describe('actions against a real Git and the sandbox', () => {
  let sandbox: Sandbox;
  let integrations: ScmIntegrations;
  let host: string;
  let token: string;

  const argocd = {
    provision: jest.fn(),
    removeProvision: jest.fn(),
  } as unknown as jest.Mocked<ArgocdService>;
  const auth = mockServices.auth();
  const catalog = {
    getLocations: jest.fn().mockResolvedValue({ items: [] }),
    removeLocationById: jest.fn(),
  } as unknown as jest.Mocked<CatalogService>;

  beforeAll(async () => {
    sandbox = await Sandbox.start({ tickMs: 3_600_000 });
    host = new URL(sandbox.urls.gitlab).host;
    token = sandbox.personalToken('maria');
    integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host,
              baseUrl: sandbox.urls.gitlab,
              apiBaseUrl: `${sandbox.urls.gitlab}/api/v4`,
            },
          ],
        },
      }),
    );
  });

  afterAll(() => sandbox.stop());

  async function workspace(files: Record<string, string>): Promise<string> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-workspace-'));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    return folder;
  }

  async function publish(name: string, taskId = 'task-1') {
    const context = createMockActionContext({
      input: {
        repoUrl: `${host}?owner=team-realtime&repo=${name}`,
        visibility: 'private' as const,
        description: 'text',
        gitlabToken: token,
      },
      workspacePath: await workspace({ 'README.md': name }),
      task: { id: taskId },
    });
    await createPublishAction({ integrations }).handler(context);
    return context;
  }

  const project = (name: string) =>
    [...sandbox.gitlab.projects.values()].find(
      ({ path: found }) => found === name,
    );

  it('publish creates, configures, protects and pushes, without starting a pipeline', async () => {
    const { output } = await publish('shop');
    const created = project('shop')!;
    expect(output).toHaveBeenCalledWith('projectId', created.id);
    expect(output).toHaveBeenCalledWith(
      'projectUrl',
      `${sandbox.urls.gitlab}/team-realtime/shop`,
    );
    expect(created).toMatchObject({
      topics: ['scaffolder-task-task-1'],
      settings: { ci_push_repository_for_job_token_allowed: true },
      protectedBranches: [
        { name: 'main', pushLevel: 30, mergeLevel: 30, allowForcePush: false },
      ],
    });
    const [head] = await created.repository.commits('main');
    expect(head.message).toContain('[skip ci]');
    expect(head.authorName).not.toBe('');
  });

  it('publish goes on where an earlier run of the same task stopped', async () => {
    const before = project('shop')!;
    const { output } = await publish('shop');
    expect(output).toHaveBeenCalledWith('projectId', before.id);
    expect(await before.repository.commits('main')).toHaveLength(2);
  });

  it('publish takes back what it made where a later part fails', async () => {
    const protect = jest
      .spyOn(sandbox.gitlab, 'protection')
      .mockReturnValue(undefined);
    const level = jest
      .spyOn(sandbox.gitlab, 'requireLevel')
      .mockImplementationOnce(() => {
        throw Object.assign(new Error('no'), { status: 500, body: {} });
      });
    await expect(publish('half')).rejects.toThrow(
      `${host} could not set up the project`,
    );
    expect(
      [...sandbox.gitlab.projects.values()].some(({ path: name }) =>
        name.startsWith('half'),
      ),
    ).toBe(false);
    level.mockRestore();
    protect.mockRestore();
  });

  it('publish says what to do where the repository exists or the group is closed', async () => {
    await expect(publish('shop', 'task-2')).rejects.toThrow(
      'The repository team-realtime/shop exists already. Choose another name.',
    );
    const closed = createMockActionContext({
      input: {
        repoUrl: `${host}?owner=team-web&repo=x`,
        visibility: 'private' as const,
        gitlabToken: token,
      },
    });
    await expect(
      createPublishAction({ integrations }).handler(closed),
    ).rejects.toThrow('The group team-web does not exist');
    const expired = createMockActionContext({
      input: {
        repoUrl: `${host}?owner=team-realtime&repo=x`,
        visibility: 'private' as const,
        gitlabToken: 'expired',
      },
    });
    await expect(
      createPublishAction({ integrations }).handler(expired),
    ).rejects.toThrow('Sign in again');
    const elsewhere = createMockActionContext({
      input: {
        repoUrl: 'gitlab.com?owner=a&repo=x',
        visibility: 'private' as const,
        gitlabToken: token,
      },
    });
    await expect(
      createPublishAction({
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({ integrations: { gitlab: [] } }),
        ),
      }).handler(elsewhere),
    ).rejects.toThrow();
  });

  it('undo removes the project of its own task and no other', async () => {
    const { id } = project('shop')!;
    argocd.removeProvision.mockResolvedValue(['Application shop-dev']);
    const undo = async (taskId: string) => {
      const context = createMockActionContext({
        input: {
          repoUrl: `${host}?owner=team-realtime&repo=shop`,
          projectId: id,
          argocdInstance: 'global',
          registration: 'api' as const,
          gitlabToken: token,
        },
        task: { id: taskId },
      });
      const errors = jest.spyOn(context.logger, 'error');
      await createUndoAction({ auth, integrations, argocd, catalog }).handler(
        context,
      );
      return errors.mock.calls.flat().join();
    };
    expect(await undo('another-task')).toContain('this task did not make it');
    expect(project('shop')).toBeDefined();
    expect(await undo('task-1')).toBe('');
    expect(sandbox.gitlab.projects.has(id)).toBe(false);
  });

  it('undo says what is left and how to remove it', async () => {
    argocd.removeProvision.mockRejectedValueOnce(
      new Error('it does not answer'),
    );
    await publish('left');
    const context = createMockActionContext({
      input: {
        repoUrl: `${host}?owner=team-realtime&repo=left`,
        projectId: project('left')!.id,
        argocdInstance: 'global',
        registration: 'api' as const,
        gitlabToken: token,
      },
      task: { id: 'task-1' },
    });
    const errors = jest.spyOn(context.logger, 'error');
    await createUndoAction({ auth, integrations, argocd, catalog }).handler(
      context,
    );
    expect(errors.mock.calls.flat().join()).toContain(
      'kubectl delete application,appproject -n argocd -l slipway.dev/provision=task-1',
    );
  });

  it('apply hands over every manifest of a folder', async () => {
    argocd.provision.mockResolvedValue({
      instance: 'global',
      objects: [{ kind: 'AppProject', name: 'shop', outcome: 'created' }],
      applicationUrls: {
        'shop-dev': 'https://argocd.example.com/applications/argocd/shop-dev',
      },
    });
    const context = createMockActionContext({
      input: {
        instance: 'global',
        repositoryUrl: 'https://gitlab.example.com/blue/shop',
        path: 'argocd',
      },
      workspacePath: await workspace({
        'argocd/project.yaml': 'kind: AppProject\n',
        'argocd/application-dev.yaml':
          'kind: Application\n---\nkind: Application\n',
        'argocd/README.md': 'no manifest',
      }),
      task: { id: 'task-2' },
    });
    await createApplyAction({ argocd }).handler(context);
    expect(argocd.provision).toHaveBeenCalledWith(
      'global',
      {
        provisionId: 'task-2',
        repositoryUrl: 'https://gitlab.example.com/blue/shop',
        manifests: [
          { kind: 'Application' },
          { kind: 'Application' },
          { kind: 'AppProject' },
        ],
      },
      { credentials: expect.anything() },
    );
    expect(context.output).toHaveBeenCalledWith(
      'applicationUrl',
      'https://argocd.example.com/applications/argocd/shop-dev',
    );
  });

  it.each([
    [
      'a folder outside the workspace',
      '../..',
      /Relative path is not allowed|outside/,
    ],
    ['an empty folder', 'nothing', 'There is no manifest in nothing.'],
  ])('apply refuses %s', async (_name, folder, message) => {
    const context = createMockActionContext({
      input: {
        instance: 'global',
        repositoryUrl: 'https://gitlab.example.com/blue/shop',
        path: folder,
      },
      workspacePath: await workspace({ 'README.md': '' }),
    });
    await expect(
      createApplyAction({ argocd }).handler(context),
    ).rejects.toThrow(message);
  });
});
