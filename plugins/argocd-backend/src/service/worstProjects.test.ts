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

import { testRecord } from '../__testUtils__/testRecord';
import { worstProjects } from './worstProjects';

const applications = new Map(
  (['Healthy', 'Healthy', 'Degraded'] as const).map((status, index) => [
    `system:default/shop-${index}`,
    [{ record: () => ({ ...testRecord(), health: { status } }) }],
  ]),
);
const all = [...applications.keys()];
const now = Date.parse('2026-11-28T12:00:00Z');

describe('the projects of a person that one answer holds', () => {
  it('are all where they fit', () => {
    expect(worstProjects(all, applications, { max: 3, now })).toEqual(all);
  });

  it('are those that need eyes where they do not, in their order', () => {
    expect(worstProjects(all, applications, { max: 2, now })).toEqual([
      all[0],
      all[2],
    ]);
  });
});
