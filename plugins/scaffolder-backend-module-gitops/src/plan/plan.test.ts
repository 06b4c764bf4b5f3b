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
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ofSelfManaged, placed } from '../__testUtils__/placed';
import { planEndpoints } from './endpoints';
import { planServices, requireProjectName } from './services';

const web = (change: Partial<Service> = {}): Service => ({
  name: 'api',
  kind: 'web',
  language: 'python',
  port: 8000,
  size: 'small',
  replicas: 1,
  ...change,
});

describe('services', () => {
  it('are filled in', () => {
    expect(planServices('shop', [web({ public: true, path: '/api' })])).toEqual(
      [
        {
          name: 'api',
          kind: 'web',
          language: 'python',
          port: 8000,
          public: true,
          path: '/api',
          healthPath: '/healthz',
          repository: 'api',
          tag: '',
          replicas: 1,
          resources: {
            requests: { cpu: '50m', memory: '128Mi' },
            limits: { memory: '128Mi' },
          },
          skaffoldName: 'shop_api',
        },
      ],
    );
  });

  it('are never public unless they answer HTTP', () => {
    const [worker, image] = planServices('shop', [
      web({ name: 'jobs', kind: 'worker', public: true }),
      web({
        name: 'redis',
        kind: 'image',
        image: 'docker.io/library/redis',
        tag: '7.4',
        public: true,
      }),
    ]);
    expect(worker.public).toBe(false);
    expect(image).toMatchObject({
      public: false,
      healthPath: '',
      repository: 'docker.io/library/redis',
      tag: '7.4',
    });
  });

  it.each([
    ['two of one name', [web(), web()], 'Two services are named api.'],
    [
      'two that answer at one path',
      [web({ public: true }), web({ name: 'ui', public: true })],
      'api and ui both answer at /.',
    ],
    [
      'a static site that works in the background',
      [web({ kind: 'worker', language: 'static' })],
      'Worker api cannot be a static site',
    ],
    [
      'a path that is none',
      [web({ path: '/a/../b' })],
      'a path has no empty or dotted parts',
    ],
    [
      'a port that takes root rights',
      [web({ port: 80 })],
      'Service api needs a port from 1024 to 65535',
    ],
    [
      'an image without a tag',
      [web({ kind: 'image', image: 'redis' })],
      'Service api needs an image and a fixed tag.',
    ],
  ])('refuse %s', (_name, services, message) => {
    expect(() => planServices('shop', services)).toThrow(message);
  });

  it('have no names that YAML reads as something else', () => {
    expect(() => planServices('shop', [web({ name: 'on' })])).toThrow(
      'on cannot be a name',
    );
    expect(() => requireProjectName('on')).toThrow('on cannot be a name');
    expect(() => requireProjectName('once')).not.toThrow();
  });
});

describe('endpoints', () => {
  it('of k3d tell the address of people from that of the cluster', () => {
    const k3d = {
      ...ofSelfManaged,
      endpointProfile: 'k3d',
      gitlab: {
        ...ofSelfManaged.gitlab,
        clusterUrl: 'http://gitlab.svc:8181/',
      },
      registry: { host: 'localhost:5001', pullFrom: 'master-registry:5000' },
    };
    expect(planEndpoints(placed({}, k3d))).toMatchObject({
      projectUrl: 'https://gitlab.example.com/blue/shop',
      clusterRepositoryUrl: 'http://gitlab.svc:8181/blue/shop.git',
      imageRegistry: 'master-registry:5000/blue/shop',
      pullSecrets: [],
    });
  });

  it('of a GitLab with TLS are the same for both, with a pull secret', () => {
    expect(planEndpoints(placed({}, ofSelfManaged))).toMatchObject({
      clusterRepositoryUrl: 'https://gitlab.example.com/blue/shop.git',
      imageRegistry: 'registry.example.com/blue/shop',
      pullSecrets: ['registry-credentials'],
    });
  });

  it('name the pull secret as platform/bootstrap does', async () => {
    const text = await readFile(
      path.resolve(__dirname, '../../../../platform/lib/cluster.sh'),
      'utf8',
    );
    const [, name] = /^pull_secret=(.+)$/m.exec(text) ?? [];
    expect(planEndpoints(placed({}, ofSelfManaged)).pullSecrets).toEqual([
      name,
    ]);
  });

  it('of gitlab.com need no address of their own', () => {
    expect(planEndpoints(placed())).toMatchObject({
      clusterRepositoryUrl: 'https://gitlab.com/blue/shop.git',
      imageRegistry: 'registry.gitlab.com/blue/shop',
    });
  });

  it('name images without capitals, as registries do', () => {
    const { address, ...rest } = placed({}, ofSelfManaged);
    expect(
      planEndpoints({
        ...rest,
        address: { ...address, group: 'Blue/Apps', repository: 'Shop' },
      }),
    ).toMatchObject({
      projectPath: 'Blue/Apps/Shop',
      clusterRepositoryUrl: 'https://gitlab.example.com/Blue/Apps/Shop.git',
      imageRegistry: 'registry.example.com/blue/apps/shop',
    });
  });
});
