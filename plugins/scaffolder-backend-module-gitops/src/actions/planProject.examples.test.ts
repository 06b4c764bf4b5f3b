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

import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { examplesOf } from '../__testUtils__/examplesOf';
import { portalWith } from '../__testUtils__/placed';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { Targets } from '../targets/Targets';
import { createPlanProjectAction } from './planProject';

const action = createPlanProjectAction({
  auth: mockServices.auth(),
  argocd: argocdServiceMock(),
  catalog: catalogServiceMock(),
  integrations: integrationsOf('https://gitlab.example.com'),
  targets: Targets.fromConfig(portalWith()),
});

it.each(examplesOf(action))('$description', ({ problems }) => {
  expect(problems).toEqual([]);
});
