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

import { clusterAddresses } from '@slipway/sandbox';

/** A template that gives each of its parameters to an action as it is. */
const template = (name: string, parameters: string[], step: string) =>
  `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: {name: ${name}}
spec:
  type: service
  owner: group:default/team-web
  parameters:
    - properties: {${parameters.map(key => `${key}: {}`).join(', ')}}
  steps:
    - id: files
      name: Files
      action: fetch:template
      input:
        url: ./skeleton
        values: {text: '\${{ parameters.text }}'}
        token: \${{ secrets.USER_OAUTH_TOKEN }}
${step}
`;

/** Templates of somebody's own that let them call our actions with whatever they like, as files of a repository. */
export const ownTemplates: Record<string, string> = {
  'skeleton/argocd/all.yaml': '${{ values.text }}',
  'apply/template.yaml': template(
    'own-apply',
    ['text', 'instance', 'name', 'repoUrl', 'projectId'],
    `    - id: apply
      name: Apply
      action: argocd:apply
      input:
        instance: \${{ parameters.instance }}
        name: \${{ parameters.name }}
        repoUrl: \${{ parameters.repoUrl }}
        projectId: \${{ parameters.projectId }}
        token: \${{ secrets.USER_OAUTH_TOKEN }}`,
  ).replace('./skeleton', '../skeleton'),
  'check/template.yaml': template(
    'own-check',
    ['text'],
    `    - id: check
      name: Check
      action: gitops:tree:check`,
  ),
  'check/skeleton/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
  'check/skeleton/templates/a.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: {{ len (until 50000000) | quote }}\n',
};

interface Choice {
  project: string;
  environment?: string;
  /** Path of the repository. */
  repository: string;
  namespace?: string;
  appProject?: object;
  syncPolicy?: object;
}

/** The AppProject and the Application of an environment as the template writes them, but for what is chosen. */
export function manifestsOf({
  project,
  environment = 'dev',
  repository,
  namespace = `${project}-${environment}`,
  appProject = {},
  syncPolicy = {},
}: Choice): string {
  const name = `${project}-${environment}`;
  const repoURL = `${clusterAddresses.gitlab}/${repository}.git`;
  const destination = { server: 'https://kubernetes.default.svc', namespace };
  const metadata = {
    name,
    namespace: 'argocd',
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
  };
  const objects = [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata,
      spec: {
        sourceRepos: [repoURL],
        destinations: [destination],
        clusterResourceWhitelist: [
          { group: '', kind: 'Namespace', name: namespace },
        ],
        namespaceResourceBlacklist: [
          { group: '', kind: 'ResourceQuota' },
          { group: '', kind: 'LimitRange' },
          { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
        ],
        ...appProject,
      },
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        ...metadata,
        annotations: { 'backstage.io/entity-ref': `system:default/${project}` },
      },
      spec: {
        project: name,
        source: {
          repoURL,
          targetRevision: 'main',
          path: 'helm',
          helm: { valueFiles: ['values.yaml'] },
        },
        destination,
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
          managedNamespaceMetadata: {
            labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
          },
          ...syncPolicy,
        },
      },
    },
  ];
  return objects.map(object => JSON.stringify(object)).join('\n---\n');
}
