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

/** Every word of the user interface that does not come from the back end. @public */
export const argocdTranslationRef = createTranslationRef({
  id: 'plugin.argocd',
  messages: {
    title: 'Argo CD',
    loading: 'Loading the state of the deployments',
    openInArgocd: 'Open in Argo CD',
    newTab: 'opens in a new tab',
    openTab: 'Open the Argo CD tab',
    seeWhy: 'See why',
    verdict: {
      deleting: 'Deleting',
      cannotCompare: 'Cannot compare',
      rollingOut: 'Rolling out',
      syncFailed: 'Sync failed',
      broken: 'Broken',
      notDeployed: 'Not deployed',
      outOfDate: 'Out of date',
      paused: 'Paused',
      live: 'Live',
      unknown: 'Unknown',
      was: 'Was: {{word}}',
    },
    environments: {
      label: 'Environments',
      headline: '{{environment}}: {{sentence}}',
    },
    connection: {
      live: 'Connected',
      polling: 'Asks every {{seconds}} s',
      lost: 'The portal does not answer',
    },
    instance: {
      starting: '{{name}} is being read for the first time.',
      stale:
        '{{name}} has not answered for a moment; you see what was known {{age}}.',
      unreachable: '{{name}} does not answer; you see what was known {{age}}.',
      unreachableNever:
        '{{name}} does not answer, and nothing is known of it yet.',
      unauthorized:
        "{{name}} refuses the portal's credential. Ask the platform team to renew it.",
    },
    why: {
      title: 'Why',
      where: 'Where it fails',
      lastEvent: 'Last event',
      next: 'What to do next',
      original: 'Show original',
      times_one: '{{count}} time',
      times_other: '{{count}} times',
    },
    facts: {
      title: 'State',
      revision: 'Revision in Git',
      sync: 'Sync',
      health: 'Health',
      operation: 'Last operation',
      by: 'by {{name}}',
      automatic: 'automatic',
      conditions: 'Conditions',
      images: 'Images',
      noImages: 'No image runs yet.',
      application: 'Application',
      project: 'Project',
      namespace: 'Namespace',
      instance: 'Instance',
      autoSync: 'Syncs',
      autoSyncOn: 'automatically',
      autoSyncOff: 'when someone asks',
      unknown: 'unknown',
    },
    actions: {
      title: 'What you can do in {{environment}}',
      sync: 'Sync…',
      syncHint: 'Brings what Git asks for into the cluster.',
      syncNothing: 'Would change nothing: the cluster is the same as Git.',
      refresh: 'Refresh',
      refreshHint: 'Lets Argo CD read Git again now.',
      syncing: 'Asking Argo CD to sync…',
      refreshing: 'Argo CD reads Git…',
      synced: 'Argo CD has taken on the sync.',
      refreshed: 'Argo CD has read Git.',
      failed: 'That did not work: {{message}}',
    },
    syncDialog: {
      title: 'Sync {{environment}}',
      text: 'Argo CD brings {{application}} to what {{target}} points at.',
      prune: 'Delete what is in the cluster and no longer in Git',
      confirm: 'Sync {{environment}}',
      cancel: 'Cancel',
    },
    history: {
      title: 'Deployments',
      empty: 'Nothing has been deployed yet.',
      when: 'When',
      revision: 'Revision',
      startedBy: 'Started by',
      took: 'Took',
      runsNow: 'runs now',
    },
    copy: {
      action: 'Copy {{what}}',
      done: 'Copied',
    },
    empty: {
      title: 'No application is linked to this entity.',
      hint: 'Add one line to catalog-info.yaml:',
      alternative:
        'Or let the application name this entity itself, with the annotation {{annotation}}.',
      notFoundTitle: 'No application fits what this entity names.',
      notFoundHint:
        'The annotations name applications, but no Argo CD instance has one that fits. Look for a typing error, or wait until it is created.',
    },
    noPermission: {
      title: 'You may not see the applications of this entity.',
      hint: 'Ask its owner, or the people who look after the portal, for read access.',
    },
    error: {
      title: 'The portal cannot say how the deployments are.',
      retry: 'Try again',
    },
    hidden_one:
      '{{count}} more application is hidden, because you may not see it.',
    hidden_other:
      '{{count}} more applications are hidden, because you may not see them.',
  },
});
