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
import { Knex } from 'knex';
import { testRecord } from '../__testUtils__/testRecord';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { DeploymentTable } from './DeploymentTable';
import { OperationRequests } from './OperationRequests';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const account = 'backstage-ops';
const maria = 'user:default/maria';
const jonas = 'user:default/jonas';

/** Noon and so many seconds. */
const noon = Date.UTC(2026, 10, 23, 12);
const at = (second: number) =>
  new Date(noon + second * 1000).toISOString().replace('.000Z', 'Z');

function operated(
  second: number,
  change: Partial<ApplicationRecord['operation']> = {},
): ApplicationRecord {
  return testRecord({
    operation: {
      phase: 'Running',
      startedAt: at(second),
      initiatedBy: account,
      ...change,
    },
  });
}

describe.each(databases.eachSupportedId())(
  'who asked for an operation, in %p',
  databaseId => {
    let knex: Knex;
    let second: number;

    const replica = async () => {
      const requests = new OperationRequests({
        knex,
        logger: mockServices.logger.mock(),
        now: () => noon + second * 1000 + 400,
      });
      await requests.load();
      return requests;
    };
    const note = (requests: OperationRequests, user: string) =>
      requests.note(testRecord(), { kind: 'rollback', user, account });

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      await DeploymentTable.create(knex);
      second = 0;
    });

    it('is the person, in the operation and in the history', async () => {
      const requests = await replica();
      await note(requests, maria);
      const record = {
        ...operated(2, { phase: 'Succeeded' }),
        history: [
          { id: 1, startedAt: at(2), deployedAt: at(3), initiatedBy: account },
          {
            id: 0,
            startedAt: at(-9),
            deployedAt: at(-8),
            initiatedBy: account,
          },
        ],
      };
      const named = requests.named(record);
      expect(named.operation?.initiatedBy).toBe(maria);
      expect(named.history?.map(item => item.initiatedBy)).toEqual([
        maria,
        account,
      ]);
      const dryRun = { ...operated(60).operation!, dryRun: true };
      const hidden = { ...dryRun, before: record.operation };
      expect(
        requests.named({ ...record, operation: hidden }).operation?.before
          ?.initiatedBy,
      ).toBe(maria);
      await requests.flush();
    });

    it('is known for good after a restart, and to another replica', async () => {
      const requests = await replica();
      const other = await replica();
      await note(requests, maria);
      expect(other.requesterOf(operated(1), at(1))).toBeUndefined();
      await other.learn();
      expect(other.requesterOf(operated(1), at(1))).toBe(maria);
      await other.flush();
      await requests.learn();
      expect(requests.requesterOf(operated(60), at(60))).toBeUndefined();
      expect(requests.requesterOf(operated(60), at(1))).toBe(maria);
      // It is no longer the operation that Argo CD tells of, and long ago.
      second = 86_400;
      const later = await replica();
      expect(later.requesterOf(operated(second), at(1))).toBe(maria);
    });

    it('belongs to one operation', async () => {
      const requests = await replica();
      await note(requests, maria);
      expect(requests.requesterOf(operated(1), at(1))).toBe(maria);
      expect(requests.requesterOf(operated(30), at(30))).toBeUndefined();
      second = 60;
      await note(requests, jonas);
      expect(requests.requesterOf(operated(60), at(60))).toBe(jonas);
      expect(requests.requesterOf(operated(60), at(1))).toBe(maria);
      await requests.flush();
      const stored = await knex('operation_requests').orderBy('id');
      expect(
        stored.map(({ user_ref, started_at }) => [user_ref, started_at]),
      ).toEqual([
        [maria, at(1)],
        [jonas, at(60)],
      ]);
    });

    it('is not believed where another replica has seen the operation', async () => {
      const requests = await replica();
      const other = await replica();
      await note(requests, maria);
      await other.learn();
      expect(other.requesterOf(operated(1), at(1))).toBe(maria);
      await other.flush();
      // This one has heard nothing of it.
      requests.requesterOf(operated(60), at(60));
      await requests.flush();
      expect(requests.requesterOf(operated(60), at(60))).toBeUndefined();
      const record = {
        ...operated(60),
        history: [
          { id: 1, startedAt: at(1), deployedAt: at(3), initiatedBy: account },
        ],
      };
      second = 0;
      await note(requests, jonas);
      expect(requests.requesterOf(record, at(60))).toBeUndefined();
    });

    it('is the last one where nothing came of one before', async () => {
      const requests = await replica();
      await note(requests, maria);
      second = 30;
      await note(requests, jonas);
      expect(requests.requesterOf(operated(31), at(31))).toBe(jonas);
      await requests.flush();
    });

    it.each([
      ['began before', operated(-2)],
      ['began long after', operated(400)],
      ['is of another account', operated(1, { initiatedBy: 'admin' })],
      ['Argo CD began itself', operated(1, { automated: true })],
      ['names nobody', operated(1, { initiatedBy: undefined })],
      ['is of another application', { ...operated(1), name: 'other' }],
    ])('is nobody where the operation %s', async (_, record) => {
      const requests = await replica();
      await note(requests, maria);
      expect(
        requests.requesterOf(record, record.operation?.startedAt),
      ).toBeUndefined();
      expect(requests.named(record)).toEqual(record);
    });

    it('is nobody where Argo CD refused, or the account is not known', async () => {
      const requests = await replica();
      const withdraw = await note(requests, maria);
      await withdraw();
      await requests.note(testRecord(), { kind: 'sync', user: jonas });
      expect(requests.requesterOf(operated(1), at(1))).toBeUndefined();
      expect(await knex('operation_requests')).toHaveLength(1);
    });

    it('is known here where the database is away', async () => {
      const requests = await replica();
      await knex.schema.renameTable('operation_requests', 'away');
      await note(requests, maria);
      expect(requests.requesterOf(operated(1), at(1))).toBe(maria);
      await knex.schema.renameTable('away', 'operation_requests');
      await requests.flush();
    });

    it('goes when it is old', async () => {
      const requests = await replica();
      await note(requests, maria);
      const requestedAt = noon + 400;
      const before = (time: number) =>
        requests.removeBefore(new Date(time).toISOString());
      expect(await before(requestedAt)).toBe(0);
      expect(await before(requestedAt + 1)).toBe(1);
    });
  },
);
