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

import { z } from 'zod';

const name = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a DNS label');
const pathInside = (what: string) =>
  z
    .string()
    .regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, `must be a path inside ${what}`);
/** A folder by its name: the root of a repository is no chart of one environment. */
const folder = pathInside('the repository').regex(
  /^(?!(.*\/)?\.?(\/|$))/,
  'must name the folder of the chart',
);
const finalizers = z.array(
  z.enum([
    'resources-finalizer.argocd.argoproj.io',
    'resources-finalizer.argocd.argoproj.io/background',
  ]),
);
const shortText = z.string().max(1000);
const metadata = z.strictObject({
  name,
  namespace: name,
  finalizers: finalizers.optional(),
});
/** A link that Argo CD shows to everybody: never a script. */
const page = z.url({ protocol: /^https?$/ }).max(2048);

// Other labels and annotations would steer Argo CD's notifications, image updates or tracking.
const applicationMetadata = metadata.extend({
  labels: z
    .strictObject({
      environment: name.optional(),
      'backstage.io/kubernetes-id': name.optional(),
    })
    .optional(),
  annotations: z.strictObject({
    'backstage.io/entity-ref': shortText,
    'argocd.argoproj.io/manifest-generate-paths': shortText.optional(),
    'link.argocd.argoproj.io/repository': page.optional(),
    'link.argocd.argoproj.io/portal': page.optional(),
  }),
});
const destination = z.strictObject({
  server: z.string().url(),
  namespace: name,
});
const refusedKinds = [
  { group: '', kind: 'ResourceQuota' },
  { group: '', kind: 'LimitRange' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
];
const podSecurity = 'pod-security.kubernetes.io/enforce';
/** A branch, tag or commit that Git takes for nothing else. */
const revision = z
  .string()
  .max(255)
  .regex(/^(?!.*\.\.)\w[\w./+@-]*$/, 'must be a branch, a tag or a commit');
const duration = z
  .string()
  .regex(/^[0-9]{1,5}(ms|s|m|h)$/, 'must be a duration such as 5s or 3m');

/**
 * What a sync may be told. Not among them: what replaces or deletes by force (Replace, Force), what applies unchecked
 * (Validate=false, SkipDryRunOnMissingResource), and what leaves behind what was pruned (orphan).
 */
const syncOptions = [
  'CreateNamespace=true',
  ...[
    'ApplyOutOfSyncOnly',
    'FailOnSharedResource',
    'PruneLast',
    'RespectIgnoreDifferences',
    'ServerSideApply',
  ].flatMap(option => [`${option}=true`, `${option}=false`]),
  'PrunePropagationPolicy=background',
  'PrunePropagationPolicy=foreground',
] as const;

function isEachOnce(options: string[]): boolean {
  const names = options.map(option => option.split('=')[0]);
  return new Set(names).size === names.length;
}

// Argo CD drops what it does not know without a word; here it is refused.
export const appProjectSchema = z.strictObject({
  apiVersion: z.literal('argoproj.io/v1alpha1'),
  kind: z.literal('AppProject'),
  metadata,
  spec: z.strictObject({
    description: z.string().max(255).optional(),
    sourceRepos: z.tuple([z.string().max(2048)]),
    destinations: z.tuple([destination]),
    // Namespaces by name only: another project's could be taken over or deleted.
    clusterResourceWhitelist: z
      .array(
        z.strictObject({
          group: z.literal(''),
          kind: z.literal('Namespace'),
          name,
        }),
      )
      .max(1)
      .optional(),
    namespaceResourceBlacklist: z
      .array(
        z.strictObject({
          group: z.string().max(253),
          kind: z.string().max(63),
        }),
      )
      .refine(
        list =>
          refusedKinds.every(refused =>
            list.some(
              ({ group, kind }) =>
                group === refused.group && kind === refused.kind,
            ),
          ),
        `must refuse ${refusedKinds.map(({ kind }) => kind).join(', ')}`,
      ),
  }),
});

export const applicationSchema = z.strictObject({
  apiVersion: z.literal('argoproj.io/v1alpha1'),
  kind: z.literal('Application'),
  metadata: applicationMetadata,
  spec: z.strictObject({
    project: name,
    source: z.strictObject({
      repoURL: z.string().max(2048),
      targetRevision: revision,
      path: folder,
      // Without value files Argo CD takes whatever it finds, and a kustomization is read from anywhere with its credentials.
      helm: z.strictObject({
        valueFiles: z.array(pathInside('the chart')).min(1).max(20),
      }),
    }),
    destination,
    revisionHistoryLimit: z.number().int().min(0).max(50).optional(),
    // What hides a difference is allowed for one thing: the replicas that an autoscaler has set.
    ignoreDifferences: z
      .tuple([
        z.strictObject({
          group: z.literal('apps'),
          kind: z.literal('Deployment'),
          managedFieldsManagers: z.tuple([
            z.literal('kube-controller-manager'),
          ]),
        }),
      ])
      .optional(),
    syncPolicy: z.strictObject({
      automated: z
        .strictObject({
          enabled: z.boolean().optional(),
          prune: z.boolean().optional(),
          selfHeal: z.boolean().optional(),
          allowEmpty: z.boolean().optional(),
        })
        .optional(),
      // Without it the namespace would come from elsewhere, and without the label below.
      syncOptions: z
        .array(
          z.enum(syncOptions, {
            error: `must be one of ${syncOptions.join(', ')}`,
          }),
        )
        .refine(isEachOnce, 'must name each option once')
        .refine(
          options => options.includes('CreateNamespace=true'),
          'must have CreateNamespace=true, which gives the namespace its pod security',
        ),
      managedNamespaceMetadata: z.strictObject({
        labels: z.strictObject({
          [podSecurity]: z.enum(['restricted', 'baseline']),
        }),
      }),
      retry: z
        .strictObject({
          limit: z.number().int().min(0).max(20),
          refresh: z.boolean().optional(),
          backoff: z
            .strictObject({
              duration,
              factor: z.number().int().min(1).max(10),
              maxDuration: duration,
            })
            .optional(),
        })
        .optional(),
    }),
  }),
});

export type AppProjectManifest = z.infer<typeof appProjectSchema>;
export type ApplicationManifest = z.infer<typeof applicationSchema>;
