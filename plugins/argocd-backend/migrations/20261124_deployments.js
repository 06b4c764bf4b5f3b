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

/**
 * Times are texts in ISO 8601, UTC, whole seconds: they sort as they are, in SQLite and in PostgreSQL alike.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment('Deployments that the portal has seen, one row each');
    table.increments('id');
    table.string('instance', 63).notNullable();
    table.string('namespace', 253).notNullable();
    table.string('application', 253).notNullable();
    table.string('environment', 63);
    table.integer('argocd_id').comment('What a rollback names');
    table.string('revision', 255);
    table.string('started_at', 30).notNullable();
    table.string('finished_at', 30);
    table.string('outcome', 20).notNullable();
    table.string('message', 1000);
    table.string('initiated_by', 255);
    table.boolean('automated').notNullable().defaultTo(false);
    table.text('images').notNullable().defaultTo('[]').comment('JSON');
    table.string('health_after', 20);
    table.string('healthy_at', 30);
    // Argo CD begins one operation at a time, so its start names it; every replica writes the same row.
    table.unique(['instance', 'namespace', 'application', 'started_at'], {
      indexName: 'deployments_once',
    });
    table.index(['started_at'], 'deployments_by_start');
  });
  await knex.schema.createTable('argocd_keys', table => {
    table.comment('Keys that all replicas share');
    table.string('purpose', 63).primary();
    table.string('value', 255).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('argocd_keys');
  await knex.schema.dropTable('deployments');
};
