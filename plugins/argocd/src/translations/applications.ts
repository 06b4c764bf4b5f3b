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

/** What the list and the matrix of applications say, and the filter of the catalog. @public */
export const argocdApplicationsTranslationRef = createTranslationRef({
  id: 'plugin.argocd.applications',
  messages: {
    title: 'Applications',
    projects_one: '{{count}} project',
    projects_other: '{{count}} projects',
    applications_one: '{{count}} application',
    applications_other: '{{count}} applications',
    onInstances_one: 'on {{count}} Argo CD instance',
    onInstances_other: 'on {{count}} Argo CD instances',
    mine: 'My projects',
    all: 'All',
    which: 'Which applications',
    view: 'View',
    matrix: 'Matrix',
    list: 'List',
    link: {
      copy: 'Copy link',
      copied: 'Link copied',
      failed: 'Not copied',
    },
    byState: 'Filter by state',
    everything: 'All',
    states: {
      broken: 'Broken',
      syncFailed: 'Sync failed',
      outOfSync: 'Out of sync',
      held: 'Held',
      rollingOut: 'Rolling out',
      behind: 'Behind',
      notCompared: 'Not compared',
      notDeployed: 'Not deployed',
      healthy: 'Healthy',
    },
    search: 'Project, service, commit, person',
    environment: 'Environment',
    instance: 'Instance',
    owner: 'Owner',
    any: 'any',
    project: 'Project',
    projectsByEnvironment: 'Projects and environments',
    sections: {
      attention_one: 'Needs attention, {{count}}',
      attention_other: 'Needs attention, {{count}}',
      notCompared_one: 'Not compared, {{count}}',
      notCompared_other: 'Not compared, {{count}}',
      calm_one: 'No problems, {{count}}',
      calm_other: 'No problems, {{count}}',
    },
    others: 'Other',
    lastEvent: 'Last event',
    promotions: 'Promotions',
    promotionsOpen_one: '{{count}} open',
    promotionsOpen_other: '{{count}} open',
    behind_one: '{{count}} behind',
    behind_other: '{{count}} behind',
    moreInCell_one: '+{{count}}',
    moreInCell_other: '+{{count}}',
    hasNone: 'has no {{environment}}',
    gone: '{{name}} is not here any more.',
    outOfOrder: 'States have changed; rows have kept their place.',
    sortAgain: 'Sort again',
    state: 'State',
    details: 'Details',
    since: 'Since',
    shown_one:
      '{{count}} of {{total}} shown; rows keep their place while states change.',
    shown_other:
      '{{count}} of {{total}} shown; rows keep their place while states change.',
    more: 'Show more',
    nothing: 'No application fits.',
    nothingMine:
      'No application belongs to you or to one of your groups. Look at all of them.',
    nothingYet: 'There is no application that you may see.',
    clear: 'Clear filters',
  },
  translations: { de: () => import('./applications.de') },
});
