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

import { sourcesOf } from '../argocd/sources';
import { pathInTree } from '../chart/valueSets';
import { Rule } from '../rule';
import { asString } from '../values';

const random =
  /(?<![.\w$])(randAlphaNum|randAlpha|randNumeric|randAscii|randBytes|uuidv4|genPrivateKey|genCA|genSelfSignedCert|genSignedCert|htpasswd|bcrypt)\b/;
/** What is another thing in each cluster, or at each time. */
const changing = /(?<![.\w$])(lookup|now)\b/;

/** A template without its comments, on the same lines. */
function withoutComments(template: string): string {
  const parts: string[] = [];
  let position = 0;
  for (;;) {
    const begin = template.indexOf('/*', position);
    const end = begin < 0 ? -1 : template.indexOf('*/', begin + 2);
    if (end < 0) {
      return parts.join('') + template.slice(position);
    }
    parts.push(
      template.slice(position, begin),
      template.slice(begin, end).replace(/[^\n]/g, ''),
    );
    position = end + 2;
  }
}

/** What a line computes, without what it says in quotes. */
const actionsIn = (line: string): string =>
  (line.slice(0, 5_000).match(/{{[^}]*(}}?)?/g) ?? [])
    .filter(action => action.endsWith('}}'))
    .map(action => action.replace(/"[^"]*"/g, '""'))
    .join(' ');

/** Pitfall 21. */
export const chartRandom: Rule = {
  id: 'chart-random',
  pitfall: 21,
  profile: 'house',
  what: 'Argo CD renders the chart anew every few minutes, and `lookup` finds nothing there: what is random is out of sync for ever.',
  fix: 'Name an existing Secret, or let an ExternalSecret or SealedSecret make it.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#random-data',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/secret.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  key: {{ randAlphaNum 20 | quote }}\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/config.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  key: {{ .Release.Name | quote }}\n',
  },
  others: [
    {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/values.yaml': 'sync: {now: yes, lookup: no}\n',
      'helm/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {now: {{ .Values.sync.now | quote }}}\n',
    },
    {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        '{{- /* no randAlphaNum here */}}\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    },
  ],
  *check(project) {
    const { tree, charts } = project;
    const deployed = project.applications.flatMap(application =>
      sourcesOf(application).flatMap(
        ({ source }) => pathInTree(asString(source.path) ?? '..') ?? [],
      ),
    );
    for (const { folder } of charts) {
      const templates = folder ? `${folder}/templates/` : 'templates/';
      for (const file of tree.files.filter(name =>
        name.startsWith(templates),
      )) {
        const text = tree.text(file)!;
        // Argo CD never makes what `helm test` makes.
        if (/helm\.sh\/hook"?\s*:\s*"?test/.test(text)) {
          continue;
        }
        const lines = withoutComments(text).split('\n').map(actionsIn);
        const made = lines.findIndex(actions => random.test(actions));
        const line =
          made < 0 ? lines.findIndex(actions => changing.test(actions)) : made;
        if (line >= 0) {
          yield {
            file,
            line: line + 1,
            // A password that is another one at every sync keeps nobody in.
            ...(made >= 0 &&
              deployed.includes(folder) && { profile: 'broken' as const }),
          };
        }
      }
    }
  },
};
