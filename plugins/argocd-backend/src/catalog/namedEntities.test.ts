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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { systemEntity } from '../__testUtils__/ArgocdBackend';
import { testRecord } from '../__testUtils__/testRecord';
import { DeploymentTable } from '../history/DeploymentTable';
import { LinkFacts, LinkLedger } from '../links/LinkFacts';
import { LinkOrigins } from '../links/LinkOrigins';
import { LinkOriginTable } from '../links/LinkOriginTable';
import { applicationQuery } from '../links/query';
import { ApplicationStore } from '../store/ApplicationStore';
import { EntityLinks } from './EntityLinks';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const location = (project: string) =>
  `url:https://gitlab.example.com/${project}/-/blob/main/catalog-info.yaml`;
const entityOf = (name: string, project: string) =>
  systemEntity(name, {
    'backstage.io/managed-by-location': location(project),
  });
const recordOf = (name: string) =>
  testRecord({
    name: `${name}-dev`,
    entityRefs: [`system:default/${name}`],
    sources: [
      {
        repoUrl: 'https://gitlab.example.com/platform/apps.git',
        path: name,
        targetRevision: 'main',
      },
    ],
  });

/** A portal of one replica, whose catalog has what a test puts there. */
async function setUp(ledger: LinkLedger = { verdict: () => 'unknown' }) {
  const knex = await databases.init('SQLITE_3');
  await DeploymentTable.create(knex);
  const origins = new LinkOrigins({ table: new LinkOriginTable(knex), ledger });
  const reading = {
    gitlabs: [{ origin: 'https://gitlab.example.com', relativePath: '' }],
  };
  const facts: LinkFacts = { standing: origins.standing };
  const store = new ApplicationStore({ facts });
  let entities: Entity[] = [];
  const asked: (() => Promise<void>)[] = [];
  const catalog = catalogServiceMock();
  jest
    .spyOn(catalog, 'streamEntities')
    .mockImplementation(async function* stream() {
      yield [systemEntity('always-there'), ...entities];
    });
  const links = new EntityLinks({
    auth: mockServices.auth(),
    catalog,
    store,
    reading,
    facts,
    origins,
    soon: run => {
      asked.push(run);
    },
  });
  return {
    store,
    /** What was asked to be done soon. */
    asked,
    readCatalog: (now: Entity[]) => {
      entities = now;
      return links.refresh();
    },
    /** What is done before somebody is denied something. */
    refuse: () => links.refreshSinceNamed(1_000),
    /** The links of the entity's page and of the application's, which have to be the same. */
    linksOf: (entity: Entity, name: string) => {
      const query = applicationQuery(entity, reading);
      return [
        [...store.linked(query)].map(({ explanation }) => explanation.link),
        links.getLinks(recordOf(name)).map(({ link }) => link),
      ];
    },
  };
}

