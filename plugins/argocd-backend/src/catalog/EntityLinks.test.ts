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
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { systemEntity } from '../__testUtils__/ArgocdBackend';
import { testRecord } from '../__testUtils__/testRecord';
import { LinkFacts, takenAtItsWord } from '../links/LinkFacts';
import { applicationQuery } from '../links/query';
import { ApplicationStore } from '../store/ApplicationStore';
import { EntityLinks } from './EntityLinks';

const gitlabs = [{ origin: 'https://gitlab.example.com', relativePath: '' }];

describe('EntityLinks', () => {
  it('finds the entities of an application by every rule, as the other direction does', async () => {
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
      reading: { gitlabs },
      facts: takenAtItsWord,
      origins: { observe: async () => {} },
    });
    const records = [
      testRecord({
        name: 'one',
        labels: { app: 'shop' },
        entityRefs: ['system:default/by-itself'],
        sources: [
          {
            repoUrl: 'https://gitlab.example.com/Blue/shop.git',
            targetRevision: 'main',
          },
        ],
      }),
      testRecord({
        name: 'three',
        project: 'other',
        labels: { internal: 'yes' },
      }),
    ];
    records.forEach(item => store.upsert(item));
    await links.refresh();
    const names = (name: string) =>
      links
        .getLinks(testRecord({ name }))
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
      const there = [
        ...store.linked(applicationQuery(entity, { gitlabs })),
      ].map(found => found.record.name);
      const back = records
        .filter(({ name }) =>
          links
            .getLinks(testRecord({ name }))
            .some(({ entityRef }) => entityRef.endsWith(entity.metadata.name)),
        )
        .map(({ name }) => name);
      expect(there.sort()).toEqual(back);
    }
    store.upsert({ ...records[0], resourceVersion: '2', entityRefs: [] });
    expect(names('one')).not.toContain('by-itself');
  });

  const links = (
    entities: Entity[],
    options: {
      now?(): number;
      store?: ApplicationStore;
      facts?: LinkFacts;
    } = {},
  ) => {
    const catalog = catalogServiceMock({ entities });
    const read = jest.spyOn(catalog, 'streamEntities');
    const {
      store = new ApplicationStore(),
      facts = takenAtItsWord,
      now,
    } = options;
    const observe = jest.fn(async () => {});
    return {
      read,
      observe,
      links: new EntityLinks({
        auth: mockServices.auth(),
        catalog,
        store,
        reading: {},
        facts,
        origins: { observe },
        now,
      }),
    };
  };

  it('knows nothing before the catalog was read, nor of an application that is not there', async () => {
    const store = new ApplicationStore();
    const { links: found } = links(
      [systemEntity('shop', { 'argocd/app-name': 'shop-dev' })],
      { store },
    );
    store.upsert(testRecord());
    expect(found.getLinks(testRecord())).toEqual([]);
    await found.refresh();
    expect(found.getLinks(testRecord())).toEqual([
      {
        entityRef: 'system:default/shop',
        owners: ['group:default/blue'],
        link: 'claimed',
      },
    ]);
    expect(found.getLinks(testRecord({ name: 'gone' }))).toEqual([]);
  });

  it('reads the catalog once for all who wait, and not again while it is young', async () => {
    let now = 0;
    const { links: found, read } = links([], { now: () => now });
    await Promise.all([found.refresh(), found.refresh(5_000)]);
    expect(read).toHaveBeenCalledTimes(1);
    now = 4_999;
    await found.refresh(5_000);
    expect(read).toHaveBeenCalledTimes(1);
    now = 5_000;
    await found.refresh(5_000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('keeps what it knew where the catalog does not answer, and reads again', async () => {
    const store = new ApplicationStore();
    store.upsert(testRecord());
    const { links: found, read } = links(
      [systemEntity('shop', { 'argocd/app-name': 'shop-dev' })],
      { store },
    );
    await found.refresh();
    read.mockImplementationOnce(() => {
      throw new Error('away');
    });
    await expect(found.refresh()).rejects.toThrow('away');
    expect(found.getLinks(testRecord())).toHaveLength(1);
    await found.refresh();
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('takes note of what applications named before the catalog was read', async () => {
    const store = new ApplicationStore();
    store.upsert(testRecord({ entityRefs: ['system:default/gone'] }));
    const entities = [
      systemEntity('shop', { 'backstage.io/managed-by-location': 'url:x' }),
      systemEntity('nowhere'),
    ];
    const { links: found, observe, read } = links(entities, { store });
    read.mockImplementationOnce(async function* stream() {
      store.upsert(
        testRecord({ name: 'late', entityRefs: ['system:default/gone'] }),
      );
      yield entities;
    });
    await found.refresh();
    expect(observe).toHaveBeenCalledWith(
      [
        {
          application: {
            instance: 'main',
            namespace: 'argocd',
            name: 'shop-dev',
          },
          entityRef: 'system:default/gone',
        },
      ],
      new Map([
        ['system:default/shop', 'url:x'],
        ['system:default/nowhere', ''],
      ]),
    );
    await found.refresh();
    expect(observe).toHaveBeenLastCalledWith(
      [expect.anything(), expect.anything()],
      expect.anything(),
    );
  });

  it('concludes nothing from a catalog that has nothing yet', async () => {
    const { links: found, observe } = links([]);
    await found.refresh();
    expect(observe).not.toHaveBeenCalled();
  });

  it('keeps what it knew where the database does not answer', async () => {
    const store = new ApplicationStore();
    store.upsert(testRecord());
    const { links: found, observe } = links(
      [systemEntity('shop', { 'argocd/app-name': 'shop-dev' })],
      { store },
    );
    await found.refresh();
    observe.mockRejectedValueOnce(new Error('no database'));
    await expect(found.refresh()).rejects.toThrow('no database');
    expect(found.getLinks(testRecord())).toHaveLength(1);
  });

  it('works links out anew when something else has changed', async () => {
    const store = new ApplicationStore();
    store.upsert(testRecord());
    const standing = jest.fn<'open' | 'confirmed', []>(() => 'open');
    const { links: found } = links(
      [systemEntity('shop', { 'argocd/app-name': 'shop-dev' })],
      { store, facts: { standing } },
    );
    await found.refresh();
    expect(found.getLinks(testRecord())[0].link).toBe('claimed');
    standing.mockReturnValue('confirmed');
    expect(found.getLinks(testRecord())[0].link).toBe('claimed');
    found.forget();
    expect(found.getLinks(testRecord())[0].link).toBe('confirmed');
  });

  it('names the service of an image among the components that the application belongs to', async () => {
    const component = (name: string, application: string): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        title: 'api',
        annotations: {
          'argocd/app-name': application,
          'slipway.dev/image': 'team/shop/api',
        },
      },
    });
    const store = new ApplicationStore();
    const { links: found } = links(
      [component('shop-api', 'shop-dev'), component('claimed', 'other-dev')],
      { store },
    );
    const heard = jest.fn();
    found.onRead(heard);
    store.upsert(testRecord());
    store.upsert(testRecord({ name: 'unrelated' }));
    const image = 'registry.example.com/team/shop/api:1';
    expect(found.serviceOf(testRecord(), image)).toBeUndefined();
    expect(heard).not.toHaveBeenCalled();
    await found.refresh();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(found.serviceOf(testRecord(), image)).toEqual({
      entityRef: 'component:default/shop-api',
      name: 'api',
    });
    expect(
      found.serviceOf(testRecord({ name: 'unrelated' }), image),
    ).toBeUndefined();
    // Only what the application itself names as its entity tells what belongs there.
    const isOfService = (path: string) => found.isOfService(testRecord(), path);
    expect(isOfService('team/shop/api')).toBe(false);
    const entityRefs = ['component:default/shop-api'];
    store.upsert(testRecord({ resourceVersion: '2', entityRefs }));
    expect(isOfService('team/shop/api')).toBe(true);
    expect(isOfService('team/shop/web')).toBe(false);
  });
});
