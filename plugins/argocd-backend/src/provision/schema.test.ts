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

import {
  applicationManifest,
  appProjectManifest,
  syncPolicy,
} from '../__testUtils__/provisionManifests';
import { recordedApplication } from '../__testUtils__/recordings';
import { applicationSchema, appProjectSchema } from './schema';

/** Where a manifest does not fit, as the path of each field. */
function misfits(
  schema: typeof applicationSchema | typeof appProjectSchema,
  value: unknown,
): string[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
}

const source = (change: object) => ({
  source: { ...applicationManifest().spec.source, ...change },
});

describe('appProjectSchema', () => {
  it('takes what a template makes', () => {
    expect(misfits(appProjectSchema, appProjectManifest())).toEqual([]);
    expect(
      misfits(
        appProjectSchema,
        appProjectManifest(
          {
            description: 'Shop',
            clusterResourceWhitelist: [
              { group: '', kind: 'Namespace', name: 'shop-dev' },
            ],
          },
          { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
        ),
      ),
    ).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['what it does not know', { sourceNamespaces: ['*'] }, 'spec'],
    ['roles', { roles: [{ name: 'admin' }] }, 'spec'],
    ['no repository', { sourceRepos: [] }, 'spec.sourceRepos'],
    [
      'two repositories',
      { sourceRepos: ['https://a.example/x', 'https://a.example/y'] },
      'spec.sourceRepos',
    ],
    ['no destination', { destinations: [] }, 'spec.destinations'],
    [
      'two destinations',
      {
        destinations: ['shop-dev', 'shop-staging'].map(namespace => ({
          server: 'https://a.example',
          namespace,
        })),
      },
      'spec.destinations',
    ],
    [
      'two Namespaces',
      {
        clusterResourceWhitelist: ['shop-dev', 'shop-staging'].map(name => ({
          group: '',
          kind: 'Namespace',
          name,
        })),
      },
      'spec.clusterResourceWhitelist',
    ],
    [
      'a pattern of namespaces',
      { destinations: [{ server: 'https://a.example', namespace: 'shop-*' }] },
      'spec.destinations.0.namespace',
    ],
    [
      'a cluster by name',
      { destinations: [{ name: 'in-cluster', namespace: 'shop-dev' }] },
      'spec.destinations.0.server',
    ],
    [
      'all Namespaces',
      { clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }] },
      'spec.clusterResourceWhitelist.0.name',
    ],
    [
      'another kind of the whole cluster',
      {
        clusterResourceWhitelist: [
          {
            group: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: 'admin',
          },
        ],
      },
      'spec.clusterResourceWhitelist.0.group',
    ],
    [
      'quotas of its own',
      {
        namespaceResourceBlacklist: [
          { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
        ],
      },
      'spec.namespaceResourceBlacklist',
    ],
  ])('refuses %s', (_name, change, field) => {
    expect(misfits(appProjectSchema, appProjectManifest(change))).toContain(
      field,
    );
  });
});

/** What an autoscaler has set, in the words of Argo CD. */
const autoscaled = {
  group: 'apps',
  kind: 'Deployment',
  managedFieldsManagers: ['kube-controller-manager'],
};

