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

import { ApplicationSet } from '../model';
import { RouteContext } from './context';

/** The project that the members of a set are in. */
function projectOf({ spec }: ApplicationSet): string {
  const { spec: application } = spec.template as {
    spec?: { project?: string };
  };
  return application?.project ?? 'default';
}

export function addApplicationSetRoutes({
  router,
  world,
  authenticate,
}: RouteContext) {
  // Filtered like every list, and never projected.
  router.get('/applicationsets', (req, res) => {
    const { account } = authenticate(req);
    const items = [...world.applicationSets.values()]
      .filter(set =>
        world.can(
          account,
          'applicationsets',
          'get',
          `${projectOf(set)}/${set.metadata.name}`,
        ),
      )
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
      .map(({ metadata, spec, status }) => ({
        metadata: { namespace: world.namespace, ...metadata },
        spec,
        status: status ?? {},
      }));
    res.json({
      metadata: { resourceVersion: world.resourceVersion },
      items: items.length > 0 ? items : null,
    });
  });
}
