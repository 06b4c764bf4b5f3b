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

import type { AnySchemaObject, ErrorObject, ValidateFunction } from 'ajv';
import { readSchemaFile } from '../schemaFile';
import { asRecord, isRecord } from '../values';

let validate: ValidateFunction | undefined;

/** No name or address in a pipeline is longer; some of GitLab's patterns take the square of a text's length. */
const maxPatternText = 1_000;

/** A value as a text that is the same exactly where the values are. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

const isStructure = (type: unknown) => type === 'object' || type === 'array';

/** Types that ajv itself compares by what they are; it passes over items of others. */
function scalarTypes(items: unknown): Set<unknown> | undefined {
  const types = [asRecord(items).type ?? []].flat();
  return types.length > 0 && types.every(one => !isStructure(one))
    ? new Set(types.map(one => (one === 'integer' ? 'number' : one)))
    : undefined;
}

/** Looks at each item once; ajv's own keyword compares each with each. */
function uniqueItems(isWanted: boolean, { items: schema }: AnySchemaObject) {
  const scalars = scalarTypes(schema);
  const check = (items: unknown[]): boolean => {
    const seen = new Map<string, number>();
    const pairs = items.flatMap((item, index) => {
      const type = item === null ? 'null' : typeof item;
      if (!isWanted || (scalars && !scalars.has(type))) {
        return [];
      }
      const text = textOf(item);
      const before = seen.get(text);
      seen.set(text, index);
      return before === undefined ? [] : [[before, index]];
    });
    const [i, j] = scalars
      ? pairs.reduce((a, b) => (b[0] > a[0] ? b : a), [-1, -1])
      : [...(pairs.pop() ?? [-1, -1])].reverse();
    check.errors =
      i < 0
        ? undefined
        : [
            {
              keyword: 'uniqueItems',
              message: `must NOT have duplicate items (items ## ${j} and ${i} are identical)`,
              params: { i, j },
            },
          ];
    return i < 0;
  };
  check.errors = undefined as Partial<ErrorObject>[] | undefined;
  return check;
}

function boundedPattern(source: string, flags: string) {
  const pattern = new RegExp(source, flags);
  return {
    test: (text: string) => text.length > maxPatternText || pattern.test(text),
    // ajv tells patterns apart by it.
    toString: () => String(pattern),
  };
}

/** GitLab's own schema of its pipelines. */
export function gitlabSchema(): ValidateFunction {
  // Only a tree with a pipeline needs it.
  const { default: Ajv }: typeof import('ajv') = require('ajv');
  validate ??= new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    code: { regExp: Object.assign(boundedPattern, { code: '' }) },
  })
    .removeKeyword('uniqueItems')
    .addKeyword({
      keyword: 'uniqueItems',
      type: 'array',
      schemaType: 'boolean',
      compile: uniqueItems,
    })
    .compile(JSON.parse(readSchemaFile('gitlab-ci.json')));
  return validate;
}
