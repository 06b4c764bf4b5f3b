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

import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { instance } from '../__testUtils__/instance';
import {
  checkEntitiesAreFree,
  checkNamesAreFree,
  checkRepositoryIsFree,
} from './availability';

const credentials = mockCredentials.user();

describe('the repository', () => {
  const address = {
    host: 'gitlab.example.com',
    baseUrl: 'https://gitlab.example.com',
    backendUrl: 'https://gitlab.example.com',
    group: 'blue',
    repository: 'shop',
    projectUrl: 'https://gitlab.example.com/blue/shop',
  };
  const existing = {
    id: 42,
    webUrl: '',
    cloneUrl: '',
    topics: [],
    taskId: 'task-1',
  };

  it.each([
    ['GitLab has none', undefined, {}],
    ['this task made it', existing, { taskId: 'task-1' }],
    ['it is the leftover', existing, { projectId: 42 }],
  ])('is free where %s', async (_name, found, except) => {
    const requireUsableName = jest.fn(async () => {});
    const projects = { find: async () => found, requireUsableName };
    await expect(
      checkRepositoryIsFree(projects, address, { taskId: 'task-2', ...except }),
    ).resolves.toBe(found);
    expect(requireUsableName).toHaveBeenCalledWith(found?.id);
  });

  it('is taken where GitLab would not take the name', async () => {
    const projects = {
      find: async () => undefined,
      requireUsableName: async () => {
        throw new Error('blue/shop is a group already');
      },
    };
    await expect(
      checkRepositoryIsFree(projects, address, { taskId: 'task-2' }),
    ).rejects.toThrow('is a group already');
  });

  it('is taken where GitLab has another', async () => {
    const projects = {
      find: async () => existing,
      requireUsableName: async () => {},
    };
    await expect(
      checkRepositoryIsFree(projects, address, { taskId: 'task-2' }),
    ).rejects.toThrow('The repository blue/shop exists already.');
  });
});

describe('entities', () => {
  const catalog = catalogServiceMock({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'shop-api',
          namespace: 'default',
          annotations: {
            'backstage.io/managed-by-origin-location':
              'url:https://gitlab.example.com/blue/shop/-/blob/main/catalog-info.yaml',
          },
        },
      },
    ],
  });
  const check = (...refs: string[]) =>
    checkEntitiesAreFree(catalog, refs, credentials);

  it('are free where the catalog has none', async () => {
    await expect(check('system:default/shop')).resolves.toBeUndefined();
  });

  it('are taken where it has one', async () => {
    await expect(
      check('system:default/shop', 'component:default/shop-api'),
    ).rejects.toThrow('The catalog lists component:default/shop-api already.');
  });

  it.each([
    ['free', 'shop', false],
    ['taken', 'another', true],
  ])('are %s where what is left of %s has them', async (_, name, isTaken) => {
    const error = await checkEntitiesAreFree(
      catalog,
      ['component:default/shop-api'],
      credentials,
      `https://gitlab.example.com/blue/${name}/-/blob/main/catalog-info.yaml`,
    ).catch(refused => refused);
    expect(error instanceof Error).toBe(isTaken);
  });
});

describe('names', () => {
  const names = ['shop', 'shop-dev'];
  const check = (
    status: 'taken' | 'free' | 'unknown',
    reason?: 'reserved' | 'used',
  ) => {
    const getName = jest.fn(async (name: string) => ({
      name,
      status: name === 'shop-dev' ? status : ('free' as const),
      ...(name === 'shop-dev' && { reason }),
    }));
    return {
      getName,
      checked: checkNamesAreFree(
        argocdServiceMock({
          getName,
          getInstances: async () => [instance({ title: 'Main cluster' })],
        }),
        { instance: 'global', names },
        credentials,
      ),
    };
  };

  it('are free where no instance has one; only the chosen one has to answer', async () => {
    const { checked, getName } = check('free');
    await expect(checked).resolves.toBeUndefined();
    expect(getName.mock.calls).toEqual(
      names.map(name => [name, { instance: 'global' }, { credentials }]),
    );
  });

  it.each([
    ['reserved', 'The namespace shop-dev is reserved by Kubernetes, or in'],
    ['used', 'The name shop-dev is used by an Application or AppProject of'],
    [undefined, 'The name shop-dev is reserved for another GitLab project.'],
  ] as const)('are taken where one is %s', async (reason, sentence) => {
    await expect(check('taken', reason).checked).rejects.toThrow(sentence);
  });

  it('are not called free where the instance does not tell', async () => {
    await expect(check('unknown').checked).rejects.toThrow(
      'Nobody can tell whether shop-dev is free in Argo CD instance Main cluster.',
    );
  });
});
