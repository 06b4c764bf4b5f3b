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

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** What the page of one service says of its pods and settings. @public */
export const argocdServiceTranslationRef = createTranslationRef({
  id: 'plugin.argocd.service',
  messages: {
    podsIn: 'Pods in {{environment}}',
    pod: 'Pod',
    image: 'Image',
    restarts: 'Restarts',
    started: 'Started',
    noPods: 'No pod runs.',
    logs: 'Logs',
    logsOf: 'Logs of {{pod}}',
    addresses: 'Addresses and settings in {{environment}}',
    public: 'Public address',
    noPublic: 'none; no Ingress or HTTPRoute leads to it',
    inCluster: 'In the cluster',
    noService: 'none; no Service leads to its pods',
    settings: 'Settings',
    noSettings: 'Git asks for no workload of it.',
    withheld: 'You may not see its manifests.',
    lines: '{{file}}, lines {{from}} to {{to}}',
    replicas_one: '{{count}} replica',
    replicas_other: '{{count}} replicas',
    scaled: 'replicas set by an autoscaler',
    cpu: '{{cpu}} CPU',
    memory: '{{memory}} memory',
    cpuLimit: 'at most {{cpu}} CPU',
    memoryLimit: 'at most {{memory}} memory',
    noResources: 'no CPU or memory requested',
    automatic: 'syncs automatically',
    byHand: 'syncs by hand',
  },
  translations: { de: () => import('./service.de') },
});
