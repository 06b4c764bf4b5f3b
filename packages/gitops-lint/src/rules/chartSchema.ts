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

import { withoutOutside } from '../chart/valuesSchema';
import { Rule } from '../rule';
import { asRecord } from '../values';

export const chartSchema: Rule = {
  id: 'chart-schema',
  profile: 'house',
  what: 'Without a schema that refuses unknown keys a misspelt value is ignored without a word; one that refers elsewhere is fetched by Helm.',
  fix: 'Add a values.schema.json with `additionalProperties: false` and references within itself alone.',
  see: 'https://helm.sh/docs/topics/charts/#schema-files',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/values.yaml': 'a: 1\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/values.yaml': 'a: 1\n',
    'helm/values.schema.json':
      '{"type": "object", "additionalProperties": false, "properties": {"a": {"type": "integer"}}}\n',
  },
  others: [
    {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/values.yaml': 'a: 1\n',
      'helm/values.schema.json':
        '{"$schema": "http://json-schema.org/schema#", "additionalProperties": false, "properties": {"a": {"$ref": "#/definitions/a"}}, "definitions": {"a": {"type": "integer"}}}\n',
    },
    {
      'lib/Chart.yaml':
        'apiVersion: v2\nname: a\nversion: 0.1.0\ntype: library\n',
    },
  ],
  *check({ tree, charts }) {
    for (const { folder } of charts) {
      const prefix = folder ? `${folder}/` : '';
      const file = `${prefix}values.schema.json`;
      const text = tree.text(file);
      if (text === undefined) {
        if (tree.text(`${prefix}values.yaml`)?.trim()) {
          yield {
            file: `${prefix}values.yaml`,
            line: 1,
            message:
              'The chart has values and no schema: a misspelt value is ignored without a word.',
          };
        }
        continue;
      }
      let schema: unknown;
      try {
        schema = JSON.parse(text);
      } catch (error) {
        yield {
          file,
          line: 1,
          message: `The schema is no JSON: ${(error as Error).message}`,
          profile: 'broken',
        };
        continue;
      }
      if (asRecord(schema).additionalProperties !== false) {
        yield { file, line: 1, message: 'The schema lets unknown keys pass.' };
      }
      for (const outside of withoutOutside(schema).outside) {
        yield {
          file,
          line: 1,
          message: `The schema refers to something outside itself: ${outside.slice(
            0,
            200,
          )}`,
        };
      }
    }
  },
};
