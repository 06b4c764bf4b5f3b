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

import { InstanceConfig } from '../config';
import { ProvenRepository } from '../provision/proof/RoleProof';

const cluster = 'https://kubernetes.default.svc';

/** An instance that lets templates deploy to `<project>-dev` and `<project>-staging`. */
export const provisionInstance: InstanceConfig = {
  name: 'main',
  url: 'http://argocd.internal',
  externalUrl: 'https://argocd.example.com',
  links: [],
  namespace: 'argocd',
  clusters: [],
  headers: {},
  deadlineMs: 15_000,
  reconciliationMs: 180_000,
  read: { kind: 'none' },
  provision: {
    credential: { kind: 'none' },
    destinations: [{ server: cluster, namespaces: ['*-dev', '*-staging'] }],
  },
  registration: {},
};

/** A GitLab that people and the cluster reach by different addresses. */
export const provisionAddresses = {
  aliases: [
    { url: 'https://gitlab.example.com', aliases: ['http://gitlab.internal'] },
  ],
  gitlabHosts: ['gitlab.example.com'],
};

const sourceUrl = 'http://gitlab.internal/team/shop.git';

/** A repository that somebody has proved to maintain, of a GitLab that the cluster knows by another address. */
export const provenRepository: ProvenRepository = {
  host: 'gitlab.example.com',
  projectId: 42,
  path: 'team/shop',
  role: 'Maintainer',
  urls: [
    'https://gitlab.example.com/team/shop',
    'https://gitlab.example.com/team/shop.git',
    'http://gitlab.internal/team/shop',
    sourceUrl,
  ],
};

/** An AppProject that is permitted, with what a test changes of its spec. */
export function appProjectManifest(spec: object = {}, metadata: object = {}) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'shop-dev', namespace: 'argocd', ...metadata },
    spec: {
      sourceRepos: [sourceUrl],
      destinations: [{ server: cluster, namespace: 'shop-dev' }],
      namespaceResourceBlacklist: [
        { group: '', kind: 'ResourceQuota' },
        { group: '', kind: 'LimitRange' },
        { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
      ],
      ...spec,
    },
  };
}

/** An Application that is permitted, with what a test changes of its spec. */
export function applicationManifest(spec: object = {}, metadata: object = {}) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'shop-dev',
      namespace: 'argocd',
      annotations: { 'backstage.io/entity-ref': 'system:default/shop' },
      ...metadata,
    },
    spec: {
      project: 'shop-dev',
      source: {
        repoURL: sourceUrl,
        targetRevision: 'main',
        path: 'helm',
        helm: { valueFiles: ['values.yaml'] },
      },
      destination: { server: cluster, namespace: 'shop-dev' },
      syncPolicy: syncPolicy(),
      ...spec,
    },
  };
}

/** A sync policy that is permitted, with what a test changes of it. */
export function syncPolicy(change: object = {}) {
  return {
    syncOptions: ['CreateNamespace=true'],
    managedNamespaceMetadata: {
      labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    },
    ...change,
  };
}

/** Both objects of another environment that is permitted. */
export function stagingManifests() {
  const destination = { server: cluster, namespace: 'shop-staging' };
  return [
    appProjectManifest(
      { destinations: [destination] },
      { name: 'shop-staging' },
    ),
    applicationManifest(
      { project: 'shop-staging', destination },
      { name: 'shop-staging' },
    ),
  ];
}
