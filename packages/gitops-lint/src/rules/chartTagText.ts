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

import { isScalar, visit } from 'yaml';
import { Report, Rule } from '../rule';

/** Helm reads a number as a float, and writes a large one with an exponent. */
const isChanged = (value: number, source = '') =>
  String(value) !== source || Math.abs(value) >= 1e6;

/** Pitfall 14. */
export const chartTagText: Rule = {
  id: 'chart-tag-text',
  pitfall: 14,
  profile: 'broken',
  what: 'A tag without quotes that looks like a number becomes one: 0123456 and 1e5 are deployed as 42798 and 100000.',
  fix: 'Put the tag into double quotes, and let the pipeline set the full commit.',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/values-dev.yaml': 'image:\n  tag: 1e5\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/values-dev.yaml': 'image:\n  tag: "1e5"\n',
  },
  others: [
    {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/values.yaml': 'image:\n  tag: v1.2.3\n',
    },
    {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/values.yaml': 'image:\n  tag: 1.25\n',
    },
  ],
  *check(project) {
    const reports: Report[] = [];
    for (const { folder } of project.charts) {
      for (const file of project.tree.files) {
        const name = folder ? `${folder}/` : '';
        if (
          !file.startsWith(name) ||
          !/^values[\w.-]*\.ya?ml$/.test(file.slice(name.length))
        ) {
          continue;
        }
        const yaml = project.yaml(file)!;
        for (const { document } of yaml.documents) {
          visit(document, {
            Pair(_key, pair) {
              const isTag = isScalar(pair.key) && pair.key.value === 'tag';
              const value = pair.value;
              if (
                isTag &&
                isScalar(value) &&
                typeof value.value === 'number' &&
                isChanged(value.value, value.source)
              ) {
                reports.push({ file, line: yaml.lineOfNode(pair.key) });
              }
            },
          });
        }
      }
    }
    yield* reports;
  },
};
