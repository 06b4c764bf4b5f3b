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

import { image, pods, running } from './__testUtils__/deliveryFacts';
import { currentPods } from './currentPods';

describe('pods that were read before', () => {
  const read = pods(running('api', 'b'), running('web', 'c'));

  it.each<[string, string[]]>([
    ['nothing has changed', [image('api', 'b'), image('web', 'c')]],
    [
      'a job or a newer version has come',
      [image('api', 'b'), image('web', 'c'), image('web', 'd')],
    ],
  ])('count while %s', (_what, images) => {
    expect(currentPods(read, images)).toBe(read);
  });

  it.each<[string, string[]]>([
    ['one was rolled back', [image('api', 'b'), image('web', 'a')]],
    ['all were scaled down', []],
  ])('do not count once %s', (_what, images) => {
    expect(currentPods(read, images)).toBeUndefined();
  });

  it('count where none were ready', () => {
    const none = pods(running('api', 'b', { running: [], ready: 0 }));
    expect(currentPods(none, [])).toBe(none);
    expect(currentPods(undefined, [])).toBeUndefined();
  });
});
