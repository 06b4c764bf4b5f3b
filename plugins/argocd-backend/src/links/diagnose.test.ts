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

import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { InstanceStatus } from '@slipway/plugin-argocd-common';
import { applicationQuery } from './query';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { systemEntity } from '../__testUtils__/ArgocdBackend';
import { ApplicationStore } from '../store/ApplicationStore';
import { diagnose } from './diagnose';
import { EntityLinks } from '../catalog/EntityLinks';

const record = (
  name: string,
  change: Partial<ApplicationRecord> = {},
): ApplicationRecord => ({
  instance: 'global',
  namespace: 'argocd',
  name,
  resourceVersion: '1',
  project: 'shop',
  labels: {},
  entityRefs: [],
  sources: [],
  destination: {},
  sync: { status: 'Synced' },
  health: { status: 'Healthy' },
  images: [],
  ...change,
});

const instances: InstanceStatus[] = [
  { name: 'global', status: 'live', since: '' },
  { name: 'team', status: 'unreachable', since: '' },
];

describe('diagnosis', () => {
  function explain(
    annotations: Record<string, string>,
    records: ApplicationRecord[],
    visible = true,
  ) {
    const store = new ApplicationStore();
    records.forEach(item => store.upsert(item));
    const query = applicationQuery(systemEntity('shop', annotations));
    const candidates = [...store.candidates(query)].map(candidate => ({
      ...candidate,
      visible,
    }));
    return diagnose(query, candidates, {
      instances,
      selectorText: annotations['argocd/app-selector'],
    }).map(({ kind, level, sentence }) => `${kind} ${level}: ${sentence}`);
  }

  it('tells which annotation, which instances, what was found, and how to confirm it', () => {
    expect(
      explain({ 'argocd/app-name': 'shop-dev' }, [record('shop-dev')]),
    ).toEqual([
      'annotation info: The entity names shop-dev (argocd/app-name).',
      'annotation info: The catalog did not read the entity from a Git repository, so only an application that names the entity can be confirmed.',
      'instance good: Instance global was asked: live.',
      'instance bad: Instance team is unreachable, so what is there may be missing or old.',
      'match good: 1 found by argocd/app-name, claimed.',
      'advice info: To confirm the link, let the application carry the annotation backstage.io/entity-ref with this entity.',
    ]);
  });

  it.each<[string, Record<string, string>, ApplicationRecord[], string]>([
    [
      'another project',
      { 'argocd/app-name': 'shop-dev', 'argocd/project-name': 'other' },
      [record('shop-dev')],
      'excluded info: shop-dev would fit but is in project shop.',
    ],
    [
      'another namespace',
      { 'argocd/app-name': 'shop-dev', 'argocd/app-namespace': 'team-a' },
      [record('shop-dev')],
      'excluded info: shop-dev would fit but is in namespace argocd.',
    ],
    [
      'another instance',
      { 'argocd/app-name': 'shop-dev', 'argocd/instance-name': 'team' },
      [record('shop-dev')],
      'excluded info: shop-dev would fit but is in instance global, which argocd/instance-name does not list.',
    ],
    [
      'an instance that does not exist',
      { 'argocd/app-name': 'shop-dev', 'argocd/instance-name': 'nowhere' },
      [],
      'instance bad: argocd/instance-name lists nowhere, which is no instance of the portal.',
    ],
    [
      'labels that do not match',
      { 'argocd/app-selector': 'app=shop,tier=web' },
      [record('shop-dev', { labels: { app: 'shop' } })],
      'excluded info: shop-dev comes near, but its labels do not match.',
    ],
    [
      'a selector that cannot be read',
      { 'argocd/app-selector': 'app==' + '(' },
      [],
      'advice bad: Write the selector in the grammar of Kubernetes, e.g. app=shop,tier in (web,api).',
    ],
    [
      'no annotation at all',
      {},
      [],
      'advice bad: To link applications, give the entity argocd/app-name or argocd/app-selector, or let the application carry backstage.io/entity-ref.',
    ],
    [
      'an application that names the entity',
      {},
      [record('shop-dev', { entityRefs: ['system:default/shop'] })],
      'match good: 1 found by the annotation backstage.io/entity-ref of the application, confirmed.',
    ],
    [
      'a project alone',
      { 'argocd/project-name': 'shop' },
      [record('a'), record('b')],
      'match good: 2 found by argocd/project-name, claimed.',
    ],
  ])('explains %s', (_name, annotations, records, sentence) => {
    expect(explain(annotations, records)).toContain(sentence);
  });

  it('tells of what the user may not see only that it is there', () => {
    const steps = explain(
      { 'argocd/app-name': 'secret-dev', 'argocd/project-name': 'shop' },
      [record('secret-dev')],
      false,
    );
    expect(steps).toContain(
      'permission bad: 1 of them you may not see: the permission argocd.application.read is missing.',
    );
    expect(
      explain(
        { 'argocd/app-name': 'secret-dev', 'argocd/project-name': 'x' },
        [record('secret-dev')],
        false,
      ).join(),
    ).not.toContain('secret-dev would fit');
  });
});

describe('EntityLinks', () => {
  it('finds the entities of an application by each way, as the other direction does', async () => {
    const entities = [
      systemEntity('by-name', { 'argocd/app-name': 'one,two' }),
      systemEntity('by-label', { 'argocd/app-selector': 'app in (shop,x)' }),
      systemEntity('by-exclusion', { 'argocd/app-selector': '!internal' }),
      systemEntity('by-project', { 'argocd/project-name': 'shop' }),
      systemEntity('by-repository', {
        'backstage.io/managed-by-location':
          'url:https://gitlab.example.com/blue/shop/-/blob/main/catalog-info.yaml',
      }),
      systemEntity('by-itself'),
      systemEntity('by-nothing'),
    ];
    const store = new ApplicationStore();
    const links = new EntityLinks({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
      store,
      aliases: [],
    });
    const records = [
      record('one', {
        labels: { app: 'shop' },
        entityRefs: ['system:default/by-itself'],
        sources: [
          {
            repoUrl: 'https://gitlab.example.com/blue/shop.git',
            targetRevision: 'main',
          },
        ],
      }),
      record('three', { project: 'other', labels: { internal: 'yes' } }),
    ];
    records.forEach(item => store.upsert(item));
    await links.refresh();
    const names = (name: string) =>
      links
        .getLinks(record(name))
        .map(({ entityRef }) => entityRef.split('/')[1]);
    expect(names('one')).toEqual([
      'by-exclusion',
      'by-itself',
      'by-label',
      'by-name',
      'by-project',
      'by-repository',
    ]);
    expect(names('three')).toEqual([]);
    for (const entity of entities) {
      const there = [...store.linked(applicationQuery(entity))].map(
        found => found.record.name,
      );
      const back = records
        .filter(({ name }) =>
          links
            .getLinks(record(name))
            .some(({ entityRef }) => entityRef.endsWith(entity.metadata.name)),
        )
        .map(({ name }) => name);
      expect(there.sort()).toEqual(back);
    }
    store.upsert({ ...records[0], resourceVersion: '2', entityRefs: [] });
    expect(names('one')).not.toContain('by-itself');
  });
});
