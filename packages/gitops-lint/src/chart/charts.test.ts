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

import { lintFiles } from '..';
import { broken } from '../__testUtils__/broken';

jest.setTimeout(120_000);

const chart = (name: string, more = '') =>
  `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n${more}`;
const config = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\ndata: {a: ${value}}\n`;
const application = (helm: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: a\n  destination: {name: in-cluster, namespace: a}\n  source:\n    repoURL: https://git.example.net/a.git\n    targetRevision: main\n    path: helm\n    helm:\n${helm}`;
const demanding = {
  'helm/Chart.yaml': chart('a'),
  'helm/templates/a.yaml': config(
    '{{ required "a is needed" .Values.a | quote }}',
  ),
};
const strict = {
  'helm/Chart.yaml': chart('a'),
  'helm/values.yaml': 'size: 1\n',
  'helm/values.schema.json':
    '{"type": "object", "additionalProperties": false, "properties": {"size": {"type": "integer"}}}',
  'helm/templates/a.yaml': config('{{ .Values.size | quote }}'),
};

describe('a chart', () => {
  it('whose values nothing in the tree gives is not seen', async () => {
    const { findings, notSeen } = await lintFiles(demanding);
    expect(findings).toEqual([]);
    expect(notSeen).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('a is needed'),
      }),
    ]);
  });

  it.each([
    ['values', '      values: |\n        a: b\n'],
    ['an object', '      valuesObject: {a: b}\n'],
    ['a parameter', '      parameters: [{name: a, value: b}]\n'],
  ])('is rendered with %s of its Application', async (_name, helm) => {
    expect(
      await broken({ ...demanding, 'argocd/a.yaml': application(helm) }),
    ).toEqual([]);
  });

  it('is broken where its Application does not give what it demands', async () => {
    expect(
      await broken({
        ...demanding,
        'argocd/a.yaml': application('      valuesObject: {b: c}\n'),
      }),
    ).toEqual(['helm/templates/a.yaml:4 chart-renders']);
  });

  it.each([
    [
      'a value file',
      { 'helm/values-live.yaml': '# live\nsize: big\n' },
      'helm/values-live.yaml:2',
    ],
    [
      'values',
      {
        'argocd/a.yaml': application(
          '      values: |\n        # live\n        size: big\n',
        ),
      },
      'argocd/a.yaml:14',
    ],
    [
      'an object',
      {
        'argocd/a.yaml': application(
          '      valuesObject:\n        size: big\n',
        ),
      },
      'argocd/a.yaml:13',
    ],
    [
      'a parameter',
      {
        'argocd/a.yaml': application(
          '      parameters:\n        - {name: size, value: big}\n',
        ),
      },
      'argocd/a.yaml:13',
    ],
  ])(
    'has what its schema refuses at the line of %s',
    async (_name, files, place) => {
      expect(await broken({ ...strict, ...files })).toEqual([
        `${place} chart-renders`,
      ]);
    },
  );

  it('takes a chart of the tree with it, whose templates keep their place', async () => {
    expect(
      await broken({
        'top/Chart.yaml': chart(
          'top',
          'dependencies: [{name: sub, version: 0.1.0, repository: "file://../sub", alias: other}]\n',
        ),
        'sub/Chart.yaml': chart('sub', 'type: application\n'),
        'sub/templates/a.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\ndatu: {}\n',
      }),
    ).toEqual(['sub/templates/a.yaml:4 manifest-schema']);
  });

  it('is for newer clusters alone, or older ones than any', async () => {
    const of = (version: string) => ({
      'helm/Chart.yaml': chart('a', `kubeVersion: "${version}"\n`),
      'helm/templates/a.yaml': config('b'),
    });
    expect(await broken(of('>=1.33.0-0'))).toEqual([]);
    const { findings, notSeen } = await lintFiles(of('<1.20.0'));
    expect(findings).toEqual([]);
    expect(notSeen).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('another Kubernetes'),
      }),
    ]);
  });
});
