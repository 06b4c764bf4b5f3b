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
import { ApplicationRecord } from '../record/ApplicationRecord';
import { linkApplication } from './explainLink';
import { applicationQuery } from './query';
import { canonicalRepository, repositoryOfLocation } from './repository';

const aliases = [
  {
    url: 'https://gitlab.example.com',
    aliases: ['http://gitlab.gitlab.svc:8181'],
  },
];
const application: ApplicationRecord = {
  instance: 'global',
  namespace: 'argocd',
  name: 'shop-dev',
  resourceVersion: '1',
  project: 'shop',
  labels: { app: 'shop' },
  entityRefs: [],
  sources: [{ repoUrl: 'http://gitlab.gitlab.svc:8181/blue/shop.git' }],
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
const link = (
  annotations: Record<string, string>,
  change: Partial<ApplicationRecord> = {},
) =>
  linkApplication(
    applicationQuery(entity(annotations), aliases),
    { ...application, ...change },
    { aliases },
  );

describe('in a repository of many', () => {
  const location = (folder: string) => ({
    'backstage.io/managed-by-location': `url:https://gitlab.example.com/blue/shop/-/blob/main/${folder}catalog-info.yaml`,
  });
  it.each([
    ['the root', '', 'teams/a/helm', 'confirmed'],
    ['the folder above the chart', 'teams/a/', 'teams/a/helm', 'confirmed'],
    ['the folder of the chart', 'helm/', 'helm', 'confirmed'],
    ['a folder below the chart', 'teams/a/docs/', './teams/a', 'confirmed'],
    ['a chart at the root', 'teams/a/', '.', 'confirmed'],
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
        'backstage.io/managed-by-origin-location': ownRepository,
      },
      'confirmed',
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
    [
      'url:https://gitlab.example.com/blue/shop/-/blob/main/catalog-info.yaml',
      {
        repository: 'https://gitlab.example.com/blue/shop',
        revision: 'main',
        directory: '',
      },
    ],
    [
      'url:https://github.com/blue/shop/blob/main/a/catalog-info.yaml',
      {
        repository: 'https://github.com/blue/shop',
        revision: 'main',
        directory: 'a',
      },
    ],
    ['file:/tmp/catalog-info.yaml', undefined],
    // A reader would resolve these to another repository.
    [
      'url:https://gitlab.example.com/blue/shop/-/blob/../../../../red/evil/-/blob/main/catalog-info.yaml',
      undefined,
    ],
    [
      'url:https://gitlab.example.com/blue/shop/-/blob/%2e%2e/%2e%2e/red/evil/-/blob/main/x.yaml',
      undefined,
    ],
    [undefined, undefined],
  ])('location %s', (location, expected) => {
    expect(repositoryOfLocation(location, aliases)).toEqual(expected);
  });
});
