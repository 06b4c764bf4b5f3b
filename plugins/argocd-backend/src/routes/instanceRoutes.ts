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

import { RouteContext } from './context';
import { limitPerson } from './limitPerson';

/** A form asks for four names whenever somebody stops typing; a list of names takes far more. */
const namesPerMinute = 120;

export function addInstanceRoutes(context: RouteContext) {
  const { api, instanceService } = context;

  // The scaffolder plans previews in its own name.
  api.getForPlugins('/instances', async ({ credentials }) => ({
    items: await instanceService.list(credentials),
  }));

  api.get(
    '/instances/{instance}/projects',
    async ({ params, credentials }) => ({
      items: await instanceService.projects(params.instance, credentials),
    }),
  );

  api.get(
    '/instances/{instance}/repository-access',
    ({ params, query, credentials }) =>
      instanceService.repositoryAccess(params.instance, query.url, credentials),
  );

  api.get(
    '/names/{name}',
    ({ params, query, credentials }) =>
      instanceService.findName(params.name, query.instance, credentials),
    limitPerson(context.httpAuth, {
      limit: namesPerMinute,
      sentence: () =>
        `Not now: you have asked for ${namesPerMinute} names within a minute. Wait a moment.`,
    }),
  );
}
