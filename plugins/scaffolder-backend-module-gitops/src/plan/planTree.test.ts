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
import { Service } from '@slipway/plugin-gitops-common';
import { placed } from '../__testUtils__/placed';
import { planTree } from './planTree';

const api: Service = { name: 'api', kind: 'web', size: 'small', replicas: 1 };

describe('the tree of a project', () => {
  it('has its environments in the order of a promotion, and addresses', () => {
    const place = placed({ environments: ['production', 'dev'] });
    const tree = planTree(place, [api], 'https://portal.example.com');
    expect(tree).toMatchObject({
      environments: ['dev', 'production'],
      services: [{ name: 'api', language: 'python' }],
      endpoints: {
        domain: 'apps.example.com',
        portalUrl: 'https://portal.example.com',
        imageRegistry: 'registry.gitlab.com/blue/shop',
      },
    });
  });

  it.each<[string, Parameters<typeof placed>[0], Service[], string]>([
    [
      'a name that YAML reads as something else',
      { name: 'on' },
      [api],
      'on cannot be a name',
    ],
    [
      'a service that YAML reads as something else',
      {},
      [{ ...api, name: 'on' }],
      'on cannot be a name',
    ],
    [
      'Image Updater with nothing to do',
      { imageUpdate: 'image-updater' },
      [
        {
          name: 'cache',
          kind: 'image',
          image: 'docker.io/library/redis',
          tag: '7.4',
          size: 'small',
          replicas: 1,
        },
      ],
      'Image Updater would have nothing to do',
    ],
  ])('is refused for %s', (_name, place, services, message) => {
    expect(() => planTree(placed(place), services)).toThrow(message);
  });
});
