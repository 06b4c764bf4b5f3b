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
 * Times are texts as in the table of deployments.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('application_details', table => {
    table.comment(
      'What no list of Argo CD says of an application, for the time after a restart',
    );
    table.string('instance', 63).notNullable();
    table.string('namespace', 253).notNullable();
    table.string('application', 253).notNullable();
    table.text('details').notNullable().comment('JSON');
    table.string('read_at', 30).notNullable();
    table.primary(
      ['instance', 'namespace', 'application'],
      'application_details_once',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('application_details');
};
