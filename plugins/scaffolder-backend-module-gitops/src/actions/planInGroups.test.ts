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
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { instance } from '../__testUtils__/instance';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { Targets } from '../targets/Targets';
import { createPlanProjectAction } from './planProject';

jest.setTimeout(60_000);

describe('gitops:project:plan, in groups of the sandbox', () => {
  let gitlab: SandboxGitlab;

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
    const world = gitlab.sandbox.gitlab;
    const maria = world.person('maria')!;
    // The last one has the number of another for its path.
    for (const path of ['Blue-Team', '_odd', String(world.groups[0].id)]) {
      const group = world.addGroup(maria, path, path);
      // The portal reads there, as it does in Maria's team.
      group.members.portal = world.groups[0].members.portal;
    }
  });

  afterAll(() => gitlab.stop());

  /** What the plan of a project puts out. */
  async function plan(group: string, name = 'shop') {
    const { host, integrations, token } = gitlab;
    const targets = Targets.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host,
              baseUrl: gitlab.sandbox.urls.gitlab,
              apiBaseUrl: `${gitlab.sandbox.urls.gitlab}/api/v4`,
            },
          ],
        },
        argocd: {
          instances: [
            { name: 'global', credentials: { provision: { token: 'x' } } },
          ],
        },
        gitops: {
          targets: [
            {
              name: 'own',
              argocdInstance: 'global',
              gitlab: { host, groups: [group] },
              endpointProfile: 'self-managed',
              registry: { host: 'registry.example.com' },
              domain: 'apps.example.com',
              registration: 'manual',
            },
          ],
        },
      }),
    );
    const context = createMockActionContext({
      input: {
        name,
        target: 'own',
        group,
        services: [
          {
            name: 'api',
            kind: 'web' as const,
            size: 'small' as const,
            replicas: 1,
          },
        ],
        token,
      },
    });
    const catalog = catalogServiceMock.mock();
    catalog.getEntitiesByRefs.mockImplementation(async ({ entityRefs }) => ({
      items: entityRefs.map(() => undefined),
    }));
    catalog.getLocations.mockResolvedValue({ items: [] });
    await createPlanProjectAction({
      argocd: argocdServiceMock({
        getInstances: async () => [instance()],
        getName: async of => ({ name: of, status: 'free' }),
        getRepositoryAccess: async () => ({ status: 'unknown' }),
      }),
      auth: mockServices.auth(),
      catalog,
      integrations,
      targets,
    }).handler(context);
    return Object.fromEntries(jest.mocked(context.output).mock.calls);
  }

  it('names images without the capitals of a group', async () => {
    const { endpoints, repoUrl } = await plan('Blue-Team');
    expect(repoUrl).toBe(`${gitlab.host}?owner=Blue-Team&repo=shop`);
    expect(endpoints).toMatchObject({
      projectPath: 'Blue-Team/shop',
      clusterRepositoryUrl: `${gitlab.sandbox.urls.gitlab}/Blue-Team/shop.git`,
      imageRegistry: 'registry.example.com/blue-team/shop',
    });
  });

  it('refuses a group that the configuration writes in another case', async () => {
    await expect(plan('blue-TEAM')).rejects.toThrow(
      'writes the group blue-TEAM as Blue-Team',
    );
  });

  it('takes a group whose path is digits for that group', async () => {
    const path = String(gitlab.sandbox.gitlab.groups[0].id);
    const { endpoints } = await plan(path);
    expect(endpoints).toMatchObject({ projectPath: `${path}/shop` });
  });

  it('refuses a name that GitLab keeps for itself, before anything is made', async () => {
    await expect(plan('Blue-Team', 'tree')).rejects.toThrow(
      `${gitlab.host} keeps the name tree for itself. Choose another name.`,
    );
  });

  it('refuses a group after which no image can be named', async () => {
    await expect(plan('_odd')).rejects.toThrow(
      `No image can be named after _odd of ${gitlab.host}`,
    );
  });
});
