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
  buildEngines,
  domainPattern,
  endpointProfiles,
  environmentNames,
  hostname,
  imageUpdates,
  registrationMethods,
  targetChoices,
  visibilities,
} from '@slipway/plugin-gitops-common';
import { z } from 'zod';

const host = z
  .string()
  .regex(
    new RegExp(`^${hostname}(:\\d{1,5})?$`),
    'is no host like gitlab.example.com',
  );

const groupPath = z
  .string()
  .regex(
    /^[A-Za-z0-9_][\w.-]*(\/[A-Za-z0-9_][\w.-]*)*$/,
    'is no full path of a group like shop/checkout',
  );

const group = z.union(
  [
    groupPath.transform(path => ({ path, owners: undefined })),
    z.strictObject({
      path: groupPath,
      owners: z.array(z.string()).min(1).optional(),
    }),
  ],
  'is neither the full path of a group nor { path, owners }',
);

/** An entry of `gitops.targets[]` as it is written. */
export const targetSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9]([-A-Za-z0-9._]{0,61}[A-Za-z0-9])?$/,
      'is no name of letters, digits, dashes, dots and underscores',
    ),
  title: z.string().min(1).max(80).optional(),
  argocdInstance: z.string(),
  gitlab: z.strictObject({
    host,
    groups: z.array(group).min(1),
    clusterUrl: z
      .string()
      .regex(
        new RegExp(`^https?://${hostname}(:\\d{1,5})?(/[\\w./-]*)?$`),
        'is no http or https address without credentials and query',
      )
      .optional(),
  }),
  endpointProfile: z.enum(endpointProfiles),
  registry: z
    .strictObject({ host: host.optional(), pullFrom: host.optional() })
    .optional(),
  domain: z.string().max(200).regex(domainPattern, 'is no domain'),
  buildEngine: z.enum(buildEngines).default('docker'),
  imageUpdate: z.enum(imageUpdates).default('job-token'),
  registration: z.enum(registrationMethods).default('api'),
  environments: z
    .array(
      z.strictObject({
        name: z.enum(environmentNames),
        sync: z.enum(['automatic', 'manual']).default('automatic'),
      }),
    )
    .min(1)
    .default([{ name: 'dev', sync: 'automatic' }]),
  visibility: z.enum(visibilities).default('private'),
  choices: z.array(z.enum(targetChoices)).default([]),
});

export type WrittenTarget = z.infer<typeof targetSchema>;
