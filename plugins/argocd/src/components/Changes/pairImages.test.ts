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

import { pairImages } from './pairImages';

const image = (name: string, tag: string) =>
  `registry.example.com:5000/team/shop/${name}:${tag}`;

describe('the images of two deployments', () => {
  it('are put beside each other by their names', () => {
    expect(
      pairImages(
        [image('api', 'a'), image('web', 'a'), image('old', 'a')],
        [image('api', 'b'), image('web', 'a'), image('new', 'b')],
      ),
    ).toEqual({
      changed: [
        { name: 'api', from: 'a', to: 'b' },
        { name: 'new', from: undefined, to: 'b' },
        { name: 'old', from: 'a', to: undefined },
      ],
      same: ['web'],
    });
  });

  it('are told apart by their paths, not by their last parts', () => {
    expect(
      pairImages(
        ['registry.example.com/a/api:1', 'registry.example.com/b/api:1'],
        ['registry.example.com/a/api:1', 'registry.example.com/b/api:2'],
      ).changed,
    ).toEqual([{ name: 'api', from: '1', to: '2' }]);
  });

  it('may have a digest, or nothing at all', () => {
    expect(pairImages(['shop@sha256:1'], ['shop']).changed).toEqual([
      { name: 'shop', from: 'sha256:1', to: 'latest' },
    ]);
  });
});
