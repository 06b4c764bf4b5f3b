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

import { instanceLabel } from './instanceLabel';

describe('an Argo CD instance in a sentence', () => {
  it.each([
    [{ name: 'main', title: 'Main cluster' }, 'Argo CD instance Main cluster'],
    [{ name: 'main', title: 'Global Argo CD' }, 'Global Argo CD'],
    [{ name: 'main' }, 'Argo CD instance main'],
  ])('%j is %s', (instance, label) => {
    expect(instanceLabel(instance)).toBe(label);
  });
});
