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

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

const ours = { kind: { $in: ['component', 'system'] } };

const services = EntityCardBlueprint.make({
  name: 'slipway-services',
  params: {
    type: 'content',
    filter: {
      kind: 'system',
      relations: {
        $contains: { type: 'hasPart', targetRef: { $hasPrefix: 'component:' } },
      },
    },
    loader: () =>
      import('./ServicesCard').then(({ ServicesCard }) => <ServicesCard />),
  },
});

const about = EntityCardBlueprint.make({
  name: 'slipway-about',
  params: {
    type: 'info',
    filter: ours,
    loader: () => import('./AboutCard').then(({ AboutCard }) => <AboutCard />),
  },
});

const links = EntityCardBlueprint.make({
  name: 'slipway-links',
  params: {
    type: 'info',
    filter: { ...ours, 'metadata.links': { $exists: true } },
    loader: () => import('./LinksCard').then(({ LinksCard }) => <LinksCard />),
  },
});

const layout = EntityContentLayoutBlueprint.make({
  name: 'slipway',
  params: {
    loader: () => import('./OverviewLayout').then(m => m.OverviewLayout),
  },
});

/** The overview of projects and services: how they are deployed, what they are made of, what they are. */
export const overviewModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [services, about, links, layout],
});
