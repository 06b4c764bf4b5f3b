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

import { LogTarget, logTargetText, parseLogTarget } from './logTarget';

const targets: [string, LogTarget][] = [
  [
    'Pod/shop-dev/api-5c48-79pvv',
    { kind: 'Pod', namespace: 'shop-dev', name: 'api-5c48-79pvv' },
  ],
  [
    'Pod/shop-dev/api-1/api/crash',
    {
      kind: 'Pod',
      namespace: 'shop-dev',
      name: 'api-1',
      container: 'api',
      run: 'crash',
    },
  ],
  [
    'ReplicaSet.apps/shop-dev/api-5c48//previous',
    {
      group: 'apps',
      kind: 'ReplicaSet',
      namespace: 'shop-dev',
      name: 'api-5c48',
      run: 'previous',
    },
  ],
];

describe('the log that an address names', () => {
  it.each(targets)('is %s', (text, target) => {
    expect(logTargetText(target)).toBe(text);
    expect(parseLogTarget(text)).toEqual(target);
  });

  it.each([
    undefined,
    '',
    'Pod',
    'Pod/shop-dev',
    'Pod//api',
    'Pod/shop-dev/api-1/api/tomorrow',
    'Pod/shop-dev/api-1/api/now/more',
    'Pod/shop-dev/<script>',
    'Pod/../etc',
  ])('is none where it says %s', text => {
    expect(parseLogTarget(text)).toBeUndefined();
  });
});
