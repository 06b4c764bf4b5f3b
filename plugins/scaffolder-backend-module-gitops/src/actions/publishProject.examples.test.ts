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

import { ConfigReader } from '@backstage/config';
import { examplesOf } from '../__testUtils__/examplesOf';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { createPublishProjectAction } from './publishProject';

const integrations = integrationsOf('https://gitlab.example.com');

const action = createPublishProjectAction({
  integrations,
  config: new ConfigReader({}),
});

it.each(examplesOf(action))('$description', ({ problems }) => {
  expect(problems).toEqual([]);
});
