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
import { provisionAddresses } from '../../__testUtils__/provisionManifests';
import { testRecord } from '../../__testUtils__/testRecord';
import { LinkOrigins } from '../../links/LinkOrigins';
import { LinkOriginTable } from '../../links/LinkOriginTable';
import { reservation, TestLedger } from './__testUtils__/TestLedger';
import { LedgerLinks } from './LedgerLinks';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const host = 'https://gitlab.example.com';
const locationOf = (path: string) =>
  `url:${host}/${path}/-/blob/main/catalog-info.yaml`;
const own = locationOf('team/shop');
const entityRef = 'system:default/shop';
const application = testRecord({
  sources: [{ repoUrl: 'http://gitlab.internal/team/shop.git' }],
});

describe('what the ledger knows of links', () => {
  async function setUp() {
    const knex = await databases.init('SQLITE_3');
    const test = await TestLedger.start({ knex });
    await test.reserve(reservation('shop', 7));
    let now = Date.now();
    const projects: Record<number, string | undefined | Error> = {
      7: 'team/shop',
    };
    const asked: number[] = [];
    const links = new LedgerLinks({
      held: test.held,
      gitlab: {
        pageOf: (gitlab, path) =>
          gitlab === 'gitlab.example.com' ? `${host}/${path}` : undefined,
        projectWithId: async (_host, id) => {
          asked.push(id);
          const path = projects[id];
          if (path instanceof Error) {
            throw path;
          }
          return path === undefined ? undefined : { path, url: '' };
        },
      },
      reading: {
        aliases: provisionAddresses.aliases,
        gitlabs: [{ origin: host, relativePath: '' }],
      },
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    const learned = jest.fn();
    links.onLearned(learned);
    return {
      knex,
      test,
      links,
      projects,
      asked,
      learned,
      pass: (milliseconds: number) => {
        now += milliseconds;
      },
      confirms: (
        location: string = own,
        change: Partial<typeof application> = {},
        ref = entityRef,
      ) => links.confirms({ ...application, ...change }, ref, location),
      /** Whatever was asked in the background is answered. */
      settle: async () => {
        for (let turn = 0; turn < 50; turn += 1) {
          await new Promise(resolve => setImmediate(resolve));
        }
      },
    };
  }

  it('confirms what was made for the entity of that project, and asks nobody', async () => {
    const { confirms, asked } = await setUp();
    expect(confirms()).toBe(true);
    expect(confirms(locationOf('Team/Shop'))).toBe(true);
    expect(asked).toEqual([]);
  });

  it.each([
    ['another entity', own, {}, 'system:default/blog'],
    ['an application that it does not have', own, { name: 'shop-staging' }],
    ['one of another instance', own, { instance: 'team' }],
    [
      'one that deploys another repository by now',
      own,
      { sources: [{ repoUrl: 'http://gitlab.internal/mallory/x.git' }] },
    ],
    ['one that deploys nothing', own, { sources: [] }],
    ['an entity of another repository', locationOf('mallory/shop')],
    [
      'an entity of another host',
      own.replace('gitlab.example.com', 'gitlab.evil.example.com'),
    ],
    [
      'a location that parsers disagree about',
      own.replace('/-/', '/.\t./shop/-/'),
    ],
    ['no location', ''],
  ])(
    'does not confirm %s',
    async (_name, location, change = {}, ref = entityRef) => {
      const { confirms } = await setUp();
      expect(confirms(location, change, ref)).toBe(false);
    },
  );

  it('follows a project by its number when it is renamed', async () => {
    const { confirms, projects, learned, settle, test } = await setUp();
    projects[7] = 'other-team/store';
    expect(confirms(locationOf('other-team/store'))).toBe(false);
    await settle();
    expect(learned).toHaveBeenCalledTimes(1);
    expect(confirms(locationOf('other-team/store'))).toBe(true);
    // Whoever has the old path now is somebody else.
    expect(confirms(own)).toBe(false);
    const { items } = await test.services.ledgerPages.page({});
    expect(items[0].repository.path).toBe('other-team/store');
  });

  it('notices within an hour that the path is somebody else’s', async () => {
    const { confirms, projects, pass, settle } = await setUp();
    projects[7] = 'other-team/store';
    pass(3_600_001);
    expect(confirms()).toBe(true);
    await settle();
    expect(confirms()).toBe(false);
  });

  it('does not confirm for a project that is gone, and does when it is back', async () => {
    const { confirms, projects, pass, learned, settle } = await setUp();
    projects[7] = undefined;
    pass(3_600_001);
    confirms();
    await settle();
    expect(confirms()).toBe(false);
    projects[7] = 'team/shop';
    pass(60_001);
    confirms();
    await settle();
    expect(confirms()).toBe(true);
    expect(learned).toHaveBeenCalledTimes(2);
  });

  it('keeps what it knows while GitLab does not answer, and asks once a minute', async () => {
    const { confirms, projects, asked, pass, settle } = await setUp();
    projects[7] = new Error('away');
    pass(3_600_001);
    for (const wait of [0, 0, 60_001, 0]) {
      pass(wait);
      expect(confirms()).toBe(true);
      await settle();
    }
    expect(asked).toEqual([7, 7]);
  });

  it('confirms 50 creations, however late the catalog has their entities', async () => {
    const { knex, links, test } = await setUp();
    const origins = new LinkOrigins({
      table: new LinkOriginTable(knex),
      ledger: links,
    });
    const made = Array.from({ length: 50 }, (_, index) => {
      const name = `late-${index}`;
      return {
        name,
        entityRef: `system:default/${name}`,
        location: locationOf(`team/${name}`),
        application: testRecord({
          name: `${name}-dev`,
          entityRefs: [`system:default/${name}`],
          sources: [{ repoUrl: `${host}/team/${name}` }],
        }),
      };
    });
    for (const [index, { name }] of made.entries()) {
      await test.reserve(reservation(name, 100 + index));
    }
    // Every entity was missing when the application named it already.
    await origins.observe(made, new Map([['user:default/maria', '']]));
    expect(
      made.map(one => origins.standing(one.application, one, true)),
    ).toEqual(made.map(() => 'confirmed'));
    // For what the portal did not make, that is no proof.
    const [first] = made;
    expect(
      origins.standing(
        first.application,
        { ...first, location: locationOf('mallory/x') },
        true,
      ),
    ).toBe('appearedLater');
  });
});
