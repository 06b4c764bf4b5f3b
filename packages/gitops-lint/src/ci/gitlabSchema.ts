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

import Ajv, { DataValidateFunction, ValidateFunction } from 'ajv';
import { readSchemaFile } from '../schemaFile';
import { isRecord } from '../values';

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

/** Looks at each item once; ajv's own keyword compares each with each. */
const uniqueItems: DataValidateFunction = (items: unknown[]) => {
  const seen = new Map<string, number>();
  const pairs = items.flatMap((item, index) => {
    const text = textOf(item);
    const before = seen.get(text);
    seen.set(text, index);
    return before === undefined ? [] : [{ before, index }];
  });
  const last = pairs.pop();
  uniqueItems.errors = last && [
    {
      keyword: 'uniqueItems',
      message: `must NOT have duplicate items (items ## ${last.before} and ${last.index} are identical)`,
      params: { i: last.index, j: last.before },
    },
  ];
  return last === undefined;
};

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
      compile: (isWanted: boolean) => (isWanted ? uniqueItems : () => true),
    })
    .compile(JSON.parse(readSchemaFile('gitlab-ci.json')));
  return validate;
}
