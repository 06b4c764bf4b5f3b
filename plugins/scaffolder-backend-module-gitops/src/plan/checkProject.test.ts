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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ArgocdService, ProvisionCheck } from '@slipway/plugin-argocd-node';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { instance } from '../__testUtils__/instance';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { placed } from '../__testUtils__/placed';
import { checkProject, previewProject } from './checkProject';
import { planTree } from './planTree';

const place = placed();
const tree = planTree(place, [
  { name: 'api', kind: 'web', size: 'small', replicas: 1 },
]);
const own = { taskId: 'task-1' };
const ofLeftover = {
  ...own,
  leftover: { projectId: 42, taskId: 'task-0', isKept: true },
};

const entityFrom = (group: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: {
    name: 'shop',
    annotations: {
      'backstage.io/managed-by-origin-location': `url:https://gitlab.com/${group}/shop/-/blob/main/catalog-info.yaml`,
    },
  },
});

function services(change: Partial<ArgocdService> = {}) {
  const getName = jest.fn(async name => ({
    name,
    status: 'free' as const,
  }));
  const getRepositoryAccess = jest.fn(async () => ({
    status: 'unknown' as const,
  }));
  const catalog = catalogServiceMock.mock();
  catalog.getEntitiesByRefs.mockResolvedValue({ items: [undefined] });
  catalog.getLocations.mockResolvedValue({ items: [] });
  return {
    auth: mockServices.auth(),
    argocd: argocdServiceMock({
      getInstances: async () => [
        instance({
          registration: {
            methods: ['api', 'manual'],
            namespace: 'argocd-global',
          },
        }),
      ],
      getName,
      getRepositoryAccess,
      checkProvision: async () => [],
      ...change,
    }),
    catalog,
    integrations: integrationsOf('https://gitlab.example.com'),
    group: { require: jest.fn(async () => 'Owner' as const) },
    portal: {
      require: jest.fn(async (): Promise<string | undefined> => undefined),
    },
    token: 'token',
    projects: {
      find: jest.fn(async () => undefined),
      isInGroup: jest.fn(async () => true),
      requireUsableName: jest.fn(async () => {}),
    },
    repository: {
      requireAdoptable: jest.fn(async () => {}),
      requireRemovable: jest.fn(async () => {}),
    },
    credentials: mockCredentials.user(),
    getName,
    getRepositoryAccess,
  };
}

