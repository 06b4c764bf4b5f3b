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

import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  DatabaseService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';

/** Databases of a portal's plugins. Backstage never closes those of SQLite, whose timers then keep the process. */
export function pluginDatabases() {
  const manager = DatabaseManager.fromConfig(
    new ConfigReader({
      backend: {
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
    }),
  );
  const opened: DatabaseService[] = [];
  return {
    factory: createServiceFactory({
      service: coreServices.database,
      deps: {
        plugin: coreServices.pluginMetadata,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      factory: ({ plugin, ...deps }) => {
        const database = manager.forPlugin(plugin.getId(), deps);
        opened.push(database);
        return database;
      },
    }),
    async close(): Promise<void> {
      for (const database of opened) {
        const knex = await database.getClient();
        await knex.destroy();
        // What Backstage still has under way is not answered, as when a process ends: a refusal would fail the tests.
        knex.client.acquireConnection = () => new Promise(() => {});
      }
    },
  };
}
