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

import { lintTree } from '../lint';
import { Tree } from '../tree/Tree';

jest.setTimeout(60_000);

const label = 'pod-security.kubernetes.io/enforce';

async function found(files: Record<string, string>): Promise<string[]> {
  const { findings } = await lintTree(
    Tree.fromFiles({
      '.slipway/answers.yaml': 'profile: self-managed\n',
      ...files,
    }),
  );
  return findings
    .filter(({ rule }) => rule === 'namespace-security')
    .map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const namespace = (level?: string, name = 'shop-dev') =>
  `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
${level === undefined ? '' : `  labels:\n    ${label}: ${level}\n`}`;

const application = (level: string, path = 'deploy') =>
  `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop-dev}
spec:
  project: shop-dev
  source: {repoURL: "https://git.example.net/team/shop.git", path: ${path}, targetRevision: main}
  destination: {server: "https://kubernetes.default.svc", namespace: shop-dev}
  syncPolicy:
    syncOptions: [CreateNamespace=true]
    managedNamespaceMetadata: {labels: {${label}: ${level}}}
`;

const chart = (template: string, values = '') => ({
  'helm/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'helm/values.yaml': values,
  'helm/templates/namespace.yaml': template,
});

describe('a Namespace in the tree', () => {
  it('is none of our business in a tree of other people that says no level', async () => {
    const { findings } = await lintTree(
      Tree.fromFiles({ 'a.yaml': namespace('privileged') }),
    );
    expect(findings).toEqual([]);
  });

  it.each([
    [undefined, 'enforces no level'],
    ['privileged', 'enforces privileged'],
    ['Restricted', 'enforces Restricted'],
  ])('with the level %s is found in a plain manifest', async (level, words) => {
    expect(await found({ 'deploy/namespace.yaml': namespace(level) })).toEqual([
      expect.stringMatching(
        `^deploy/namespace.yaml:\\d Namespace shop-dev ${words}, not baseline.$`,
      ),
    ]);
  });

  it.each(['baseline', 'restricted'])('may enforce %s', async level => {
    expect(await found({ 'deploy/namespace.yaml': namespace(level) })).toEqual(
      [],
    );
  });

  it('is found below what its Application wants, by its folder or its name', async () => {
    const wanted = { 'argocd/application.yaml': application('restricted') };
    const lower = [
      expect.stringContaining('enforces baseline, not restricted.'),
    ];
    expect(
      await found({
        ...wanted,
        'deploy/namespace.yaml': namespace('baseline', 'other'),
      }),
    ).toEqual(lower);
    expect(
      await found({ ...wanted, 'setup/namespace.yaml': namespace('baseline') }),
    ).toEqual(lower);
    expect(
      await found({
        ...wanted,
        'setup/namespace.yaml': namespace('baseline', 'other'),
      }),
    ).toEqual([]);
    expect(
      await found({
        'argocd/application.yaml': application('baseline'),
        'deploy/namespace.yaml': namespace('baseline'),
      }),
    ).toEqual([]);
  });

  it('is found in a list', async () => {
    const item = namespace('privileged').replace(/^(?=.)/gm, '      ');
    expect(
      await found({
        'deploy/all.yaml': `apiVersion: v1\nkind: List\nitems:\n  -\n${item}`,
      }),
    ).toEqual([expect.stringContaining('enforces privileged')]);
  });

  it('is found where a chart makes it, once for all values', async () => {
    const template = `apiVersion: v1
kind: Namespace
metadata:
  name: {{ .Release.Namespace }}
  labels:
    ${label}: {{ .Values.level }}
`;
    const files = {
      ...chart(template, 'level: privileged\n'),
      'helm/values-dev.yaml': '',
      'helm/values-production.yaml': '',
    };
    expect(await found(files)).toEqual([
      expect.stringMatching(/^helm\/templates\/namespace.yaml:6 .*privileged/),
    ]);
    // One environment is enough.
    expect(
      await found({
        ...files,
        'helm/values-dev.yaml': 'level: restricted\n',
        'argocd/application.yaml': application('restricted', 'helm'),
      }),
    ).toEqual([expect.stringContaining('enforces privileged, not restricted')]);
    expect(
      await found({ ...files, 'helm/values.yaml': 'level: restricted\n' }),
    ).toEqual([]);
  });
});

describe('a kustomization', () => {
  const base = { 'deploy/namespace.yaml': namespace('restricted') };
  const json = (operation: string, target = '{kind: Namespace}') =>
    `patches:\n  - target: ${target}\n    patch: |-\n      - ${operation}\n`;
  const path = '/metadata/labels/pod-security.kubernetes.io~1enforce';

  it.each([
    ['commonLabels', `commonLabels: {${label}: privileged}\n`],
    ['labels', `labels: [{pairs: {${label}: privileged}}]\n`],
    [
      'a JSON patch that replaces the level',
      json(`{op: replace, path: ${path}, value: privileged}`),
    ],
    ['a JSON patch that takes the level', json(`{op: remove, path: ${path}}`)],
    [
      'a JSON patch of all labels',
      json('{op: replace, path: /metadata/labels, value: {a: b}}'),
    ],
    [
      'a JSON patch of what a pattern matches',
      json(`{op: remove, path: ${path}}`, '{kind: "Name.*"}'),
    ],
    [
      'a patch that is merged',
      `patches:\n  - patch: |-\n      kind: Namespace\n      metadata: {name: shop-dev, labels: {${label}: null}}\n`,
    ],
    [
      'an old patch that is merged',
      `patchesStrategicMerge:\n  - |-\n    kind: Namespace\n    metadata: {name: shop-dev, labels: {${label}: privileged}}\n`,
    ],
  ])('is found with %s', async (_name, text) => {
    expect(
      await found({
        ...base,
        'deploy/kustomization.yaml': `resources: [namespace.yaml]\n${text}`,
      }),
    ).toEqual([expect.stringMatching(/^deploy\/kustomization.yaml:\d/)]);
  });

  it('is found with patches in files', async () => {
    const files = {
      ...base,
      'deploy/kustomization.yaml':
        'resources: [namespace.yaml]\npatchesJson6902: [{target: {kind: Namespace, name: shop-dev}, path: json.yaml}]\npatches: [{path: merge.yaml}]\n',
      'deploy/json.yaml': `- {op: remove, path: ${path}}\n`,
      'deploy/merge.yaml': namespace('privileged'),
    };
    expect(await found(files)).toEqual([
      expect.stringMatching(/^deploy\/kustomization.yaml:2 /),
      expect.stringMatching(/^deploy\/merge.yaml:\d /),
    ]);
  });

  it('may patch what is none of the level', async () => {
    expect(
      await found({
        ...base,
        'deploy/kustomization.yaml': `resources: [namespace.yaml]\n${json(
          `{op: remove, path: ${path}}`,
          '{kind: Deployment}',
        )}  - {path: merge.yaml}\n  - {path: ../gone.yaml}\nlabels: [{pairs: {team: web}}]\n`,
        // It leaves the label that it does not name.
        'deploy/merge.yaml': namespace(),
      }),
    ).toEqual([]);
  });
});
