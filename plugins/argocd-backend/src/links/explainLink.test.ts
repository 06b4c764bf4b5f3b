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

import { Entity } from '@backstage/catalog-model';
import {
  ApplicationRecord,
  ApplicationSource,
} from '../record/ApplicationRecord';
import { explainLink } from './explainLink';
import { LinkFacts, takenAtItsWord } from './LinkFacts';
import { applicationQuery } from './query';
import { canonicalRepository, repositoryKey } from './repository';

const aliases = [
  {
    url: 'https://gitlab.example.com',
    aliases: ['http://gitlab.gitlab.svc:8181'],
  },
];
const gitlabs = [{ origin: 'https://gitlab.example.com', relativePath: '' }];
const application: ApplicationRecord = {
  instance: 'global',
  namespace: 'argocd',
  name: 'shop-dev',
  resourceVersion: '1',
  project: 'shop',
  labels: { app: 'shop' },
  entityRefs: [],
  sources: [
    {
      repoUrl: 'http://gitlab.gitlab.svc:8181/blue/shop.git',
      targetRevision: 'main',
    },
  ],
  destination: {},
  sync: { status: 'Synced' },
  health: { status: 'Healthy' },
  images: [],
};
const ownRepository =
  'url:https://gitlab.example.com/blue/shop/-/blob/main/catalog-info.yaml';
const entity = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations },
});
const explain = (
  annotations: Record<string, string>,
  change: Partial<ApplicationRecord> = {},
  facts: Partial<LinkFacts> = {},
) =>
  explainLink(
    applicationQuery(entity(annotations), { aliases, gitlabs }),
    { ...application, ...change },
    { ...takenAtItsWord, aliases, ...facts },
  );
const link = (...given: Parameters<typeof explain>) => explain(...given).link;

describe('in a repository of many', () => {
  const location = (folder: string) => ({
    'backstage.io/managed-by-location': `url:https://gitlab.example.com/blue/shop/-/blob/main/${folder}catalog-info.yaml`,
  });
  it.each([
    ['the root', '', 'teams/a/helm', 'confirmed'],
    ['the folder above the chart', 'teams/a/', 'teams/a/helm', 'confirmed'],
    ['the folder of the chart', 'helm/', 'helm', 'confirmed'],
    ['a folder below the chart', 'teams/a/docs/', './teams/a', 'claimed'],
    ['a folder while the chart is at the root', 'teams/a/', '.', 'claimed'],
    ['a folder while the source has none', 'teams/a/', undefined, 'claimed'],
    ['a folder that the chart leads out of', 'a/', 'a/../b', undefined],
    ["another team's folder", 'teams/a/', 'teams/b/helm', undefined],
    ['a folder that only begins alike', 'teams/a/', 'teams/ab', undefined],
  ])('an entity in %s', (_name, folder, path, expected) => {
    const [source] = application.sources;
    expect(link(location(folder), { sources: [{ ...source, path }] })).toBe(
      expected,
    );
  });
});