describe('applicationSchema', () => {
  it('takes what a template makes', () => {
    expect(misfits(applicationSchema, applicationManifest())).toEqual([]);
    expect(
      misfits(
        applicationSchema,
        applicationManifest(
          {
            ...source({ helm: { valueFiles: ['values-dev.yaml'] } }),
            ignoreDifferences: [autoscaled],
            syncPolicy: syncPolicy({
              automated: { prune: true, selfHeal: true },
              syncOptions: [
                'CreateNamespace=true',
                'ServerSideApply=true',
                'ApplyOutOfSyncOnly=true',
                'RespectIgnoreDifferences=true',
                'FailOnSharedResource=false',
                'PruneLast=true',
                'PrunePropagationPolicy=foreground',
              ],
              managedNamespaceMetadata: {
                labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
              },
              retry: {
                limit: 2,
                backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
              },
            }),
          },
          {
            labels: { environment: 'dev' },
            annotations: {
              'backstage.io/entity-ref': 'system:default/shop',
              'link.argocd.argoproj.io/portal': 'https://portal.example.com',
            },
          },
        ),
      ),
    ).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['what it does not know', { sources: [] }, 'spec'],
    [
      'a path out of the repository',
      source({ path: '../x' }),
      'spec.source.path',
    ],
    ['an absolute path', source({ path: '/etc' }), 'spec.source.path'],
    [
      'values from elsewhere',
      source({ helm: { valueFiles: ['https://evil.example/values.yaml'] } }),
      'spec.source.helm.valueFiles.0',
    ],
    [
      'parameters of the chart',
      source({ helm: { valueFiles: ['values.yaml'], parameters: [] } }),
      'spec.source.helm',
    ],
    ['a plugin', source({ plugin: { name: 'x' } }), 'spec.source'],
    [
      'a kustomization, or whatever else is there',
      source({ helm: undefined }),
      'spec.source.helm',
    ],
    [
      'Helm that says nothing',
      source({ helm: {} }),
      'spec.source.helm.valueFiles',
    ],
    [
      'Helm without value files',
      source({ helm: { valueFiles: [] } }),
      'spec.source.helm.valueFiles',
    ],
    ...['.', './', './helm', 'helm/.', 'helm//chart', 'helm/', ''].map(
      path =>
        [`the path '${path}'`, source({ path }), 'spec.source.path'] as [
          string,
          object,
          string,
        ],
    ),
    [
      'no revision',
      source({ targetRevision: '' }),
      'spec.source.targetRevision',
    ],
    [
      'a revision that is an option of Git',
      source({ targetRevision: '--upload-pack=x' }),
      'spec.source.targetRevision',
    ],
    [
      'a revision that is a range',
      source({ targetRevision: 'main..dev' }),
      'spec.source.targetRevision',
    ],
    [
      'a difference that somebody else than an autoscaler makes',
      {
        ignoreDifferences: [
          { ...autoscaled, managedFieldsManagers: ['kubectl-edit'] },
        ],
      },
      'spec.ignoreDifferences.0.managedFieldsManagers.0',
    ],
    [
      'fields that are ignored whoever changes them',
      { ignoreDifferences: [{ ...autoscaled, jsonPointers: ['/spec'] }] },
      'spec.ignoreDifferences.0',
    ],
    [
      'more to ignore than what an autoscaler sets',
      { ignoreDifferences: [autoscaled, { kind: 'Secret' }] },
      'spec.ignoreDifferences',
    ],
    ['no sync policy', { syncPolicy: undefined }, 'spec.syncPolicy'],
    [
      'no sync options',
      { syncPolicy: syncPolicy({ syncOptions: undefined }) },
      'spec.syncPolicy.syncOptions',
    ],
    [
      'a namespace that Argo CD does not create',
      { syncPolicy: syncPolicy({ syncOptions: ['PruneLast=true'] }) },
      'spec.syncPolicy.syncOptions',
    ],
    [
      'a sync option twice',
      {
        syncPolicy: syncPolicy({
          syncOptions: [
            'CreateNamespace=true',
            'PruneLast=true',
            'PruneLast=false',
          ],
        }),
      },
      'spec.syncPolicy.syncOptions',
    ],
    [
      'no pod security',
      { syncPolicy: syncPolicy({ managedNamespaceMetadata: undefined }) },
      'spec.syncPolicy.managedNamespaceMetadata',
    ],
    [
      'other labels than that of pod security',
      {
        syncPolicy: syncPolicy({ managedNamespaceMetadata: { labels: {} } }),
      },
      'spec.syncPolicy.managedNamespaceMetadata.labels.pod-security.kubernetes.io/enforce',
    ],
    [
      'pods that may do everything',
      {
        syncPolicy: syncPolicy({
          managedNamespaceMetadata: {
            labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
          },
        }),
      },
      'spec.syncPolicy.managedNamespaceMetadata.labels.pod-security.kubernetes.io/enforce',
    ],
    [
      'more labels of the Namespace',
      {
        syncPolicy: syncPolicy({
          managedNamespaceMetadata: {
            labels: {
              'pod-security.kubernetes.io/enforce': 'restricted',
              team: 'a',
            },
          },
        }),
      },
      'spec.syncPolicy.managedNamespaceMetadata.labels',
    ],
    [
      'annotations of the Namespace',
      {
        syncPolicy: syncPolicy({
          managedNamespaceMetadata: {
            ...syncPolicy().managedNamespaceMetadata,
            annotations: { a: 'b' },
          },
        }),
      },
      'spec.syncPolicy.managedNamespaceMetadata',
    ],
    [
      'endless tries',
      { syncPolicy: syncPolicy({ retry: { limit: -1 } }) },
      'spec.syncPolicy.retry.limit',
    ],
    [
      'a pause that is none',
      {
        syncPolicy: syncPolicy({
          retry: {
            limit: 1,
            backoff: { duration: 'soon', factor: 2, maxDuration: '3m' },
          },
        }),
      },
      'spec.syncPolicy.retry.backoff.duration',
    ],
  ])('refuses %s', (_name, change, field) => {
    expect(misfits(applicationSchema, applicationManifest(change))).toContain(
      field,
    );
  });

  it.each<[string, object, string]>([
    ['no DNS label', { name: 'Shop_Dev' }, 'metadata.name'],
    ['too long a name', { name: 'a'.repeat(64) }, 'metadata.name'],
    [
      'a finalizer of somebody else',
      { finalizers: ['x'] },
      'metadata.finalizers.0',
    ],
    [
      'an annotation that steers notifications',
      { annotations: { 'notifications.argoproj.io/subscribe': 'x' } },
      'metadata.annotations',
    ],
    [
      'a label that claims another object',
      { labels: { 'app.kubernetes.io/instance': 'other' } },
      'metadata.labels',
    ],
    [
      'a link that is a script',
      {
        annotations: { 'link.argocd.argoproj.io/portal': 'data:text/html,x' },
      },
      'metadata.annotations.link.argocd.argoproj.io/portal',
    ],
  ])('refuses %s', (_name, metadata, field) => {
    expect(
      misfits(applicationSchema, applicationManifest({}, metadata)),
    ).toContain(field);
  });

  it.each([
    'Replace=true',
    'Replace=false',
    'Force=true',
    'Validate=false',
    'SkipDryRunOnMissingResource=true',
    'CreateNamespace=false',
    'PrunePropagationPolicy=orphan',
    'Prune=false',
    'Delete=false',
    'ClientSideApplyMigration=false',
    'createnamespace=true',
    'CreateNamespace = true',
    'CreateNamespace=true,Replace=true',
    'CreateNamespace=true\nReplace=true',
    '',
  ])('refuses the sync option %j', option => {
    expect(
      misfits(
        applicationSchema,
        applicationManifest({
          syncPolicy: syncPolicy({
            syncOptions: ['CreateNamespace=true', option],
          }),
        }),
      ),
    ).toContain('spec.syncPolicy.syncOptions.1');
  });

  it('refuses an Application as Argo CD answers it, with its status', () => {
    expect(
      misfits(
        applicationSchema,
        recordedApplication('read/get-case-crash.json'),
      ),
    ).not.toEqual([]);
  });
});
