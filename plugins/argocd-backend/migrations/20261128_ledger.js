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

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addRepository(table) {
  table.string('gitlab_host', 255).notNullable();
  table.integer('gitlab_project_id').notNullable();
}

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addOwner(table) {
  table.string('provision_instance', 63).comment('None for what was imported');
  table.string('provision_id', 255);
  table.string('user_entity_ref', 255).notNullable();
  table.string('reserved_at', 30).notNullable();
}

/**
 * Times are texts as in the table of deployments.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ledger_repositories', table => {
    table.comment('GitLab projects that hold names, by their numbers');
    addRepository(table);
    table.string('path', 1024).notNullable();
    table.string('path_checked_at', 30).notNullable();
    table.primary(
      ['gitlab_host', 'gitlab_project_id'],
      'ledger_repositories_once',
    );
  });
  await knex.schema.createTable('ledger_names', table => {
    table.comment('Names that one GitLab project holds over all instances');
    table.string('name', 253).primary();
    addRepository(table);
    table.string('project', 253).notNullable();
    addOwner(table);
  });
  await knex.schema.createTable('ledger_namespaces', table => {
    table.comment('Namespaces of one cluster that one GitLab project holds');
    table.string('cluster', 255).notNullable();
    table.string('namespace', 63).notNullable();
    addRepository(table);
    addOwner(table);
    table.primary(['cluster', 'namespace'], 'ledger_namespaces_once');
  });
  await knex.schema.createTable('ledger_applications', table => {
    table.comment('Applications that one GitLab project has, or is to get');
    table.string('instance', 63).notNullable();
    table.string('namespace', 253).notNullable();
    table.string('name', 253).notNullable();
    addRepository(table);
    table.string('app_project', 253).comment('None where others share it');
    table.string('entity_ref', 255);
    table.string('repository_path', 1024).notNullable();
    table.string('server', 255).notNullable();
    table.string('cluster', 255).notNullable();
    table.string('destination_namespace', 63).notNullable();
    table
      .string('used_since', 30)
      .comment('From then on an undo frees nothing');
    addOwner(table);
    table.primary(
      ['instance', 'namespace', 'name'],
      'ledger_applications_once',
    );
    table.index(['name'], 'ledger_applications_by_name');
  });
  // Whoever changes the ledger updates this row first, so that one replica does so at a time.
  await knex('argocd_keys').insert({ purpose: 'ledger', value: 'lock' });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('argocd_keys').where({ purpose: 'ledger' }).delete();
  await knex.schema.dropTable('ledger_applications');
  await knex.schema.dropTable('ledger_namespaces');
  await knex.schema.dropTable('ledger_names');
  await knex.schema.dropTable('ledger_repositories');
};