describe('how an application belongs to an entity', () => {
  it.each([
    ['nothing names it', {}, undefined],
    ['a name', { 'argocd/app-name': 'shop-dev' }, 'claimed'],
    [
      'one of several names',
      { 'argocd/app-name': 'other, shop-dev' },
      'claimed',
    ],
    ['another name', { 'argocd/app-name': 'other' }, undefined],
    ['a selector', { 'argocd/app-selector': 'app in (shop, cart)' }, 'claimed'],
    ['another selector', { 'argocd/app-selector': 'app!=shop' }, undefined],
    [
      'a selector that cannot be read',
      { 'argocd/app-selector': 'app in shop' },
      undefined,
    ],
    [
      'name and selector, of which one does not fit',
      { 'argocd/app-name': 'shop-dev', 'argocd/app-selector': 'app=cart' },
      undefined,
    ],
    [
      'the right project',
      { 'argocd/app-name': 'shop-dev', 'argocd/project-name': 'shop' },
      'claimed',
    ],
    [
      'the wrong project',
      { 'argocd/app-name': 'shop-dev', 'argocd/project-name': 'cart' },
      undefined,
    ],
    [
      'one of several projects',
      { 'argocd/app-name': 'shop-dev', 'argocd/project-name': 'cart, shop' },
      'claimed',
    ],
    ['a project alone', { 'argocd/project-name': 'shop' }, 'claimed'],
    ['another project alone', { 'argocd/project-name': 'cart' }, undefined],
    [
      'a project beside a selector that cannot be read',
      { 'argocd/project-name': 'shop', 'argocd/app-selector': 'app in shop' },
      undefined,
    ],
    [
      'one of several namespaces',
      { 'argocd/app-name': 'shop-dev', 'argocd/app-namespace': 'a,argocd' },
      'claimed',
    ],
    [
      'the wrong namespace',
      { 'argocd/app-name': 'shop-dev', 'argocd/app-namespace': 'team-a' },
      undefined,
    ],
    [
      'one of several instances',
      { 'argocd/app-name': 'shop-dev', 'argocd/instance-name': 'team,global' },
      'claimed',
    ],
    [
      'another instance',
      { 'argocd/app-name': 'shop-dev', 'argocd/instance-name': 'team' },
      undefined,
    ],
    [
      'the repository that the entity comes from',
      { 'backstage.io/managed-by-location': ownRepository },
      'confirmed',
    ],
    [
      'a name, and the same repository',
      {
        'argocd/app-name': 'shop-dev',
        'backstage.io/managed-by-location': ownRepository,
      },
      'confirmed',
    ],
    [
      'a name, and a Location of the same repository that lists the entity',
      {
        'argocd/app-name': 'shop-dev',
        'backstage.io/managed-by-location':
          'url:https://gitlab.example.com/red/own/-/blob/main/catalog-info.yaml',
        'backstage.io/managed-by-origin-location': ownRepository,
      },
      'claimed',
    ],
    [
      'another name, though the same repository',
      {
        'argocd/app-name': 'other',
        'backstage.io/managed-by-location': ownRepository,
      },
      undefined,
    ],
    [
      'what anybody may write does not confirm',
      {
        'argocd/app-name': 'shop-dev',
        'backstage.io/source-location': ownRepository,
        'gitlab.com/project-slug': 'blue/shop',
      },
      'claimed',
    ],
  ])('%s', (_name, annotations, expected) => {
    expect(link(annotations as unknown as Record<string, string>)).toBe(
      expected,
    );
  });

  it('is not confirmed by a revision that is not the deployed one', () => {
    const fork = `url:https://gitlab.example.com/blue/shop/-/blob/${'a'.repeat(
      40,
    )}/catalog-info.yaml`;
    const named = {
      'argocd/app-name': 'shop-dev',
      'backstage.io/managed-by-location': fork,
    };
    expect(link(named)).toBe('claimed');
    const sources = [
      { ...application.sources[0], targetRevision: 'refs/heads/release' },
    ];
    expect(
      link(
        {
          'backstage.io/managed-by-location': ownRepository.replace(
            '/main/',
            '/release/',
          ),
        },
        { sources },
      ),
    ).toBe('confirmed');
  });

  it('is confirmed where the application names the entity', () => {
    expect(link({}, { entityRefs: ['component:default/shop'] })).toBe(
      'confirmed',
    );
  });

  describe('of several sources', () => {
    const location = { 'backstage.io/managed-by-location': ownRepository };
    const [own] = application.sources;
    const vendor = {
      repoUrl: 'https://charts.example.com',
      chart: 'shop',
      targetRevision: '1.2.3',
    };
    const oci = { repoUrl: 'oci://registry.example.com/charts/shop' };
    const vault = {
      repoUrl: 'https://gitlab.example.com/vault/helm.git',
      path: 'chart',
      targetRevision: 'main',
    };
    const explained = (...sources: ApplicationSource[]) =>
      explain(location, { sources });
    const confirmed = { link: 'confirmed', by: 'repository' };
    const otherSource = {
      link: 'claimed',
      by: 'repository',
      doubt: 'otherSource',
    };

    it.each([
      ['a chart of a registry, with own values', [vendor, own]],
      ['an image of a registry, with own values', [oci, own]],
      ['an own chart with values beside it', [{ ...own, path: 'helm' }, own]],
      [
        'an own chart with values of another branch',
        [
          { ...own, path: 'helm' },
          { ...own, targetRevision: 'values' },
        ],
      ],
    ])('is confirmed by %s', (_name, sources) => {
      expect(explained(...sources)).toEqual(confirmed);
    });

    it.each([
      ['own values for another repository', [vault, own]],
      ['own values before another repository', [own, vault]],
      [
        'an own chart with values of another repository',
        [
          { ...own, path: 'helm' },
          { ...vault, path: undefined },
        ],
      ],
      [
        'an own chart beside an address that nobody can read',
        [own, { ...vault, repoUrl: 'https://gitlab.example.com/x/../y' }],
      ],
      [
        'own folders of two revisions',
        [
          { ...own, path: 'a' },
          { ...own, path: 'b', targetRevision: 'other' },
        ],
      ],
    ])('is only claimed by %s', (_name, sources) => {
      expect(explained(...sources)).toEqual(otherSource);
    });

    it('is only claimed by one of two folders, though both have their values at the root', () => {
      const folder = {
        'backstage.io/managed-by-location': ownRepository.replace(
          'catalog-info.yaml',
          'teams/a/catalog-info.yaml',
        ),
      };
      const a = { ...own, path: 'teams/a/helm' };
      const b = { ...own, path: 'teams/b/helm' };
      expect(explain(folder, { sources: [a, own] })).toEqual(confirmed);
      expect(explain(folder, { sources: [a, b, own] })).toEqual(otherSource);
    });

    it('has nothing to do with a repository by its charts, or by sources taken together', () => {
      const nothing = { excludedBy: 'nothing' };
      expect(
        explained(
          { ...own, targetRevision: 'other' },
          { ...vendor, targetRevision: 'main' },
        ),
      ).toEqual(nothing);
      expect(explained({ ...own, chart: 'shop' })).toEqual(nothing);
      expect(explained(vendor, vault)).toEqual(nothing);
    });

    it('is confirmed for the entity that the application names all the same', () => {
      expect(
        explain(location, {
          sources: [vault, own],
          entityRefs: ['component:default/shop'],
        }),
      ).toEqual({ link: 'confirmed', by: 'entityRef' });
    });
  });

  it.each<[string, string | undefined, string, string | undefined]>([
    ['a branch', 'release/1.0', 'release%2F1.0', 'confirmed'],
    ['a branch by its whole name', 'refs/heads/main', 'main', 'confirmed'],
    [
      'a tag by its whole name',
      'refs/tags/v1',
      'refs%2Ftags%2Fv1',
      'confirmed',
    ],
    ['a tag with the name of the branch', 'refs/tags/main', 'main', undefined],
    ['another branch', 'other', 'main', undefined],
    ['the default branch', 'HEAD', 'trunk', 'confirmed'],
    ['the default branch, not named', undefined, 'trunk', 'confirmed'],
    ['the default branch, empty', '', 'trunk', 'confirmed'],
    ['the default branch by its name', 'trunk', 'HEAD', 'confirmed'],
    ['another branch than the default', 'HEAD', 'main', undefined],
    ['a branch, read from HEAD', 'main', 'HEAD', undefined],
  ])('deploys %s', (_name, targetRevision, read, expected) => {
    const [source] = application.sources;
    expect(
      link(
        {
          'backstage.io/managed-by-location': ownRepository.replace(
            '/main/',
            `/${read}/`,
          ),
        },
        { sources: [{ ...source, targetRevision }] },
        { defaultBranch: () => 'trunk' },
      ),
    ).toBe(expected);
  });

  it.each([
    ['HEAD', 'main'],
    ['HEAD', 'master'],
    ['HEAD', 'HEAD'],
    ['main', 'HEAD'],
    ['', 'main'],
  ])(
    'is only claimed where nobody knows the default branch: %s, read from %s',
    (targetRevision, read) => {
      const [source] = application.sources;
      expect(
        explain(
          {
            'backstage.io/managed-by-location': ownRepository.replace(
              '/main/',
              `/${read}/`,
            ),
          },
          { sources: [{ ...source, targetRevision }] },
        ),
      ).toEqual({ link: 'claimed', by: 'repository', doubt: 'defaultBranch' });
    },
  );

  describe('whose standing is known', () => {
    const named = { entityRefs: ['component:default/shop'] };
    const elsewhere = {
      'argocd/app-name': 'shop-dev',
      'backstage.io/managed-by-location': 'file:/catalog.yaml',
    };
    it('is only claimed though the application names the entity', () => {
      expect(
        explain(elsewhere, named, { standing: () => 'appearedLater' }),
      ).toEqual({ link: 'claimed', by: 'entityRef', doubt: 'appearedLater' });
    });

    it('is confirmed by the repository all the same', () => {
      expect(
        explain({ 'backstage.io/managed-by-location': ownRepository }, named, {
          standing: () => 'appearedLater',
        }),
      ).toEqual({ link: 'confirmed', by: 'entityRef' });
    });

    it('is confirmed by who vouches for a claim', () => {
      const standing = jest.fn(() => 'confirmed' as const);
      expect(explain(elsewhere, {}, { standing })).toEqual({
        link: 'confirmed',
        by: 'name',
      });
      expect(standing).toHaveBeenCalledWith(
        expect.objectContaining({ name: 'shop-dev' }),
        expect.objectContaining({
          entityRef: 'component:default/shop',
          location: 'file:/catalog.yaml',
        }),
        false,
      );
      expect(explain({}, {}, { standing }).link).toBe(undefined);
    });
  });
});

