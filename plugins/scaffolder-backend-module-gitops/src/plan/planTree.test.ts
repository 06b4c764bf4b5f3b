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

import { planTree, TreeInput } from './planTree';

const target = {
  host: 'gitlab.com',
  baseUrl: 'https://gitlab.com',
  backendUrl: 'https://gitlab.com',
  group: 'blue',
  repository: 'shop',
  projectUrl: 'https://gitlab.com/blue/shop',
};

const input: TreeInput = {
  name: 'shop',
  profile: 'gitlab-com',
  environments: ['production', 'dev'],
  services: [{ name: 'api', kind: 'web', size: 'small', replicas: 1 }],
};

describe('the tree of a project', () => {
  it('has its environments in the order of a promotion, and addresses', () => {
    const tree = planTree(input, target, 'https://portal.example.com');
    expect(tree).toMatchObject({
      environments: ['dev', 'production'],
      services: [{ name: 'api', language: 'python' }],
      endpoints: {
        domain: 'localhost',
        portalUrl: 'https://portal.example.com',
        imageRegistry: 'registry.gitlab.com/blue/shop',
      },
    });
  });

  it.each<[string, Partial<TreeInput>, string]>([
    ['two names', { name: 'store' }, 'Give both the same name.'],
    [
      'a service that YAML reads as something else',
      { services: [{ ...input.services[0], name: 'on' }] },
      'on cannot be a name',
    ],
    [
      'Image Updater with nothing to do',
      {
        imageUpdate: 'image-updater',
        services: [
          {
            name: 'cache',
            kind: 'image',
            image: 'docker.io/library/redis',
            tag: '7.4',
            size: 'small',
            replicas: 1,
          },
        ],
      },
      'Image Updater would have nothing to do',
    ],
  ])('is refused for %s', (_name, change, message) => {
    expect(() => planTree({ ...input, ...change }, target)).toThrow(message);
  });
});