describe('a project before it is made', () => {
  it('is looked for in Argo CD, GitLab and the catalog', async () => {
    const given = services();
    expect(await checkProject(place, tree, own, given)).toEqual({
      registration: expect.objectContaining({
        method: 'api',
        projects: ['shop-dev'],
      }),
      instanceLabel: 'Argo CD instance global',
      argocdNamespace: 'argocd-global',
      retryRefresh: false,
      helmVersion: '3.19.0',
      imageProxy: '$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/',
      warnings: [expect.stringContaining('argocd repocreds add')],
    });
    expect(given.projects.find).toHaveBeenCalled();
    expect(given.catalog.getEntitiesByRefs.mock.calls[0][0].entityRefs).toEqual(
      ['system:default/shop', 'component:default/shop-api'],
    );
    expect(given.getName.mock.calls.map(([name]) => name)).toEqual([
      'shop',
      'shop-dev',
    ]);
  });

  it('needs no credential of Argo CD where its repository is public', async () => {
    const given = services();
    const { warnings } = await checkProject(
      placed({ visibility: 'public' }),
      tree,
      own,
      given,
    );
    expect(warnings).toEqual([]);
    expect(given.getRepositoryAccess).not.toHaveBeenCalled();
  });

  it('may have names that a leftover still holds', async () => {
    const given = services();
    given.catalog.getEntitiesByRefs.mockResolvedValue({
      items: [entityFrom('blue')],
    });
    await checkProject(place, tree, ofLeftover, given);
    expect(given.getName).not.toHaveBeenCalled();
  });

  it('is stopped before anything is made where its leftover may not be dealt with so', async () => {
    const existing = {
      id: 42,
      taskId: 'task-0',
      topics: [],
      webUrl: '',
      cloneUrl: '',
    };
    const given = services();
    const { projects, repository } = given;
    const withLeftover = {
      ...given,
      projects: { ...projects, find: async () => existing },
    };
    repository.requireAdoptable.mockRejectedValue(
      new Error('not to be adopted'),
    );
    repository.requireRemovable.mockRejectedValue(
      new Error('not to be removed'),
    );
    await expect(
      checkProject(place, tree, ofLeftover, withLeftover),
    ).rejects.toThrow('not to be adopted');
    expect(repository.requireAdoptable).toHaveBeenCalledWith(
      existing,
      'private',
    );
    const { leftover, ...rest } = ofLeftover;
    await expect(
      checkProject(
        place,
        tree,
        { ...rest, leftover: { ...leftover, isKept: false } },
        withLeftover,
      ),
    ).rejects.toThrow('not to be removed');
    expect(repository.requireRemovable).toHaveBeenCalledWith(42);
  });

  it('may not be registered in the catalog but by a leftover', async () => {
    const given = services();
    const target = 'https://gitlab.com/blue/shop/-/blob/main/catalog-info.yaml';
    given.catalog.getLocations.mockResolvedValue({
      items: [
        { id: '1', type: 'url', target, entityRef: 'location:default/1' },
      ],
    });
    await expect(checkProject(place, tree, own, given)).rejects.toThrow(
      `${target} is registered in the catalog already.`,
    );
    expect(given.catalog.getLocations).toHaveBeenCalledWith(
      {},
      { credentials: mockCredentials.service('plugin:test') },
    );
    await checkProject(place, tree, ofLeftover, given);
  });

  it('may not have an entity of another repository beside a leftover', async () => {
    const given = services();
    given.catalog.getEntitiesByRefs.mockResolvedValue({
      items: [entityFrom('green')],
    });
    await expect(checkProject(place, tree, ofLeftover, given)).rejects.toThrow(
      'The catalog lists system:default/shop already.',
    );
  });

  it('may not have a namespace of another project beside a leftover, however it is registered', async () => {
    const refused = (about: ProvisionCheck['about']) =>
      services({
        checkProvision: async () => [
          { about, status: 'refused', message: `no ${about}` },
        ],
      });
    const byHand = placed({ registration: 'manual' });
    await expect(
      checkProject(byHand, tree, ofLeftover, refused('namespaces')),
    ).rejects.toThrow('no namespaces');
    // Nobody registers it through the portal.
    await checkProject(byHand, tree, ofLeftover, refused('role'));
  });

  it('is stopped where the person may not create in the group', async () => {
    const given = services();
    given.group.require.mockRejectedValue(new Error('You are not Maintainer'));
    await expect(checkProject(place, tree, own, given)).rejects.toThrow(
      'You are not Maintainer',
    );
  });

  it('is stopped where the portal itself could not read it', async () => {
    const given = services();
    given.portal.require.mockRejectedValueOnce(new Error('could not read it'));
    await expect(checkProject(place, tree, own, given)).rejects.toThrow(
      'could not read it',
    );
    given.portal.require.mockResolvedValue('cannot be told');
    expect((await checkProject(place, tree, own, given)).warnings).toContain(
      'cannot be told',
    );
    expect(given.portal.require).toHaveBeenCalledWith('private');
  });

  it('is stopped by what Argo CD would refuse, and asks once more what nobody can tell', async () => {
    const asked = jest.fn(
      async (): Promise<ProvisionCheck[]> => [
        { about: 'role', status: 'unknown', message: 'GitLab is away' },
        {
          about: 'namespaces',
          status: 'refused',
          message: 'shop-dev is taken',
        },
      ],
    );
    const given = services({ checkProvision: asked });
    await expect(checkProject(place, tree, own, given)).rejects.toThrow(
      'shop-dev is taken',
    );
    await expect(checkProject(place, tree, ofLeftover, given)).rejects.toThrow(
      'shop-dev is taken',
    );
    expect(asked).toHaveBeenCalledWith(
      'global',
      {
        project: 'shop',
        repository: {
          host: 'gitlab.com',
          group: 'blue',
          url: 'https://gitlab.com/blue/shop.git',
          projectId: 42,
        },
        leftover: { provisionId: 'task-0', kept: true },
        environments: [
          {
            name: 'shop-dev',
            server: 'https://kubernetes.default.svc',
            namespace: 'shop-dev',
          },
        ],
        userToken: 'token',
      },
      { credentials: given.credentials },
    );
    asked.mockResolvedValue([{ about: 'role', status: 'unknown' }]);
    await expect(checkProject(place, tree, own, given)).resolves.toBeDefined();
  });

  it('is stopped where the instance does not offer its registration', async () => {
    await expect(
      checkProject(
        placed({ registration: 'discovery' }),
        tree,
        own,
        services(),
      ),
    ).rejects.toThrow('Argo CD instance global discovers no repositories.');
  });
});

describe('the preview of a project', () => {
  it('shows the registration of the instance, and asks GitLab nothing', async () => {
    const given = services();
    const { argocdNamespace, registration, warnings } = await previewProject(
      place,
      tree,
      given,
    );
    expect(registration.method).toBe('api');
    expect(argocdNamespace).toBe('argocd-global');
    expect(warnings).toEqual([]);
    expect(given.projects.find).not.toHaveBeenCalled();
  });

  it('does without where the instance is away', async () => {
    const away = services({
      getInstances: async () => {
        throw new Error('it does not answer');
      },
    });
    expect(await previewProject(place, tree, away)).toEqual({
      registration: {
        method: 'api',
        projects: ['shop-dev'],
        topics: [],
        platformRepositoryUrl: '',
        namespacePrefix: '',
      },
      instanceLabel: 'Argo CD instance global',
      argocdNamespace: 'argocd',
      retryRefresh: false,
      helmVersion: '3.19.0',
      imageProxy: '$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/',
      warnings: [],
    });
  });

  it.each([
    ['v3.4.7+abc', { retryRefresh: false, helmVersion: '3.19.0' }],
    ['v3.5.1', { retryRefresh: true, helmVersion: '4.2.3' }],
    ['v4.0.0', { retryRefresh: true, helmVersion: '4.2.3' }],
    [undefined, { retryRefresh: false, helmVersion: '3.19.0' }],
  ])(
    'knows what Argo CD %s retries and renders with',
    async (version, expected) => {
      const given = services({
        getInstances: async () => [instance({ version })],
      });
      expect(await previewProject(place, tree, given)).toMatchObject(expected);
    },
  );
});
