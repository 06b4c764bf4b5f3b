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

import { AppProject, Application } from './model';
import { objectError, specErrors } from './permitted';

const server = 'https://kubernetes.default.svc';

const project = (spec: AppProject['spec']): AppProject => ({
  metadata: {
    name: 'shop-dev',
    namespace: 'argocd',
    uid: 'uid',
    resourceVersion: '1',
    generation: 1,
    creationTimestamp: '2026-01-01T00:00:00Z',
  },
  spec: {
    sourceRepos: ['https://git.example.net/team/shop.git'],
    destinations: [{ server, namespace: 'shop-dev' }],
    ...spec,
  },
  status: {},
});

const application = (
  destination: Application['spec']['destination'] = {
    server,
    namespace: 'shop-dev',
  },
  repoURL = 'https://git.example.net/team/shop.git',
): Pick<Application, 'spec'> => ({
  spec: { project: 'shop-dev', source: { repoURL, path: 'helm' }, destination },
});

const key = (kind: string, namespace?: string, name = 'a') => ({
  group: '',
  version: 'v1',
  kind,
  name,
  ...(namespace && { namespace }),
});

describe('what an AppProject permits of an Application', () => {
  it.each([
    [['https://git.example.net/team/shop.git'], true],
    [['HTTPS://git.example.net/Team/shop'], true],
    [['https://git.example.net/team/*'], true],
    [['*'], true],
    [['https://git.example.net/*'], false],
    [['https://git.example.net/**'], true],
    [['https://git.example.net/team/cart.git'], false],
    [['*', '!https://git.example.net/team/*'], false],
    [['!https://git.example.net/other/*'], true],
    [[], false],
    [undefined, false],
  ])('of its repository: %j', (sourceRepos, isPermitted) => {
    expect(specErrors(application(), project({ sourceRepos }))).toEqual(
      isPermitted
        ? []
        : [
            "application repo https://git.example.net/team/shop.git is not permitted in project 'shop-dev'",
          ],
    );
  });

  it.each([
    [[{ server, namespace: 'shop-dev' }], true],
    [[{ name: 'in-cluster', namespace: 'shop-*' }], true],
    [[{ server: '*', namespace: '*' }], true],
    [[{ server, namespace: 'shop-production' }], false],
    [[{ server: 'https://other.example.net', namespace: 'shop-dev' }], false],
    [[{ server }], false],
    [[{ namespace: 'shop-dev' }], false],
    [
      [
        { server, namespace: '*' },
        { server, namespace: '!shop-*' },
      ],
      false,
    ],
    [
      [
        { server: '*', namespace: '*' },
        { server: `!${server}`, namespace: '*' },
      ],
      false,
    ],
    [[{ server, namespace: '!kube-system' }], true],
    [[], false],
  ])('of its destination: %j', (destinations, isPermitted) => {
    expect(specErrors(application(), project({ destinations }))).toEqual(
      isPermitted
        ? []
        : [
            `application destination server '${server}' and namespace 'shop-dev' do not match any of the allowed destinations in project 'shop-dev'`,
          ],
    );
  });

  it('knows the cluster by its name, too', () => {
    const named = application({ name: 'in-cluster', namespace: 'shop-dev' });
    expect(specErrors(named, project({}))).toEqual([]);
    const other = application({ name: 'other', namespace: 'shop-dev' });
    expect(specErrors(other, project({}))).toHaveLength(1);
  });

  it('refuses a cluster that belongs to no project where only those may be used', () => {
    expect(
      specErrors(
        application(),
        project({ permitOnlyProjectScopedClusters: true }),
      ),
    ).toHaveLength(1);
  });

  it('needs a project that is there', () => {
    expect(specErrors(application(), undefined)).toEqual([
      'Application referencing project shop-dev which does not exist',
    ]);
  });
});

describe('what an AppProject permits of an object', () => {
  const error = (
    spec: AppProject['spec'],
    ...object: Parameters<typeof key>
  ): string | undefined =>
    objectError(key(...object), application(), project(spec));

  const refusedKind = (kind: string) =>
    `resource :${kind} is not permitted in project shop-dev`;

  it('of its namespace', () => {
    expect(error({}, 'ConfigMap', 'shop-dev')).toBeUndefined();
    expect(error({}, 'ConfigMap', 'shop-production')).toBe(
      "namespace shop-production is not permitted in project 'shop-dev'",
    );
  });

  it('of its kind', () => {
    const configMap = [{ group: '', kind: 'ConfigMap' }];
    expect(
      error({ namespaceResourceBlacklist: configMap }, 'ConfigMap', 'shop-dev'),
    ).toBe(refusedKind('ConfigMap'));
    expect(
      error({ namespaceResourceBlacklist: configMap }, 'Secret', 'shop-dev'),
    ).toBeUndefined();
    expect(
      error({ namespaceResourceWhitelist: configMap }, 'Secret', 'shop-dev'),
    ).toBe(refusedKind('Secret'));
    expect(
      error({ namespaceResourceWhitelist: [] }, 'ConfigMap', 'shop-dev'),
    ).toBe(refusedKind('ConfigMap'));
    expect(
      error(
        {
          namespaceResourceWhitelist: configMap,
          namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
        },
        'ConfigMap',
        'shop-dev',
      ),
    ).toBe(refusedKind('ConfigMap'));
  });

  it('of what belongs to no namespace, by its name', () => {
    const namespaces = (name?: string) => ({
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace', name }],
    });
    const bring = (spec: AppProject['spec'], name: string) =>
      error(spec, 'Namespace', undefined, name);
    expect(bring({}, 'shop-dev')).toBe(refusedKind('Namespace'));
    expect(bring(namespaces('shop-dev'), 'shop-dev')).toBeUndefined();
    expect(bring(namespaces('shop-dev'), 'shop-production')).toBe(
      refusedKind('Namespace'),
    );
    expect(bring(namespaces('shop-*'), 'shop-production')).toBeUndefined();
    expect(bring(namespaces(), 'kube-system')).toBeUndefined();
    expect(
      bring(
        {
          ...namespaces(),
          clusterResourceBlacklist: [
            { group: '', kind: 'Namespace', name: 'kube-*' },
          ],
        },
        'kube-system',
      ),
    ).toBe(refusedKind('Namespace'));
  });
});
