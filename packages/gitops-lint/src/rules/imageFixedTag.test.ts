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

import { lintTree } from '../lint';
import { Tree } from '../tree/Tree';

const found = async (image: string) => {
  const { findings } = await lintTree(
    Tree.fromFiles({
      '.gitlab-ci.yml': `test:\n  image: ${image}\n  script: [make]\n`,
    }),
  );
  return findings
    .filter(({ rule }) => rule === 'image-fixed-tag')
    .map(({ message }) => message);
};

describe('an image that comes through the dependency proxy', () => {
  it.each([
    '$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/node:latest',
    '${CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX}/node:latest',
    'node:latest',
  ])('is as loose as without it: %s', async image => {
    expect(await found(image)).toEqual([
      'Job test runs in node:latest, which is another image tomorrow.',
    ]);
  });

  it('is as fixed', async () => {
    expect(
      await found('$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/node:22.20.0'),
    ).toEqual([]);
  });
});
