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

import Ajv from 'ajv';
import { readSchemaFile } from '../schemaFile';
import { gitlabSchema } from './gitlabSchema';

const plain = new Ajv({
  strict: false,
  allErrors: true,
  validateFormats: false,
}).compile(JSON.parse(readSchemaFile('gitlab-ci.json')));

describe("GitLab's schema", () => {
  it.each<[string, object]>([
    ['a sound pipeline', { a: { script: ['x'], tags: ['b', 'c'] } }],
    ['the same stages twice', { stages: ['a', 'b', 'a', 'c', 'b'] }],
    [
      'the same stage twice, written in another order',
      { stages: [{ a: 1, b: [2] }, 'x', { b: [2], a: 1 }] },
    ],
    ['stages that differ', { stages: ['1', 1, true, 'true', null, 'null'] }],
    [
      'the same exit code twice, deep within',
      {
        a: {
          script: ['x'],
          allow_failure: { exit_codes: [1, 3, 2, 1, 3, 'x', 'x'] },
        },
      },
    ],
    ['an include that is no file', { include: [{ local: 'a' }] }],
    ['an include of a pattern', { include: [{ local: '/ci/*.yml' }] }],
    ['a key with a slash', { a: { script: ['x'], cache: { key: 'a/b' } } }],
    ['an unknown key', { a: { script: ['x'], neds: [] } }],
  ])('says of %s what ajv itself says', (_name, pipeline) => {
    const ours = gitlabSchema();
    expect(ours(pipeline)).toBe(plain(pipeline));
    const said = (errors: typeof ours.errors) =>
      (errors ?? []).map(({ instancePath, keyword, message }) => ({
        instancePath,
        keyword,
        message,
      }));
    expect(said(ours.errors)).toEqual(said(plain.errors));
  });

  it('is not held up by a text that a pattern takes the square of', () => {
    const key = `${'a'.repeat(250_000)}/`;
    expect(gitlabSchema()({ a: { script: ['x'], cache: { key } } })).toBe(true);
  });
});
