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

import { splitImage } from './splitImage';

describe('splitImage', () => {
  it.each([
    ['ghcr.io/a/b:1.2', { image: 'ghcr.io/a/b', tag: '1.2' }],
    [' localhost:5000/a:v1 ', { image: 'localhost:5000/a', tag: 'v1' }],
    ['localhost:5000/a', undefined],
    ['localhost:5000', undefined],
    ['ghcr.io/a/b:', undefined],
    ['ghcr.io/a/b@sha256:0a', undefined],
  ])('takes %s apart', (text, parts) => {
    expect(splitImage(text)).toEqual(parts);
  });
});
