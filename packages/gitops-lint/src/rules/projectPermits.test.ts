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

import { lintFiles, lintTree } from '../lint';
import { Tree } from '../tree/Tree';

jest.setTimeout(60_000);

async function found(files: Record<string, string>): Promise<string[]> {
  const { findings } = await lintTree(Tree.fromFiles(files));
  return findings
    .filter(({ rule }) => rule === 'project-permits')
    .map(({ message }) => message);
}

const project = (environment: string, more = '') =>
  `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: {name: shop-${environment}}
spec:
  sourceRepos: ["https://git.example.net/team/shop.git"]
  destinations: [{server: "https://kubernetes.default.svc", namespace: shop-${environment}}]
  clusterResourceWhitelist: [{group: '', kind: Namespace, name: shop-${environment}}]
${more}`;

const application = (environment: string, of = environment) =>
  `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop-${environment}}
spec:
  project: shop-${of}
  source:
    repoURL: https://git.example.net/team/shop.git
    path: ./helm/
    targetRevision: main
    helm: {valueFiles: [values.yaml, values-${environment}.yaml]}
  destination: {server: "https://kubernetes.default.svc", namespace: shop-${environment}}
`;

const tree = {
  'argocd/project-dev.yaml': project('dev'),
  'argocd/project-production.yaml': project('production'),
  'argocd/application-dev.yaml': application('dev'),
  'argocd/application-production.yaml': application('production'),
  'helm/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'helm/values.yaml': '',
  'helm/values-dev.yaml': 'namespace: shop-dev\n',
  'helm/values-production.yaml': 'namespace: shop-production\n',
  'helm/templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: {{ .Values.namespace }}}\n',
};

describe('one AppProject for each environment', () => {
  it('permits what each brings to its own namespace', async () => {
    expect(
      await found({
        ...tree,
        'helm/templates/release.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b, namespace: {{ .Release.Namespace }}}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: {{ .Release.Namespace }}}\n',
      }),
    ).toEqual([]);
  });

  it("does not permit another environment's namespace", async () => {
    expect(
      await found({
        ...tree,
        'helm/values-dev.yaml': 'namespace: shop-production\n',
      }),
    ).toEqual([
      'Project shop-dev does not permit namespace shop-production (ConfigMap a), which the chart makes.',
    ]);
    expect(
      await found({
        ...tree,
        'argocd/application-production.yaml': application('production', 'dev'),
      }),
    ).toEqual(
      expect.arrayContaining([
        'Project shop-dev does not permit namespace shop-production of https://kubernetes.default.svc.',
      ]),
    );
  });

  it('does not permit a kind of the whole cluster, or a Namespace of another name', async () => {
    expect(
      await found({
        ...tree,
        'helm/templates/more.yaml':
          'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: []\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system}\n',
      }),
    ).toEqual(
      ['ClusterRole', 'Namespace'].flatMap(kind =>
        ['dev', 'production'].map(
          environment =>
            `Project shop-${environment} does not permit the kind ${kind}, which the chart makes.`,
        ),
      ),
    );
  });

  it('keeps kinds out of one environment alone', async () => {
    expect(
      await found({
        ...tree,
        'argocd/project-production.yaml': project(
          'production',
          "  namespaceResourceBlacklist: [{group: '', kind: ConfigMap}]\n",
        ),
      }),
    ).toEqual([
      'Project shop-production does not permit the kind ConfigMap, which the chart makes.',
    ]);
  });

  it('says so where a project permits more places than can be compared', async () => {
    const places = Array.from(
      { length: 1_000 },
      (_, index) => `    - {server: s, namespace: m${index}}\n`,
    ).join('');
    const applications = Array.from(
      { length: 100 },
      (_, index) =>
        `---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a${index}}\nspec: {project: p, destination: {server: s, namespace: n${index}}}\n`,
    ).join('');
    const { findings, notChecked } = await lintFiles({
      'argocd/a.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p}\nspec:\n  destinations:\n${places}${applications}`,
    });
    expect(findings.filter(({ rule }) => rule === 'project-permits')).toEqual(
      [],
    );
    expect(notChecked).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(
          'project p in argocd/a.yaml:5 permits too many places for its applications to be compared with them',
        ),
      }),
    ]);
  });
});
