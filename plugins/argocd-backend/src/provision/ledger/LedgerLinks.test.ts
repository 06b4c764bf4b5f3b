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
const source = {
  repoUrl: 'http://gitlab.internal/team/shop.git',
  targetRevision: 'main',
};
const application = testRecord({ sources: [source] });

describe('what the ledger knows of links', () => {
  async function setUp() {
    const knex = await databases.init('SQLITE_3');
    const test = await TestLedger.start({ knex });
    await test.reserve(reservation('shop', 7));
    let now = Date.now();
    let defaultBranch: string | undefined = 'main';
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
      defaultBranch: () => defaultBranch,
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
      nameDefault: (name: string | undefined) => {
        defaultBranch = name;
      },
      verdict: (
        location: string = own,
        change: Partial<typeof application> = {},
        ref = entityRef,
      ) => links.verdict({ ...application, ...change }, ref, location),
      /** Whatever was asked in the background is answered. */
      settle: async () => {
        for (let turn = 0; turn < 50; turn += 1) {
          await new Promise(resolve => setImmediate(resolve));
        }
      },
    };
  }

  it('confirms what was made for the entity of that project, and asks nobody', async () => {
    const { verdict, asked } = await setUp();
    expect(verdict()).toBe('confirmed');
    expect(verdict(locationOf('Team/Shop'))).toBe('confirmed');
    const chart = { repoUrl: 'https://charts.example.com', chart: 'shop' };
    expect(verdict(own, { sources: [chart, source, source] })).toBe(
      'confirmed',
    );
    expect(asked).toEqual([]);
  });

  it.each([
    ['for another entity', own, {}, 'system:default/blog'],
    [
      'by another repository',
      own,
      {
        sources: [
          { ...source, repoUrl: 'http://gitlab.internal/mallory/x.git' },
        ],
      },
    ],
    [
      'by another repository too',
      own,
      {
        sources: [
          source,
          { ...source, repoUrl: 'http://gitlab.internal/mallory/x.git' },
        ],
      },
    ],
    ['by nothing', own, { sources: [] }],
    ['for an entity of another repository', locationOf('mallory/shop')],
    [
      'for an entity of another host',
      own.replace('gitlab.example.com', 'gitlab.evil.example.com'),
    ],
    [
      'for a location that parsers disagree about',
      own.replace('/-/', '/.\t./shop/-/'),
    ],
    ['for no location', ''],
    ['for another branch', own.replace('/main/', '/mine/')],
    ['for a tag', own.replace('/main/', '/refs%2Ftags%2Fmain/')],
    [
      'for the commit of a merge request',
      own.replace('/main/', `/${'a'.repeat(40)}/`),
    ],
  ])(
    'knows that an application was not made %s',
    async (_name, location, change = {}, ref = entityRef) => {
      const { verdict } = await setUp();
      expect(verdict(location, change, ref)).toBe('another');
    },
  );

  it.each<[string, string | undefined, string, string | undefined, string]>([
    ['the deployed branch', 'stable', 'stable', 'main', 'confirmed'],
    ['the deployed branch', 'stable', 'stable', undefined, 'confirmed'],
    ['the default branch', 'stable', 'main', 'main', 'confirmed'],
    ['the default branch', 'HEAD', 'main', 'main', 'confirmed'],
    ['the default branch', undefined, 'main', 'main', 'confirmed'],
    ['the default branch', 'main', 'HEAD', 'main', 'confirmed'],
    ['another branch', 'HEAD', 'mine', 'main', 'another'],
    ['who knows what', 'HEAD', 'main', undefined, 'notRead'],
    ['who knows what', 'stable', 'main', undefined, 'notRead'],
    ['who knows what', 'HEAD', 'HEAD', undefined, 'notRead'],
  ])(
    'has an entity read from %s: %s deployed, %s read, %s the default',
    async (_name, targetRevision, read, name, expected) => {
      const { verdict, nameDefault } = await setUp();
      nameDefault(name);
      expect(
        verdict(own.replace('/main/', `/${read}/`), {
          sources: [{ ...source, targetRevision }],
        }),
      ).toBe(expected);
    },
  );

  it('says nothing of what it does not have, once it was read for it', async () => {
    const { verdict, test, learned, settle } = await setUp();
    const other = { name: 'other', createdAt: '2026-11-01T00:00:00Z' };
    expect(verdict(own, other)).toBe('notRead');
    test.show(other);
    expect(verdict(own, other)).toBe('notRead');
    await settle();
    expect(verdict(own, other)).toBe('unknown');
    expect(learned).toHaveBeenCalledTimes(1);
    // The next of its name may be one that another replica has made.
    const next = { ...other, createdAt: '2026-11-20T00:00:00Z' };
    expect(verdict(own, next)).toBe('notRead');
    test.show({ ...next, resourceVersion: '2' });
    await settle();
    expect(verdict(own, next)).toBe('unknown');
    expect(verdict(own, { ...next, instance: 'team' })).toBe('notRead');
  });

  it('takes nothing new at its word while the database does not answer', async () => {
    const { verdict, test, settle } = await setUp();
    const read = jest
      .spyOn(test.table, 'allApplications')
      .mockRejectedValue(new Error('away'));
    test.show({ name: 'other' });
    await settle();
    expect(verdict(own, { name: 'other' })).toBe('notRead');
    expect(test.logger.warn).toHaveBeenCalledWith(
      'The ledger was not read: away',
    );
    read.mockRestore();
    await test.held.refresh();
    expect(verdict(own, { name: 'other' })).toBe('unknown');
  });

  it('gives nothing to who registered the entity before another replica made its application', async () => {
    const { knex, links, projects, test, settle } = await setUp();
    projects[8] = 'team/booking';
    const origins = new LinkOrigins({
      table: new LinkOriginTable(knex),
      ledger: links,
    });
    const ref = 'system:default/booking';
    const hers = locationOf('mallory/own');
    await origins.observe([], new Map([[ref, hers]]));
    const elsewhere = await TestLedger.start({ knex });
    await elsewhere.reserve(reservation('booking', 8));
    const booking = testRecord({
      name: 'booking-dev',
      entityRefs: [ref],
      sources: [{ ...source, repoUrl: `${host}/team/booking` }],
    });
    const standing = (location: string) =>
      origins.standing(booking, { entityRef: ref, location }, true);
    test.show(booking);
    expect(standing(hers)).toBe('notChecked');
    await settle();
    expect(standing(hers)).toBe('otherLocation');
    await origins.observe(
      [{ application: booking, entityRef: ref }],
      new Map([[ref, hers]]),
    );
    expect(standing(hers)).toBe('otherLocation');
    expect(standing(locationOf('team/booking'))).toBe('confirmed');
  });

  it('follows a project by its number when it is renamed, and leaves its old address behind', async () => {
    const { verdict, projects, learned, settle, test } = await setUp();
    projects[7] = 'other-team/store';
    const moved = {
      sources: [{ ...source, repoUrl: `${host}/other-team/store` }],
    };
    const there = locationOf('other-team/store');
    expect(verdict(there, moved)).toBe('another');
    await settle();
    expect(learned).toHaveBeenCalledTimes(1);
    expect(verdict(there, moved)).toBe('confirmed');
    // Whoever has the old path now may be another.
    expect(verdict(own, moved)).toBe('another');
    expect(verdict(there)).toBe('another');
    const { items } = await test.services.ledgerPages.page({});
    expect(items[0].repository.path).toBe('other-team/store');
  });

  it('notices within an hour that the path is another’s', async () => {
    const { verdict, projects, pass, settle } = await setUp();
    projects[7] = 'other-team/store';
    pass(3_600_001);
    expect(verdict()).toBe('confirmed');
    await settle();
    expect(verdict()).toBe('another');
  });

  it('does not confirm for a project that is gone, and does when it is back', async () => {
    const { verdict, projects, pass, learned, settle } = await setUp();
    projects[7] = undefined;
    pass(3_600_001);
    verdict();
    await settle();
    expect(verdict()).toBe('another');
    projects[7] = 'team/shop';
    pass(60_001);
    verdict();
    await settle();
    expect(verdict()).toBe('confirmed');
    expect(learned).toHaveBeenCalledTimes(2);
  });

  it('keeps what it knows while GitLab does not answer, and asks once a minute', async () => {
    const { verdict, projects, asked, pass, settle } = await setUp();
    projects[7] = new Error('away');
    pass(3_600_001);
    for (const wait of [0, 0, 60_001, 0]) {
      pass(wait);
      expect(verdict()).toBe('confirmed');
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
    // What was made for one repository is nothing to another.
    const [first] = made;
    expect(
      origins.standing(
        first.application,
        { ...first, location: locationOf('mallory/x') },
        true,
      ),
    ).toBe('otherLocation');
  });
});
