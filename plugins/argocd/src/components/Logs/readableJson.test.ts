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

import { readableJson } from './readableJson';

describe('a line in JSON', () => {
  it('reads as level, message and the rest, without the time that has its own column', () => {
    expect(
      readableJson(
        '{"ts":"2026-11-23T10:22:35Z","msg":"connected","level":"info","host":"kafka:9092","tries":2}',
      ),
    ).toEqual({
      text: 'INFO  connected  host=kafka:9092  tries=2',
      level: 'INFO',
    });
  });

  it('tells a field that is an object as JSON', () => {
    expect(readableJson('{"message":"failed","error":{"code":7}}')?.text).toBe(
      'failed  error={"code":7}',
    );
  });

  it.each([
    'INFO started',
    '{not json}',
    '{"msg": "cut in the mid',
    '{"code":7}',
    '[1,2]',
  ])('is none where it is %s', content => {
    expect(readableJson(content)).toBeUndefined();
  });
});
