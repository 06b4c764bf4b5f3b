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

import { authorshipOf } from './authorship';

const repository = 'https://gitlab.example.com/team/shop';
const isOf = authorshipOf({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name: 'maria',
    title: 'Maria Example',
    annotations: { 'gitlab.example.com/user-id': '2' },
  },
  spec: {
    profile: { displayName: 'Maria Example', email: 'Maria@Example.com' },
  },
});

describe('whose a commit is', () => {
  it.each([
    ['the address of the profile', 'maria@example.com', true],
    [
      'the private address of the user',
      '2-maria@users.noreply.gitlab.example.com',
      true,
    ],
    [
      "another user's private address",
      '22-maria@users.noreply.gitlab.example.com',
      false,
    ],
    [
      "a private address of another host's",
      '2-maria@users.noreply.gitlab.example.org',
      false,
    ],
    ['another address', 'maria@example.org', false],
    ['a name', 'maria example', false],
    ['no address', undefined, false],
    ['an empty one', '', false],
  ])('is told by %s', (_what, email, is) => {
    expect(isOf(repository, email)).toBe(is);
  });

  it('is nobody of whom the catalog knows nothing', () => {
    for (const person of [
      undefined,
      { apiVersion: 'v1', kind: 'User', metadata: { name: 'x' } },
      {
        apiVersion: 'v1',
        kind: 'User',
        metadata: { name: 'x' },
        spec: { profile: { email: '' } },
      },
    ]) {
      expect(authorshipOf(person)(repository, 'maria@example.com')).toBe(false);
      expect(
        authorshipOf(person)(
          repository,
          '2-maria@users.noreply.gitlab.example.com',
        ),
      ).toBe(false);
    }
  });
});
