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
function addBranch(table) {
  table.string('repository', 1024).notNullable();
  table.string('branch', 255).notNullable();
}

/**
 * Times are texts as in the table of deployments.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('repository_branches', table => {
    table.comment('Branches that applications follow, as GitLab has them');
    addBranch(table);
    table.text('commits').notNullable().defaultTo('[]').comment('JSON');
    table.boolean('is_complete').notNullable().defaultTo(false);
    table.text('image_jobs').notNullable().defaultTo('{}').comment('JSON');
    table.string('read_at', 30);
    table.text('unavailable');
    table.string('asked_at', 30).notNullable().defaultTo('');
    table.string('commits_asked_at', 30).notNullable().defaultTo('');
    table.string('used_at', 30).notNullable();
    table.primary(['repository', 'branch'], 'repository_branches_once');
    table.index(['used_at'], 'repository_branches_by_use');
  });
  await knex.schema.createTable('repository_commits', table => {
    table.comment('Commits of branches, with what their pipelines brought');
    addBranch(table);
    table.string('sha', 64).notNullable();
    table.text('title').notNullable();
    table.text('author').notNullable();
    table.string('committed_at', 30).notNullable();
    table.string('seen_at', 30).notNullable();
    table.text('merge_request').comment('JSON; "null" where there is none');
    table.text('pipeline').comment('JSON');
    table.text('jobs').comment('JSON');
    table.text('images').notNullable().defaultTo('[]').comment('JSON');
    table.string('state', 20).notNullable();
    table.text('failed_job');
    table.integer('expected_images');
    table.boolean('is_settled').notNullable().defaultTo(false);
    table.boolean('is_listed').notNullable().defaultTo(true);
    table.primary(['repository', 'branch', 'sha'], 'repository_commits_once');
    table.index(['seen_at'], 'repository_commits_by_time');
  });
  await knex.schema.createTable('repository_comparisons', table => {
    table.comment('Whether a commit contains another, which never changes');
    table.string('repository', 1024).notNullable();
    table.string('commit', 64).notNullable();
    table.string('ancestor', 64).notNullable();
    table.boolean('contains').notNullable();
    table.primary(
      ['repository', 'commit', 'ancestor'],
      'repository_comparisons_once',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('repository_comparisons');
  await knex.schema.dropTable('repository_commits');
  await knex.schema.dropTable('repository_branches');
};
