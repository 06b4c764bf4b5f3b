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

import {
  applicationManifest,
  appProjectManifest,
  provisionAddresses,
  provisionInstance,
  provisionRepository,
} from '../__testUtils__/provisionManifests';
import { checkManifests } from './checkManifests';

const cluster = 'https://kubernetes.default.svc';
const project = appProjectManifest;
const application = applicationManifest;

function check(
  manifests: unknown[],
  change: { repositoryUrl?: string; instance?: object } = {},
) {
  return checkManifests(manifests, {
    repositoryUrl: change.repositoryUrl ?? provisionRepository,
    instance: { ...provisionInstance, ...change.instance },
    addresses: provisionAddresses,
  });
}

describe('checkManifests', () => {
  it('gives back one AppProject and its Applications, in whatever order they come', () => {
    const { project: found, applications } = check([
      application(),
      project({
        destinations: [
          { server: cluster, namespace: 'shop-dev' },
          { server: cluster, namespace: 'shop-staging' },
        ],
        clusterResourceWhitelist: [
          { group: '', kind: 'Namespace', name: 'shop-staging' },
        ],
      }),
      application(
        { destination: { server: cluster, namespace: 'shop-staging' } },
        {
          name: 'shop-staging',
          annotations: { 'backstage.io/entity-ref': 'system:default/shop' },
        },
      ),
    ]);
    expect(found.metadata.name).toBe('shop');
    expect(applications.map(({ metadata }) => metadata.name)).toEqual([
      'shop-dev',
      'shop-staging',
    ]);
  });

  it.each<[string, unknown[], string]>([
    [
      'no AppProject',
      [application()],
      'There must be exactly one AppProject, not 0.',
    ],
    [
      'two AppProjects',
      [project(), project(), application()],
      'There must be exactly one AppProject, not 2.',
    ],
    [
      'the project that everybody may use',
      [project({}, { name: 'default' })],
      'must not be named default',
    ],
    [
      'a project in another namespace',
      [project({}, { namespace: 'kube-system' }), application()],
      'AppProject: metadata.namespace must be argocd',
    ],
    [
      'any repository',
      [project({ sourceRepos: ['*'] }), application()],
      'AppProject: spec.sourceRepos: * is not the new repository.',
    ],
    [
      'another repository beside its own',
      [
        project({
          sourceRepos: [provisionRepository, `${provisionRepository}x`],
        }),
        application(),
      ],
      'is not the new repository',
    ],
    [
      "a namespace of another project, which the pattern's star does not mean",
      [
        project({ destinations: [{ server: cluster, namespace: 'blog-dev' }] }),
        application(),
      ],
      'main does not let templates deploy to namespace blog-dev',
    ],
    [
      'another cluster',
      [
        project({
          destinations: [
            { server: 'https://other.example.com', namespace: 'shop-dev' },
          ],
        }),
        application(),
      ],
      'main does not let templates deploy to namespace shop-dev',
    ],
    [
      'a Namespace that is none of its own',
      [
        project({
          clusterResourceWhitelist: [
            { group: '', kind: 'Namespace', name: 'blog-dev' },
          ],
        }),
        application(),
      ],
      'clusterResourceWhitelist: blog-dev is none of its namespaces',
    ],
    [
      'an Application in another namespace',
      [project(), application({}, { namespace: 'team-a' })],
      'Application shop-dev: metadata.namespace must be argocd',
    ],
    [
      'an Application of another project',
      [project(), application({ project: 'default' })],
      'Application shop-dev: spec.project must be shop.',
    ],
    [
      'an Application from another repository',
      [
        project(),
        application({
          source: {
            repoURL: 'http://gitlab.internal/team/blog.git',
            targetRevision: 'main',
            path: 'helm',
          },
        }),
      ],
      'Application shop-dev: spec.source.repoURL is not the new repository.',
    ],
    [
      'an Application that the AppProject does not let deploy there',
      [
        project(),
        application({
          destination: { server: cluster, namespace: 'shop-staging' },
        }),
      ],
      'the AppProject does not permit namespace shop-staging',
    ],
    [
      "an Application that confirms somebody else's entity",
      [
        project(),
        application(
          {},
          { annotations: { 'backstage.io/entity-ref': 'system:default/blog' } },
        ),
      ],
      'must be system:default/shop',
    ],
    [
      'what is neither',
      [project(), { ...application(), kind: 'ApplicationSet' }],
      'Application: kind:',
    ],
    ['what is no object', [project(), null], 'Application: manifest:'],
  ])('refuses %s', (_name, manifests, message) => {
    expect(() => check(manifests)).toThrow(message);
  });

  it.each([
    ['is named otherwise', 'https://gitlab.example.com/team/blog.git'],
    ['is on a host that the portal does not know', 'https://evil.example/shop'],
    ['has no address', 'shop'],
  ])('refuses a repository that %s', (_name, repositoryUrl) => {
    expect(() => check([project(), application()], { repositoryUrl })).toThrow(
      'The repository must be on a GitLab of the portal and be named shop',
    );
  });

  it('permits no namespace where the instance is configured for none', () => {
    expect(() =>
      check([project(), application()], { instance: { provision: undefined } }),
    ).toThrow('does not let templates deploy');
  });

  it('is an error of who asks', () => {
    expect(() => check([])).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
