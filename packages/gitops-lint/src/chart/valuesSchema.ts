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

import { isRecord } from '../values';

/** Keys by which a schema refers to something. */
const references = ['$ref', '$dynamicRef', '$recursiveRef', '$id', 'id'];
/** Drafts that Helm carries itself. */
const knownDraft =
  /^https?:\/\/json-schema\.org\/((draft-0[4-7]|draft\/20(19-09|20-12))\/)?schema#?$/;

const isOutside = (key: string, value: unknown): boolean =>
  typeof value === 'string' &&
  ((references.includes(key) && !value.startsWith('#')) ||
    (key === '$schema' && !knownDraft.test(value)));

/** A schema without what leads out of it, which Helm would read or fetch; and what that was. */
export function withoutOutside(schema: unknown): {
  schema: unknown;
  outside: string[];
} {
  const outside: string[] = [];
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(walk);
    }
    if (!isRecord(value)) {
      return value;
    }
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (isOutside(key, inner)) {
          outside.push(String(inner));
          return [];
        }
        return [[key, walk(inner)]];
      }),
    );
  };
  return { schema: walk(schema), outside };
}
