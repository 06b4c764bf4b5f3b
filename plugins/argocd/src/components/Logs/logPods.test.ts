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

import { crashingTree } from '../../__testUtils__/resources';
import { logPods } from './logPods';

const pods = (kind: string, name: string, group?: string) =>
  logPods(crashingTree, {
    kind,
    name,
    namespace: 'coelho-dev',
    ...(group && { group }),
  });
const names = (items: { name: string }[]) => items.map(({ name }) => name);

describe('the pods whose logs can be chosen', () => {
  it('are those of the version that is rolled out, and those of the one before', () => {
    const found = pods('Pod', 'web-2-a')!;
    expect(found.workload.name).toBe('web');
    expect(names(found.current)).toEqual(['web-2-a']);
    expect(names(found.previous)).toEqual(['web-1-a']);
  });

  it('are all told by what owns them and nothing else', () => {
    const found = pods('Deployment', 'web', 'apps')!;
    expect(found.ownerOf(found.current).name).toBe('web-2');
    expect(found.ownerOf([...found.current, ...found.previous]).name).toBe(
      'web',
    );
    expect(found.ownerOf([]).name).toBe('web');
  });

  it('are none of what is not there any more', () => {
    expect(pods('Pod', 'gone')).toBeUndefined();
    expect(pods('ReplicaSet', 'web-2')).toBeUndefined();
  });
});
