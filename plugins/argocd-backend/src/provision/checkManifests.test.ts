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
  provenRepository,
  provisionInstance,
  stagingManifests,
} from '../__testUtils__/provisionManifests';
import { checkManifests, Permitted } from './checkManifests';

const cluster = 'https://kubernetes.default.svc';
const project = appProjectManifest;
const application = applicationManifest;
const [stagingProject, stagingApplication] = stagingManifests();

function check(manifests: unknown[], change: Partial<Permitted> = {}) {
  return checkManifests(manifests, {
    instance: provisionInstance,
    project: 'shop',
    entityRef: 'system:default/shop',
    repositoryUrls: provenRepository.urls,
    portalUrl: 'https://portal.example.com/slipway/',
    ...change,
  });
}

/** Both objects of dev, from another address. */
function from(repoURL: string) {
  return [
    project({ sourceRepos: [repoURL] }),
    application({ source: { ...application().spec.source, repoURL } }),
  ];
}

describe('checkManifests', () => {
  it('gives back one AppProject with its Application per environment, in whatever order they come', () => {
    const environments = check([
      application(
        {},
        {
          labels: { environment: 'dev' },
          annotations: { 'backstage.io/entity-ref': 'system:default/shop' },
        },
      ),
      stagingProject,
      stagingApplication,
      project({
        clusterResourceWhitelist: [
          { group: '', kind: 'Namespace', name: 'shop-dev' },
        ],
      }),
    ]);
    expect(
      environments.map(item => [
        item.name,
        item.project.metadata.name,
        item.application.metadata.name,
      ]),
    ).toEqual([
      ['shop-dev', 'shop-dev', 'shop-dev'],
      ['shop-staging', 'shop-staging', 'shop-staging'],
    ]);
  });

  it.each<[string, unknown[], string]>([
    [
      'no AppProject',
      [application()],
      'Application shop-dev has no AppProject shop-dev: each environment has one of both.',
    ],
    [
      'an AppProject without its Application',
      [project(), stagingProject, application()],
      'AppProject shop-staging has no Application shop-staging',
    ],
    [
      'two AppProjects of one environment',
      [project(), project(), application()],
      'There are two of AppProject shop-dev.',
    ],
    [
      'two Applications of one environment',
      [project(), application(), application()],
      'There are two of Application shop-dev.',
    ],
    [
      'one AppProject for all environments, as earlier versions had it',
      [
        project({}, { name: 'shop' }),
        application({ project: 'shop' }),
        stagingApplication,
      ],
      'AppProject shop: one for all environments is not created any more. Give each environment its own, shop-<environment>',
    ],
    [
      'the project that everybody may use',
      [project({}, { name: 'default' }), application()],
      'AppProject default: metadata.name must be shop-<environment>',
    ],
    [
      'an AppProject of another project',
      [
        project({}, { name: 'blog-dev' }),
        application({}, { name: 'blog-dev' }),
      ],
      'AppProject blog-dev: metadata.name must be shop-<environment>',
    ],
    [
      'an Application of another project',
      [project(), application({}, { name: 'shopping-dev' })],
      'AppProject shop-dev has no Application shop-dev',
    ],
    [
      'a project in another namespace',
      [project({}, { namespace: 'kube-system' }), application()],
      'AppProject shop-dev: metadata.namespace must be argocd',
    ],
    [
      'any repository',
      [project({ sourceRepos: ['*'] }), application()],
      'AppProject shop-dev: spec.sourceRepos must be the repository of its Application',
    ],
    [
      'another repository beside its own',
      [
        project({
          sourceRepos: provenRepository.urls.slice(0, 2),
        }),
        application(),
      ],
      'AppProject: spec.sourceRepos',
    ],
    [
      "a namespace of another project, which the pattern's star does not mean",
      [
        project({ destinations: [{ server: cluster, namespace: 'blog-dev' }] }),
        application({
          destination: { server: cluster, namespace: 'blog-dev' },
        }),
      ],
      'main does not let templates deploy to namespace blog-dev',
    ],
    [
      'another cluster',
      [
        project(),
        application({
          destination: {
            server: 'https://other.example.com',
            namespace: 'shop-dev',
          },
        }),
      ],
      'main does not let templates deploy to namespace shop-dev of https://other.example.com',
    ],
    [
      'an AppProject that permits the namespace of another environment',
      [
        project({
          destinations: [{ server: cluster, namespace: 'shop-staging' }],
        }),
        application(),
      ],
      'AppProject shop-dev: spec.destinations must be the destination of its Application, namespace shop-dev',
    ],
    [
      'an AppProject that permits another cluster',
      [
        project({
          destinations: [
            { server: 'https://other.example.com', namespace: 'shop-dev' },
          ],
        }),
        application(),
      ],
      'AppProject shop-dev: spec.destinations must be the destination',
    ],
    [
      'an AppProject that permits two namespaces',
      [
        project({
          destinations: [
            { server: cluster, namespace: 'shop-dev' },
            { server: cluster, namespace: 'shop-staging' },
          ],
        }),
        application(),
      ],
      'AppProject: spec.destinations',
    ],
    [
      'two environments in one namespace',
      [
        project(),
        application(),
        project({}, { name: 'shop-staging' }),
        application({ project: 'shop-staging' }, { name: 'shop-staging' }),
      ],
      'shop-dev and shop-staging deploy to the same namespace, shop-dev',
    ],
    [
      'a Namespace that is not its own',
      [
        project({
          clusterResourceWhitelist: [
            { group: '', kind: 'Namespace', name: 'shop-staging' },
          ],
        }),
        application(),
      ],
      'spec.clusterResourceWhitelist: the one Namespace that it may have is shop-dev',
    ],
    [
      'an Application in another namespace',
      [project(), application({}, { namespace: 'team-a' })],
      'Application shop-dev: metadata.namespace must be argocd',
    ],
    [
      'an Application in the AppProject of another environment',
      [
        project(),
        application({ project: 'shop-staging' }),
        stagingProject,
        stagingApplication,
      ],
      'Application shop-dev: spec.project must be shop-dev.',
    ],
    [
      'an Application that says of itself to be another environment',
      [project(), application({}, { labels: { environment: 'production' } })],
      'Application shop-dev: metadata.labels.environment must be dev.',
    ],
    [
      "an Application that confirms another project's entity",
      [
        project(),
        application(
          {},
          { annotations: { 'backstage.io/entity-ref': 'system:default/blog' } },
        ),
      ],
      'Application shop-dev: backstage.io/entity-ref must be system:default/shop.',
    ],
    [
      'an Application that names no entity',
      [project(), application({}, { annotations: {} })],
      'Application: metadata.annotations.backstage.io/entity-ref',
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

  it.each(provenRepository.urls)('takes the repository as %s', url => {
    expect(check(from(url))[0].application.spec.source.repoURL).toBe(url);
  });

  it.each([
    'http://gitlab.internal/team/blog.git',
    'http://gitlab.internal/team/shop/',
    'http://gitlab.internal/team/shop.git.git',
    'http://gitlab.internal/team/shop.git?x',
    'http://gitlab.internal/team/shop.git#x',
    'http://gitlab.internal/team/other/../shop.git',
    'http://gitlab.internal/team/./shop.git',
    'http://gitlab.internal/team//shop.git',
    'http://gitlab.internal/team/%73hop.git',
    'http://gitlab.internal/team/\tshop.git',
    ' http://gitlab.internal/team/shop.git',
    'http://gitlab.internal/team/Shop.git',
    'http://gitlab.internal:80/team/shop.git',
    'http://GITLAB.internal/team/shop.git',
    'http://maria@gitlab.internal/team/shop.git',
    'http://gitlab.internal.evil.example/team/shop.git',
    'https://gitlab.internal/team/shop.git',
    'https://evil.example/team/shop.git',
    'ssh://gitlab.internal/team/shop.git',
    'git@gitlab.internal:team/shop.git',
    'file:///team/shop.git',
    '',
  ])('refuses the repository as %j', repoURL => {
    expect(() => check(from(repoURL))).toThrow(
      'Application shop-dev: spec.source.repoURL must be the repository that you are Maintainer of: https://gitlab.example.com/team/shop,',
    );
  });

  const linked = (name: string, url: string) => [
    project(),
    application(
      {},
      {
        annotations: {
          'backstage.io/entity-ref': 'system:default/shop',
          [`link.argocd.argoproj.io/${name}`]: url,
        },
      },
    ),
  ];

  it.each([
    ['portal', 'https://portal.example.com/slipway'],
    ['portal', 'https://portal.example.com/slipway/catalog/x/argo-cd?a=b#c'],
    ['portal', 'https://PORTAL.example.com:443/slipway/'],
    ['repository', 'https://gitlab.example.com/team/shop'],
    ['repository', 'https://gitlab.example.com/team/shop/-/tree/main'],
    ['repository', 'http://gitlab.internal/team/shop'],
  ])('takes the %s link %j', (name, url) => {
    expect(check(linked(name, url))).toHaveLength(1);
  });

  it.each([
    ['portal', 'https://evil.example/login'],
    ['portal', 'https://evil.example/https://portal.example.com/slipway/'],
    ['portal', 'https://portal.example.com.evil.example/slipway/'],
    ['portal', 'https://portal.example.com@evil.example/slipway/'],
    ['portal', 'https://maria@portal.example.com/slipway/'],
    ['portal', 'https://portal.example.com:8443/slipway/'],
    ['portal', 'http://portal.example.com/slipway/'],
    ['portal', 'https://portal.example.com/slipway-evil'],
    ['portal', 'https://portal.example.com/slipway/../evil'],
    ['portal', 'https://portal.example.com/slipway/%2e%2E/evil'],
    ['portal', 'https://portal.example.com/slipway/.\t./evil'],
    ['portal', 'https://portal.example.com/slipway\\..\\evil'],
    ['portal', 'https://gitlab.example.com/team/shop'],
    ['repository', 'https://evil.example/team/shop'],
    ['repository', 'https://gitlab.example.com/team/shop-evil'],
    ['repository', 'https://gitlab.example.com/team/shop/../blog'],
    ['repository', 'https://gitlab.example.com/team/blog'],
    ['repository', 'https://portal.example.com/slipway/'],
  ])('refuses the %s link %j', (name, url) => {
    expect(() => check(linked(name, url))).toThrow(
      `Application shop-dev: metadata.annotations.link.argocd.argoproj.io/${name} must b`,
    );
  });

  it('takes no link to a portal that does not know its address', () => {
    const url = 'https://portal.example.com/slipway/';
    expect(() =>
      check(linked('portal', url), { portalUrl: undefined }),
    ).toThrow('must be left out: this portal has no app.baseUrl.');
  });

  it('refuses an entity that is not of the project', () => {
    expect(() =>
      check([project(), application()], { entityRef: 'system:default/blog' }),
    ).toThrow('entityRef must be system:default/shop');
  });

  it('refuses objects that are named after another project', () => {
    expect(() =>
      check([project(), application()], {
        project: 'blog',
        entityRef: 'system:default/blog',
      }),
    ).toThrow('AppProject shop-dev: metadata.name must be blog-<environment>');
  });

  it('permits no namespace where the instance is configured for none', () => {
    expect(() =>
      check([project(), application()], {
        instance: { ...provisionInstance, provision: undefined },
      }),
    ).toThrow('does not let templates deploy');
  });

  it('is an error of who asks', () => {
    expect(() => check([application()])).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
