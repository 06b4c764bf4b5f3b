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

import { Rule } from '../rule';

export const chartNotRendered: Rule = {
  id: 'chart-not-rendered',
  severity: 'warning',
  what: 'The chart was not rendered, so what it makes was not checked.',
  fix: 'Keep the charts that it depends on as folders below `charts/`, or check what it makes elsewhere.',
  bad: {
    'helm/Chart.yaml':
      'apiVersion: v2\nname: a\nversion: 0.1.0\ndependencies: [{name: redis, version: 1.0.0, repository: "https://charts.example.net"}]\n',
  },
  good: { 'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n' },
  *check({ charts }) {
    for (const { folder, skipped } of charts) {
      if (skipped) {
        yield {
          file: folder ? `${folder}/Chart.yaml` : 'Chart.yaml',
          line: 1,
          message: `The chart was not rendered. ${skipped}`,
        };
      }
    }
  },
};
