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

// @ts-check

const deployments = 'deployments';
const requests = 'operation_requests';

/**
 * Whether another operation of the same application had begun before a deployment was seen healthy: then it was the other
 * one that was.
 */
const healthOfAnother = `exists (
  select 1 from deployments as later
  where later.instance = deployments.instance
    and later.namespace = deployments.namespace
    and later.application = deployments.application
    and later.started_at > deployments.started_at
    and later.started_at <= deployments.healthy_at
)`;

/**
 * Judges again what was written while any health of the moment was taken for the health of the newest deployment.
 *
 * @param {import('knex').Knex} knex
 */
async function judgeAgain(knex) {
  await knex(deployments)
    .where({ health_rank: 0 })
    .whereNotNull('health_after')
    .where(wrong =>
      wrong.whereNot({ outcome: 'succeeded' }).orWhereRaw(healthOfAnother),
    )
    .update({ health_after: null, healthy_at: null, images: '[]' });
  await knex(deployments)
    .where({ health_rank: 0 })
    .whereNot({ health_after: 'Healthy' })
    .whereNotNull('healthy_at')
    .update({ healthy_at: null });
  // What is left may be wrong as well, so whatever is observed for the revision itself counts more.
  await knex(deployments)
    .where({ health_rank: 0 })
    .whereNotNull('health_after')
    .update({
      health_rank: knex.raw(
        `case health_after when 'Healthy' then 3 when 'Degraded' then 2 else 1 end`,
      ),
    });
}

/**
 * People of the portal whom only a deployment's row knows yet.
 *
 * @param {import('knex').Knex} knex
 */
async function takeOverRequesters(knex) {
  const columns = ['instance', 'namespace', 'application'];
  await knex
    .into(
      knex.raw('?? (??, ??, ??, kind, user_ref, requested_at, started_at)', [
        requests,
        ...columns,
      ]),
    )
    .insert(
      knex(deployments)
        .select(...columns, knex.raw(`'sync'`), 'initiated_by')
        .select('started_at as requested_at', 'started_at')
        .where('initiated_by', 'like', 'user:%'),
    );
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  if (!(await knex.schema.hasColumn(deployments, 'health_rank'))) {
    await knex.schema.alterTable(deployments, table => {
      table.string('repo_url', 1024).comment('Of the revision');
      table
        .integer('health_rank')
        .notNullable()
        .defaultTo(0)
        .comment('How much health_after counts');
    });
  }
  await judgeAgain(knex);
  if (!(await knex.schema.hasTable(requests))) {
    await knex.schema.createTable(requests, table => {
      table.comment('Operations that people of the portal asked for');
      table.increments('id');
      table.string('instance', 63).notNullable();
      table.string('namespace', 253).notNullable();
      table.string('application', 253).notNullable();
      table.string('kind', 20).notNullable();
      table.string('user_ref', 255).notNullable();
      table
        .string('account', 255)
        .comment('Of Argo CD, with which the portal asked; null where unknown');
      table.string('requested_at', 30).notNullable();
      table
        .string('started_at', 30)
        .comment('Of the operation; null until it is seen');
      table.index(['requested_at'], 'operation_requests_by_time');
    });
    await takeOverRequesters(knex);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable(requests);
  await knex.schema.alterTable(deployments, table => {
    table.dropColumn('repo_url');
    table.dropColumn('health_rank');
  });
};