describe('an application that names an entity', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        'nextTick',
        'setImmediate',
        'setTimeout',
        'setInterval',
        'clearTimeout',
        'clearInterval',
        'queueMicrotask',
      ],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const own = entityOf('shop', 'blue/shop');
  const hers = entityOf('shop', 'mallory/shop');
  const claimed = [['claimed'], ['claimed']];
  const confirmed = [['confirmed'], ['confirmed']];

  it('is not given to whoever registers the entity first', async () => {
    const { store, readCatalog, linksOf } = await setUp();
    store.upsert(recordOf('shop'));
    await readCatalog([]);
    await readCatalog([hers]);
    expect(linksOf(hers, 'shop')).toEqual(claimed);
    await readCatalog([hers]);
    expect(linksOf(hers, 'shop')).toEqual(claimed);
  });

  it('has the catalog read at once where the catalog does not have the entity', async () => {
    const { store, readCatalog, asked, linksOf } = await setUp();
    await readCatalog([entityOf('other', 'blue/other')]);
    store.upsert(recordOf('other'));
    expect(asked).toHaveLength(0);
    store.upsert(recordOf('shop'));
    expect(asked).toHaveLength(1);
    jest.setSystemTime(Date.now() + 5_000);
    await asked[0]();
    await readCatalog([hers]);
    expect(linksOf(hers, 'shop')).toEqual(claimed);
  });

  it('has the catalog read although that was done just before', async () => {
    const { store, readCatalog, asked, linksOf } = await setUp();
    const begun = Date.now();
    await readCatalog([]);
    jest.setSystemTime(begun + 300);
    store.upsert(recordOf('shop'));
    // Too soon for another read: it is asked for again, not forgotten.
    jest.setSystemTime(begun + 800);
    await asked[0]();
    expect(asked).toHaveLength(2);
    jest.setSystemTime(begun + 1_300);
    await asked[1]();
    expect(asked).toHaveLength(2);
    await readCatalog([hers]);
    expect(linksOf(hers, 'shop')).toEqual(claimed);
  });

  it('has the catalog read before somebody is denied it, however lately that was done', async () => {
    const { store, readCatalog, refuse, linksOf } = await setUp();
    const begun = Date.now();
    await readCatalog([]);
    jest.setSystemTime(begun + 300);
    store.upsert(recordOf('shop'));
    jest.setSystemTime(begun + 301);
    await refuse();
    await readCatalog([hers]);
    expect(linksOf(hers, 'shop')).toEqual(claimed);
  });

  it('has the catalog read once more where that had begun before', async () => {
    const { store, readCatalog, refuse, linksOf } = await setUp();
    const begun = Date.now();
    await readCatalog([]);
    jest.setSystemTime(begun + 5_000);
    const reading = readCatalog([]);
    jest.setSystemTime(begun + 5_300);
    store.upsert(recordOf('shop'));
    jest.setSystemTime(begun + 5_301);
    await refuse();
    await reading;
    await readCatalog([hers]);
    expect(linksOf(hers, 'shop')).toEqual(claimed);
  });

  it('is not given to whoever takes the place of the entity', async () => {
    const { store, readCatalog, linksOf } = await setUp();
    store.upsert(recordOf('shop'));
    await readCatalog([own]);
    expect(linksOf(own, 'shop')).toEqual(confirmed);
    await readCatalog([]);
    await readCatalog([hers]);
    expect(linksOf(hers, 'shop')).toEqual(claimed);
    await readCatalog([own]);
    expect(linksOf(own, 'shop')).toEqual(confirmed);
  });

  it('belongs at once to an entity that the catalog has', async () => {
    const { store, readCatalog, linksOf } = await setUp();
    await readCatalog([own]);
    store.upsert(recordOf('shop'));
    expect(linksOf(own, 'shop')).toEqual(confirmed);
    // A page may know of the other entity before the next read does.
    expect(linksOf(hers, 'shop')[0]).toEqual(['claimed']);
  });

  it('belongs to what the portal made it for, for 50 at once and however late the catalog is', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `shop-${index}`);
    const entities = names.map(name => entityOf(name, `blue/${name}`));
    const { store, readCatalog, linksOf } = await setUp({
      verdict: (application, entityRef, from) =>
        names.some(
          name =>
            application.name === `${name}-dev` &&
            entityRef === `system:default/${name}` &&
            from === location(`blue/${name}`),
        )
          ? 'confirmed'
          : 'unknown',
    });
    // Argo CD shows the odd ones first, the catalog the even ones; some come to it much later than others.
    names.forEach((name, index) => index % 2 && store.upsert(recordOf(name)));
    await readCatalog(entities.filter((_, index) => index % 2 === 0));
    names.forEach((name, index) => index % 2 || store.upsert(recordOf(name)));
    for (let read = 1; read <= 7; read += 1) {
      await readCatalog(
        entities.filter((_, index) => index % 2 === 0 || index % 7 < read),
      );
    }
    expect(names.map((name, index) => linksOf(entities[index], name))).toEqual(
      names.map(() => confirmed),
    );
    const stolen = entityOf('shop-1', 'mallory/shop-1');
    await readCatalog([stolen]);
    expect(linksOf(stolen, 'shop-1')).toEqual(claimed);
  });
});
