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

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { DeploymentTable } from './DeploymentTable';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const migration: { up(knex: Knex): Promise<void> } = require(resolvePackagePath(
  '@slipway/plugin-argocd-backend',
  'migrations/20261129_outcomes.js',
));

/** A row as it was written before outcomes were observed. */
const written = (minute: string, change: object = {}) => ({
  instance: 'global',
  namespace: 'argocd',
  application: 'shop-dev',
  started_at: `2026-11-23T05:${minute}:00Z`,
  finished_at: `2026-11-23T05:${minute}:10Z`,
  outcome: 'succeeded',
  revision: minute,
  automated: false,
  images: '["shop:1"]',
  ...change,
});

describe.each(databases.eachSupportedId())(
  'deployments of an older version in %p',
  databaseId => {
    /** Takes the database back to what it was, fills it, and brings it up to date. */
    async function migrate(rows: object[]) {
      const knex = await databases.init(databaseId);
      await DeploymentTable.create(knex);
      const directory = resolvePackagePath(
        '@slipway/plugin-argocd-backend',
        'migrations',
      );
      await knex.migrate.down({ directory, name: '20261129_outcomes.js' });
      await knex('deployments').insert(rows);
      const table = await DeploymentTable.create(knex);
      return { knex, table };
    }

    it('lose the health that they got from another operation, or though they failed', async () => {
      const { knex } = await migrate([
        // Healthy when the next one had begun: that was the next one.
        written('10', {
          health_after: 'Healthy',
          healthy_at: '2026-11-23T05:20:05Z',
        }),
        written('20', {
          health_after: 'Healthy',
          healthy_at: '2026-11-23T05:20:40Z',
        }),
        written('30', { outcome: 'failed', health_after: 'Healthy' }),
        written('40', {
          health_after: 'Degraded',
          healthy_at: '2026-11-23T05:41:00Z',
        }),
        written('50'),
        // Another application does not count.
        written('25', {
          application: 'shop-prod',
          health_after: 'Healthy',
          healthy_at: '2026-11-23T05:45:00Z',
        }),
      ]);
      const rows = await knex('deployments').orderBy('id');
      expect(
        rows.map(row => [
          row.revision,
          row.health_after,
          row.healthy_at,
          row.images,
        ]),
      ).toEqual([
        ['10', null, null, '[]'],
        ['20', 'Healthy', '2026-11-23T05:20:40Z', '["shop:1"]'],
        ['30', null, null, '[]'],
        ['40', 'Degraded', null, '["shop:1"]'],
        ['50', null, null, '["shop:1"]'],
        ['25', 'Healthy', '2026-11-23T05:45:00Z', '["shop:1"]'],
      ]);
    });

    it('are corrected by what is observed for their own revision', async () => {
      const { table } = await migrate([
        written('10', {
          health_after: 'Healthy',
          healthy_at: '2026-11-23T05:12:00Z',
        }),
      ]);
      const [{ id: _, isNewest, ...row }] = await table.page(
        [{ instance: 'global', namespace: 'argocd', name: 'shop-dev' }],
        1,
      );
      expect(isNewest).toBe(true);
      await table.write([
        { ...row, health_after: 'Degraded', health_rank: 5, healthy_at: null },
      ]);
      const [corrected] = await table.page(
        [{ instance: 'global', namespace: 'argocd', name: 'shop-dev' }],
        1,
      );
      expect(corrected).toMatchObject({
        health_after: 'Degraded',
        healthy_at: null,
      });
    });

    it('tell who asked for them', async () => {
      const { knex } = await migrate([
        written('10', { initiated_by: 'user:default/maria' }),
        written('20', { initiated_by: 'backstage-ops' }),
      ]);
      expect(await knex('operation_requests')).toMatchObject([
        {
          application: 'shop-dev',
          user_ref: 'user:default/maria',
          started_at: '2026-11-23T05:10:00Z',
        },
      ]);
    });

    it('are the same where the migration is begun again', async () => {
      const { knex } = await migrate([
        written('10', {
          health_after: 'Healthy',
          healthy_at: '2026-11-23T05:12:00Z',
          initiated_by: 'user:default/maria',
        }),
      ]);
      const before = await Promise.all([
        knex('deployments'),
        knex('operation_requests'),
      ]);
      await migration.up(knex);
      expect(
        await Promise.all([knex('deployments'), knex('operation_requests')]),
      ).toEqual(before);
    });
  },
);
