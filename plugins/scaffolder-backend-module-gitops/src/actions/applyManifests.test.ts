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

import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { workspace } from '../__testUtils__/workspace';
import { createApplyManifestsAction } from './applyManifests';

const provision = jest.fn();
const action = createApplyManifestsAction({
  argocd: argocdServiceMock({ provision }),
  integrations: integrationsOf('https://gitlab.example.com'),
});

async function context(
  path: string,
  files: Record<string, string>,
  repoUrl = 'gitlab.example.com?owner=blue&repo=shop',
) {
  return createMockActionContext({
    input: {
      instance: 'global',
      name: 'shop',
      repoUrl,
      projectId: 42,
      path,
      token: 'maria-token',
    },
    workspacePath: await workspace(files),
    task: { id: 'task-2' },
  });
}

describe('argocd:apply', () => {
  it('passes on every manifest of a folder', async () => {
    provision.mockResolvedValue({
      instance: 'global',
      objects: [{ kind: 'AppProject', name: 'shop-dev', outcome: 'created' }],
      applicationUrls: {
        'shop-dev': 'https://argocd.example.com/applications/argocd/shop-dev',
      },
    });
    const ctx = await context('argocd', {
      'argocd/project-dev.yaml': 'kind: AppProject\n',
      'argocd/application-dev.yaml':
        'kind: Application\n---\nkind: Application\n',
      'argocd/image-updater.yaml': 'kind: ImageUpdater\n',
      'argocd/README.md': 'no manifest',
    });
    await action.handler(ctx);
    expect(provision).toHaveBeenCalledWith(
      'global',
      {
        provisionId: 'task-2',
        project: 'shop',
        entityRef: 'system:default/shop',
        repository: { host: 'gitlab.example.com', projectId: 42 },
        userToken: 'maria-token',
        manifests: [
          { kind: 'Application' },
          { kind: 'Application' },
          { kind: 'AppProject' },
        ],
      },
      { credentials: expect.anything() },
    );
    expect(ctx.output).toHaveBeenCalledWith(
      'applicationUrl',
      'https://argocd.example.com/applications/argocd/shop-dev',
    );
  });

  it('puts out nothing of the token', async () => {
    provision.mockResolvedValue({
      instance: 'global',
      objects: [{ kind: 'AppProject', name: 'shop-dev', outcome: 'created' }],
      applicationUrls: {},
    });
    const ctx = await context('argocd', {
      'argocd/a.yaml': 'kind: AppProject',
    });
    const info = jest.spyOn(ctx.logger, 'info');
    await action.handler(ctx);
    expect(
      JSON.stringify([info.mock.calls, jest.mocked(ctx.output).mock.calls]),
    ).not.toContain('maria-token');
    expect(info).toHaveBeenCalledWith('AppProject shop-dev: created');
  });

  it('refuses a repository of a GitLab that is none of the portal', async () => {
    provision.mockClear();
    const ctx = await context(
      'argocd',
      { 'argocd/a.yaml': 'kind: AppProject' },
      'evil.example.com?owner=blue&repo=shop',
    );
    await expect(action.handler(ctx)).rejects.toThrow('evil.example.com');
    expect(provision).not.toHaveBeenCalled();
  });

  it.each([
    [
      'a folder outside the workspace',
      '../..',
      /Relative path is not allowed|outside/,
    ],
    ['an empty folder', 'nothing', 'There is no manifest in nothing.'],
  ])('refuses %s', async (_name, folder, message) => {
    const ctx = await context(folder, { 'README.md': '' });
    await expect(action.handler(ctx)).rejects.toThrow(message);
  });
});
