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

const cluster = 'https://kubernetes.default.svc';

/** Both objects of an environment, as the template writes them for a repository of the sandbox. */
function environmentManifests(
  project: string,
  environment: string,
  repository: { host: string; path: string },
) {
  const { host, path } = repository;
  const name = `${project}-${environment}`;
  const repoURL = `${clusterAddresses.gitlab}/${path}.git`;
  const destination = { server: cluster, namespace: name };
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: {
        name,
        namespace: 'argocd',
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        description: 'New',
        sourceRepos: [repoURL],
        destinations: [destination],
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace', name }],
        namespaceResourceBlacklist: [
          { group: '', kind: 'ResourceQuota' },
          { group: '', kind: 'LimitRange' },
          { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
        ],
      },
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name,
        namespace: 'argocd',
        labels: { environment, 'backstage.io/kubernetes-id': project },
        annotations: {
          'backstage.io/entity-ref': `system:default/${project}`,
          'argocd.argoproj.io/manifest-generate-paths': '.',
          'link.argocd.argoproj.io/repository': `http://${host}/${path}`,
          'link.argocd.argoproj.io/portal': `https://portal.example.com/catalog/default/system/${project}/argo-cd`,
        },
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        project: name,
        source: {
          repoURL,
          targetRevision: 'main',
          path: 'helm',
          helm: { valueFiles: ['values.yaml', `values-${environment}.yaml`] },
        },
        destination,
        revisionHistoryLimit: 10,
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
          managedNamespaceMetadata: {
            labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
          },
          retry: {
            limit: 5,
            backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
          },
        },
      },
    },
  ];
}

/** What a task asks for a new repository of the sandbox. */
export function provisionRequest(options: {
  host: string;
  projectId: number;
  path: string;
  project: string;
  environments: string[];
  userToken: string;
}) {
  const { environments, host, path, project, projectId, userToken } = options;
  return {
    provisionId: 'task-1',
    project,
    repository: { host, projectId },
    entityRef: `system:default/${project}`,
    manifests: environments.flatMap(environment =>
      environmentManifests(project, environment, { host, path }),
    ),
    userToken,
  };
}

export type ProvisionRequestBody = ReturnType<typeof provisionRequest>;
