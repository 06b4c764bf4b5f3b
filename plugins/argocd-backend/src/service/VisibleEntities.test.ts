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

import { mockCredentials } from '@backstage/backend-test-utils';
import { VisibleEntities } from './VisibleEntities';

describe('entities that a user sees', () => {
  it('are asked for once for each user, and only for what is new', async () => {
    const visibleEntities = jest.fn(
      async (refs: string[]) =>
        new Set(refs.filter(ref => ref !== 'group:default/secret')),
    );
    const entities = new VisibleEntities({ visibleEntities });
    const maria = mockCredentials.user('user:default/maria');
    const refs = [
      'group:default/blue',
      'group:default/blue',
      'group:default/secret',
    ];
    expect(await entities.of(refs, maria)).toEqual(
      new Set(['group:default/blue']),
    );
    expect(await entities.of([...refs, 'group:default/new'], maria)).toEqual(
      new Set(['group:default/blue', 'group:default/new']),
    );
    expect(visibleEntities.mock.calls).toEqual([
      [['group:default/blue', 'group:default/secret'], maria],
      [['group:default/new'], maria],
    ]);
    const jonas = mockCredentials.user('user:default/jonas');
    await entities.of(refs, jonas);
    expect(visibleEntities).toHaveBeenLastCalledWith(
      ['group:default/blue', 'group:default/secret'],
      jonas,
    );
  });
});
