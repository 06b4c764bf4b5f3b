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

import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { JSONSchemaType } from 'ajv';
import { parse } from 'yaml';

/** `broken` cannot work or is dangerous; `house` is style. */
export type Profile = 'broken' | 'house';

/** What must be found. */
export interface Expected {
  file: string;
  /** Where it stands, or between which two lines (both included). */
  line: number | [number, number];
  kind: string;
  profile: Profile;
  why: string;
}

/** One tree's `expect.yaml`. */
export interface Expectation {
  about: string;
  findings: Expected[];
  notSeen: Array<{ file: string; why: string }>;
  /** Files on whose style the house may advise or not. */
  mayAdvise: string[];
}

const text = { type: 'string', minLength: 1 } as const;
const line = { type: 'integer', minimum: 1 } as const;

const schema: JSONSchemaType<Expectation> = {
  type: 'object',
  additionalProperties: false,
  required: ['about', 'findings'],
  properties: {
    about: text,
    findings: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['file', 'line', 'kind', 'profile', 'why'],
        properties: {
          file: text,
          line: {
            oneOf: [
              line,
              { type: 'array', items: [line, line], minItems: 2, maxItems: 2 },
            ],
          },
          kind: text,
          profile: { type: 'string', enum: ['broken', 'house'] },
          why: text,
        },
      },
    },
    notSeen: {
      type: 'array',
      default: [],
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['file', 'why'],
        properties: { file: text, why: text },
      },
    },
    mayAdvise: { type: 'array', default: [], items: text },
  },
};

const validate = new Ajv({ useDefaults: true }).compile(schema);

/** Reads `expect.yaml`, and checks that it speaks of lines that the tree has. */
export function readExpectation(folder: string): Expectation {
  const file = path.join(folder, 'expect.yaml');
  const expectation: unknown = parse(readFileSync(file, 'utf8'));
  if (!validate(expectation)) {
    const [{ instancePath, message }] = validate.errors ?? [];
    throw new Error(`${file}: ${instancePath} ${message}`);
  }
  const lines = (name: string) =>
    readFileSync(path.join(folder, 'tree', name), 'utf8').split('\n').length;
  for (const name of [
    ...expectation.mayAdvise,
    ...expectation.notSeen.map(entry => entry.file),
  ]) {
    lines(name);
  }
  for (const expected of expectation.findings) {
    const last = Math.max(...[expected.line].flat());
    if (last > lines(expected.file)) {
      throw new Error(`${file}: ${expected.file} has no line ${last}`);
    }
  }
  return expectation;
}
