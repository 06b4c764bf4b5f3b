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
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { examplesOf } from '../__testUtils__/examplesOf';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { createRemoveLeftoversAction } from './removeLeftovers';

const action = createRemoveLeftoversAction({
  auth: mockServices.auth(),
  integrations: integrationsOf('https://gitlab.example.com'),
  argocd: argocdServiceMock(),
  catalog: catalogServiceMock(),
  scaffolder: scaffolderServiceMock.mock(),
});

it.each(examplesOf(action))('$description', ({ problems }) => {
  expect(problems).toEqual([]);
});
