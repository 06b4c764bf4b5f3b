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

export const chartRenders: Rule = {
  id: 'chart-renders',
  profile: 'broken',
  what: 'Helm cannot render the chart.',
  fix: 'Run `helm lint --strict` and `helm template` with the same values file, and correct what it names.',
  see: 'https://helm.sh/docs/helm/helm_lint/',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/config.yaml': 'a: {{ .Values.a.b.c }}\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/config.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  },
  others: [
    {
      'lib/Chart.yaml':
        'apiVersion: v2\nname: a\nversion: 0.1.0\ntype: library\n',
      'lib/templates/_a.tpl': '{{- define "a" }}{{ .Values.x.y }}{{ end }}\n',
    },
    {
      'umbrella/Chart.yaml':
        'apiVersion: v2\nname: a\nversion: 0.1.0\ndependencies: [{name: redis, version: 1.0.0, repository: "oci://registry.example.net"}]\n',
    },
  ],
  *check({ charts }) {
    for (const { problems } of charts) {
      yield* problems;
    }
  },
};
