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

import { TestDatabases } from '@backstage/backend-test-utils';
import { testRecord } from '../__testUtils__/testRecord';
import { DeploymentTable } from '../history/DeploymentTable';
import { LedgerVerdict, LinkLedger } from './LinkFacts';
import { LinkOrigins } from './LinkOrigins';
import { LinkOriginTable } from './LinkOriginTable';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

const entityRef = 'system:default/shop';
const own = 'url:https://gitlab.example.com/blue/shop/-/blob/main/c.yaml';
const hers = 'url:https://gitlab.example.com/mallory/x/-/blob/main/c.yaml';
const application = testRecord({
  createdAt: '2026-11-01T00:00:00Z',
  entityRefs: [entityRef],
});
const pair = { application, entityRef };
const catalog = (location?: string) =>
  new Map([
    ['user:default/maria', ''],
    ...(location === undefined ? [] : [[entityRef, location] as const]),
  ]);

describe.each(databases.eachSupportedId())('link origins in %p', databaseId => {
  async function setUp(ledger: LinkLedger = { verdict: () => 'unknown' }) {
    const knex = await databases.init(databaseId);
    await DeploymentTable.create(knex);
    let now = Date.parse('2026-11-28T00:00:00Z');
    const clock = () => now;
    const replica = () =>
      new LinkOrigins({
        table: new LinkOriginTable(knex, clock),
        ledger,
        now: clock,
      });
    return {
      knex,
      replica,
      origins: replica(),
      pass: (milliseconds: number) => {
        now += milliseconds;
      },
    };
  }
  const standing = (origins: LinkOrigins, location: string, named = true) =>
    origins.standing(application, { entityRef, location }, named);

  it('are taken from the first read of an installation, and outlive a restart', async () => {
    const { origins, replica } = await setUp();
    expect(standing(origins, own)).toBe('notChecked');
    await origins.observe([pair], catalog(own));
    expect(standing(origins, own)).toBe('confirmed');
    const restarted = replica();
    await restarted.observe([pair], catalog(hers));
    expect(standing(restarted, own)).toBe('confirmed');
    expect(standing(restarted, hers)).toBe('otherLocation');
  });

  it('give nothing to whoever registers the entity that an application names already', async () => {
    const { origins, replica } = await setUp();
    await origins.observe([pair], catalog());
    await origins.observe([pair], catalog(hers));
    expect(standing(origins, hers)).toBe('appearedLater');
    const other = replica();
    await other.observe([pair], catalog(hers));
    expect(standing(other, hers)).toBe('appearedLater');
  });

  it('are kept while the entity is away, for where it came from alone', async () => {
    const { origins } = await setUp();
    await origins.observe([pair], catalog(own));
    await origins.observe([pair], catalog());
    await origins.observe([pair], catalog(own));
    expect(standing(origins, own)).toBe('confirmed');
    await origins.observe([pair], catalog(hers));
    expect(standing(origins, hers)).toBe('otherLocation');
  });

  it('let an application that was just seen name what the catalog has already', async () => {
    const { origins } = await setUp();
    await origins.observe([], catalog(own));
    expect(standing(origins, own)).toBe('confirmed');
    expect(standing(origins, hers)).toBe('notChecked');
    await origins.observe([pair], catalog(own));
    expect(standing(origins, own)).toBe('confirmed');
  });

  it('stay what the first replica has found', async () => {
    const { origins, replica } = await setUp();
    const other = replica();
    await origins.observe([pair], catalog());
    await other.observe([pair], catalog(hers));
    expect(standing(other, hers)).toBe('appearedLater');
    await origins.observe([pair], catalog(hers));
    expect(standing(origins, hers)).toBe('appearedLater');
  });

  it('are confirmed by a person, for every replica and until the entity moves', async () => {
    const { origins, replica, pass } = await setUp();
    const other = replica();
    await origins.observe([pair], catalog());
    await other.observe([pair], catalog());
    pass(3_600_000);
    await origins.confirm({
      ...pair,
      location: own,
      confirmedBy: 'user:default/ada',
      applicationCreatedAt: application.createdAt,
    });
    expect(standing(origins, own)).toBe('confirmed');
    expect(standing(origins, hers)).toBe('otherLocation');
    expect(standing(other, own)).toBe('appearedLater');
    await other.observe([pair], catalog(own));
    expect(standing(other, own)).toBe('confirmed');
  });

  it('confirm a claim only by a person, and only for this very application', async () => {
    const { origins } = await setUp();
    await origins.observe([pair], catalog(own));
    expect(standing(origins, own, false)).toBe('open');
    await origins.confirm({
      ...pair,
      location: own,
      confirmedBy: 'user:default/ada',
      applicationCreatedAt: application.createdAt,
    });
    expect(standing(origins, own, false)).toBe('confirmed');
    expect(standing(origins, hers, false)).toBe('open');
    const next = { ...application, createdAt: '2026-11-20T00:00:00Z' };
    expect(origins.standing(next, { entityRef, location: own }, false)).toBe(
      'open',
    );
  });

  it('give nothing to who was there first, where the ledger knows the application for another’s', async () => {
    const { origins } = await setUp({ verdict: () => 'another' });
    await origins.observe([], catalog(hers));
    expect(standing(origins, hers)).toBe('otherLocation');
    await origins.observe([pair], catalog(hers));
    expect(standing(origins, hers)).toBe('otherLocation');
    expect(standing(origins, hers, false)).toBe('open');
    await origins.confirm({
      ...pair,
      location: hers,
      confirmedBy: 'user:default/ada',
      applicationCreatedAt: application.createdAt,
    });
    expect(standing(origins, hers)).toBe('confirmed');
    const next = { ...application, createdAt: '2026-11-20T00:00:00Z' };
    expect(origins.standing(next, { entityRef, location: hers }, true)).toBe(
      'otherLocation',
    );
  });

  it('wait until the ledger was read since the application was seen', async () => {
    let verdict: LedgerVerdict = 'notRead';
    const { origins } = await setUp({ verdict: () => verdict });
    await origins.observe([pair], catalog(own));
    expect(standing(origins, own)).toBe('notChecked');
    verdict = 'unknown';
    expect(standing(origins, own)).toBe('confirmed');
  });

  it('are forgotten with the application', async () => {
    const { origins, replica } = await setUp();
    const kept = { application: testRecord({ name: 'kept' }), entityRef };
    await origins.observe([pair, kept], catalog());
    await origins.forget(({ name }) => name === 'shop-dev');
    await origins.observe([pair], catalog(own));
    expect(standing(origins, own)).toBe('confirmed');
    const restarted = replica();
    await restarted.observe([], catalog(own));
    expect(
      restarted.standing(kept.application, { entityRef, location: own }, true),
    ).toBe('appearedLater');
  });

  it('do not matter to what the portal made itself, in whatever order both show it', async () => {
    const made = Array.from({ length: 50 }, (_, index) => ({
      record: testRecord({
        name: `shop-${index}-dev`,
        entityRefs: [`system:default/shop-${index}`],
      }),
      entityRef: `system:default/shop-${index}`,
      location: `url:https://gitlab.example.com/blue/shop-${index}/-/blob/main/c.yaml`,
    }));
    const { origins } = await setUp({
      verdict: ({ name }, ref, location) =>
        made.some(
          item =>
            item.record.name === name &&
            item.entityRef === ref &&
            item.location === location,
        )
          ? 'confirmed'
          : 'unknown',
    });
    // A third is in the catalog before its application, a third appears with it, and a third much later.
    for (let round = 0; round < 6; round += 1) {
      await origins.observe(
        made
          .filter((_, index) => round >= (index % 3 === 0 ? 3 : 1))
          .map(({ record, entityRef: ref }) => ({
            application: record,
            entityRef: ref,
          })),
        new Map(
          made
            .filter((_, index) => round >= [0, 1, 5][index % 3])
            .map(({ entityRef: ref, location }) => [ref, location]),
        ),
      );
    }
    expect(
      made.map(({ record, ...entity }) =>
        origins.standing(record, entity, true),
      ),
    ).toEqual(made.map(() => 'confirmed'));
    // Without the ledger the same order proves nothing, and from elsewhere it proves nothing either.
    expect(
      origins.standing(made[2].record, { ...made[2], location: hers }, true),
    ).toBe('appearedLater');
  });

  it('fail as a whole where the database does, and know then no more than before', async () => {
    const { origins, knex } = await setUp();
    await origins.observe([pair], catalog(own));
    await knex.schema.dropTable('link_origins');
    await expect(origins.observe([pair], catalog(hers))).rejects.toThrow();
    expect(standing(origins, own)).toBe('confirmed');
    expect(standing(origins, hers)).toBe('otherLocation');
    await expect(
      origins.confirm({
        ...pair,
        location: hers,
        confirmedBy: 'user:default/ada',
      }),
    ).rejects.toThrow();
    expect(standing(origins, hers)).toBe('otherLocation');
  });
});
