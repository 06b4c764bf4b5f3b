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
const page = z.url({ protocol: /^https?$/ });

// Other labels and annotations would steer Argo CD's notifications, image updates or tracking.
const applicationMetadata = metadata.extend({
  labels: z
    .strictObject({
      environment: name.optional(),
      'backstage.io/kubernetes-id': name.optional(),
    })
    .optional(),
  annotations: z
    .strictObject({
      'backstage.io/entity-ref': shortText.optional(),
      'argocd.argoproj.io/manifest-generate-paths': shortText.optional(),
      'link.argocd.argoproj.io/repository': page.optional(),
      'link.argocd.argoproj.io/portal': page.optional(),
    })
    .optional(),
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
      .array(z.strictObject({ group: z.string(), kind: z.string() }))
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
      targetRevision: z.string().min(1).max(255),
      path: pathInside('the repository'),
      helm: z
        .strictObject({
          valueFiles: z.array(pathInside('the chart')).max(20),
        })
        .optional(),
    }),
    destination,
    revisionHistoryLimit: z.number().int().min(0).max(50).optional(),
    syncPolicy: z
      .strictObject({
        automated: z
          .strictObject({
            enabled: z.boolean().optional(),
            prune: z.boolean().optional(),
            selfHeal: z.boolean().optional(),
            allowEmpty: z.boolean().optional(),
          })
          .optional(),
        syncOptions: z
          .array(z.string().regex(/^[A-Za-z]+=(true|false)$/))
          .max(20)
          .optional(),
        managedNamespaceMetadata: z
          .strictObject({
            labels: z.strictObject({
              [podSecurity]: z.enum(['restricted', 'baseline']),
            }),
          })
          .optional(),
        retry: z
          .strictObject({
            limit: z.number().int().min(0).max(20),
            refresh: z.boolean().optional(),
            backoff: z
              .strictObject({
                duration: z.string(),
                factor: z.number(),
                maxDuration: z.string(),
              })
              .optional(),
          })
          .optional(),
      })
      .optional(),
  }),
});

export type AppProjectManifest = z.infer<typeof appProjectSchema>;
export type ApplicationManifest = z.infer<typeof applicationSchema>;
