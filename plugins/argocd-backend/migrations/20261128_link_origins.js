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
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('link_origins', table => {
    table.comment('Where entities came from when their links were confirmed');
    table.string('instance', 63).notNullable();
    table.string('namespace', 253).notNullable();
    table.string('application', 253).notNullable();
    table.string('entity_ref', 300).notNullable();
    table
      .text('location')
      .comment('Of the entity; null where it was missing when it was named');
    table
      .string('confirmed_by', 300)
      .comment('Null where nobody had to confirm it');
    table
      .string('application_created_at', 30)
      .comment('Of the application that a person confirmed');
    table.string('changed_at', 30).notNullable();
    table.primary(['instance', 'namespace', 'application', 'entity_ref']);
    table.index(['changed_at'], 'link_origins_by_change');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('link_origins');
};