describe('repositories', () => {
  it.each([
    [
      'https://gitlab.example.com/blue/shop.git',
      'https://gitlab.example.com/blue/shop',
    ],
    [
      'http://gitlab.gitlab.svc:8181/blue/shop.git',
      'https://gitlab.example.com/blue/shop',
    ],
    [
      'http://user:secret@gitlab.gitlab.svc:8181/blue/shop',
      'https://gitlab.example.com/blue/shop',
    ],
    [
      'git@gitlab.example.com:blue/shop.git',
      'ssh://gitlab.example.com/blue/shop',
    ],
    ['http://gitlab.gitlab.svc:81811/blue/shop', undefined],
    [
      'https://gitlab.example.com.evil.test/blue/shop',
      'https://gitlab.example.com.evil.test/blue/shop',
    ],
    ['not an address', undefined],
  ])('%s', (url, expected) => {
    expect(canonicalRepository(url, aliases)).toBe(expected);
  });

  it.each([
    ['https://gitlab.example.com/Blue/Shop.git', 'blue/shop'],
    ['http://gitlab.gitlab.svc:8181/blue/SHOP', 'blue/shop'],
    ['https://gitlab.example.com/blue/../red/own', undefined],
    ['https://gitlab.example.com/blue/%2e%2e/red/own', undefined],
    ['https://gitlab.example.com/blue/sh\top', undefined],
    ['https://gitlab.example.com\\blue/shop', undefined],
    ['https://gitlab.example.com/blue/shop?x', undefined],
    ['https://gitlab.example.com/blue/shop#x', undefined],
  ])('%j is compared as %s', (url, expected) => {
    expect(repositoryKey(url, aliases)).toBe(
      expected && `https://gitlab.example.com/${expected}`,
    );
  });
});
