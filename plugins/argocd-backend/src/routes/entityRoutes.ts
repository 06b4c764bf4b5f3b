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

const defaultLimit = 50;

export function addEntityRoutes({ api, entities }: RouteContext) {
  const base = '/entities/{kind}/{namespace}/{name}';

  api.get(`${base}/applications`, ({ params, credentials }) =>
    entities.applications(params, credentials),
  );

  api.get(`${base}/delivery`, ({ params, credentials }) =>
    entities.delivery(params, credentials),
  );

  api.get(`${base}/deployments`, ({ params, query, credentials }) => {
    const { limit = defaultLimit, cursor, environment } = query;
    return entities.deployments(
      params,
      { limit, cursor, environment },
      credentials,
    );
  });

  api.get(`${base}/diagnosis`, ({ params, credentials }) =>
    entities.diagnosis(params, credentials),
  );
}
