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

/** What the graph, the table and the details of resources say. @public */
export const argocdResourcesTranslationRef = createTranslationRef({
  id: 'plugin.argocd.resources',
  messages: {
    noneFailing: 'none failing',
    failing_one: '{{count}} failing',
    failing_other: '{{count}} failing',
    allAsInGit: 'all as in Git',
    differingCount_one: '{{count}} differs from Git',
    differingCount_other: '{{count}} differ from Git',
    counts: '{{failing}}; {{differing}}',
    view: 'View',
    asGraph: 'Graph',
    asTable: 'Table',
    graph: 'Resources of {{environment}} as a graph',
    list: 'Resources of {{environment}}',
    search: 'Find a resource',
    onlyFailing: 'Only failing',
    differing: 'Differs from Git',
    kinds: 'Kinds',
    allKinds: 'All kinds',
    application: 'Application',
    line: '{{kind}}, {{state}}',
    states: {
      crashes: 'crashes',
      imageMissing: 'cannot get its image',
      cannotStart: 'cannot start',
      waits: 'waits for a node',
      starts: 'starts',
      runs: 'not ready',
      ready: 'ready',
      done: 'done',
      failed: 'failed',
      ends: 'is being removed',
      unknown: 'state unknown',
      stillServes: 'still serves',
      missing: 'not in the cluster',
      noLongerInGit: 'no longer in Git',
      broken: 'broken',
      inProgress: 'in progress',
      paused: 'paused',
      podsReady: '{{ready}} of {{total}} pods ready',
      previousVersion: 'previous version',
      differsFromGit: 'differs from Git',
      healthy: 'healthy',
      asInGit: 'as in Git',
    },
    groups: {
      workload: 'Workloads',
      network: 'Network',
      configuration: 'Configuration',
      storage: 'Storage',
      access: 'Access',
      other: 'Other',
    },
    legend: {
      failing: 'fails',
      previous: 'previous version',
    },
    expand: 'Show what is below {{name}}',
    collapse: 'Hide what is below {{name}}',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit',
    name: 'Name',
    kind: 'Kind',
    age: 'Age',
    says: 'What it says',
    nothing: 'Nothing fits.',
    close: 'Close',
    summary: 'Summary',
    diff: 'Difference',
    events: 'Events',
    openLogs: 'Open logs',
    restart: 'Restart…',
    ownedBy: '{{kind}}, owned by',
    owns: 'Owns',
    ownsMore_one: 'and {{count}} more',
    ownsMore_other: 'and {{count}} more',
    more_one: '{{count}} more',
    more_other: '{{count}} more',
    hook: 'Hook of the sync',
    noEvents: 'There are no events.',
    lastEvent: 'Last event',
    created: 'Created',
    node: 'Node',
    container_one: 'Container',
    container_other: 'Containers',
    image: 'Image',
    pods: 'Pods',
    podsOf: '{{ready}} of {{total}} ready',
    restarts_one: '{{count}} restart',
    restarts_other: '{{count}} restarts',
    times_one: '{{count}} time',
    times_other: '{{count}} times',
    exitCode: 'Exit code {{code}}',
    ranFor: 'ran for {{duration}}',
    ended: 'ended',
    outOfMemory: 'out of memory',
    sameAsGit: 'As in Git. The manifest:',
  },
  translations: { de: () => import('./resources.de') },
});
