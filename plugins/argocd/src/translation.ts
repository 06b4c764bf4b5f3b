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
  createTranslationRef,
  TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { argocdMessages } from '@slipway/plugin-argocd-common';

/** What the tab and the card of an entity say, and what every page says; each other room has its own. @public */
export const argocdTranslationRef = createTranslationRef({
  id: 'plugin.argocd',
  messages: {
    /** For the codes of the back end. */
    sentences: argocdMessages,
    title: 'Argo CD',
    loading: 'Loading the state of the deployments',
    openInArgocd: 'Open in Argo CD',
    deepLinks: 'Deep links',
    newTab: 'opens in a new tab',
    openTab: 'Open the Argo CD tab',
    seeWhy: 'See why',
    verdict: {
      deleting: 'Being deleted',
      cannotCompare: 'Cannot compare',
      rollingOut: 'Rolling out',
      syncFailed: 'Sync failed',
      refused: 'Argo CD refuses',
      broken: 'Broken',
      rolledBack: 'Rolled back',
      rolledBackTo: 'Rolled back to {{revision}}',
      retrying: 'Retrying at {{time}}',
      notDeployed: 'Not deployed',
      outOfDate: 'Out of sync',
      paused: 'Paused',
      live: 'Healthy',
      unknown: 'Unknown',
      notCompared: 'Not compared',
      was: 'Was: {{word}}',
      wasAt: 'Was: {{word}}, at {{time}}',
      wasSaid: 'When it was last compared, {{time}}: {{sentence}}',
      asOf: 'As of {{time}}',
      asLastKnown: 'As last known',
      wasLive: 'Was healthy',
      wasLiveAt: 'Was healthy, at {{time}}',
    },
    version: {
      label: 'Version',
      latest: 'Latest change',
      notLive: 'not live',
      by: 'by {{author}}',
      images_one: '{{image}} and {{count}} more image',
      images_other: '{{image}} and {{count}} more images',
      behind_one: '{{count}} change behind',
      behind_other: '{{count}} changes behind',
      notLatest: 'Not the latest change',
      unknown: 'Version unknown',
      noChange: 'No complete change',
      distanceUnknown: 'Distance unknown',
      why: {
        notRead: 'Its pods have not been read yet.',
        noneReady: 'No pod of it is ready.',
        noCommit: 'The tags of its images name no commit.',
        noChange: 'No change is there with all of its services.',
        notTold: 'GitLab has not told yet how its commits follow each other.',
        row: 'Its pods have not been read yet, or GitLab has not told how its commits follow each other.',
      },
      wanted: 'Git asks for',
    },
    environments: {
      label: 'Environments',
      environment: 'Environment',
      deployed: 'Deployed',
      state: 'State',
      changes: 'Changes',
      actions: 'Actions',
      openApp: 'Open app',
      imageUpdate: 'image update',
      pods_one: '{{ready}} of {{total}} pod ready',
      pods_other: '{{ready}} of {{total}} pods ready',
      podsOld: '{{ready}}/{{total}} pods',
      slow: 'for {{elapsed}}, usually {{usual}}',
      at: 'at {{time}}',
      all_one: 'Show it',
      all_other: 'Show all {{count}}',
    },
    headline: {
      wentLive: 'The latest change went live in {{environment}}',
      afterPush: '{{duration}} after the push',
      service: {
        one_one: 'The only service',
        one_other: 'One of {{count}} services',
        of: 'of',
        counted: 'Counted here: changes that built a new {{service}} image.',
        promotion: 'A promotion moves the whole project.',
      },
    },
    promotion: {
      promote: 'Promote to {{environment}}…',
      blocked: {
        notComparing:
          'Not now: a promotion would not be deployed while Argo CD does not compare. You can still merge in GitLab; it is picked up afterwards.',
        notAnswering:
          'Not now: nobody can see what a promotion does while Argo CD does not answer. You can still merge in GitLab; it is picked up afterwards.',
      },
      step: '{{mergeRequest}} promotes {{commit}} to {{environment}}.',
      stepCounted_one:
        '{{mergeRequest}} promotes {{commit}} to {{environment}} ({{count}} change).',
      stepCounted_other:
        '{{mergeRequest}} promotes {{commit}} to {{environment}} ({{count}} changes).',
      open: 'Open merge request',
      wholeProject:
        'A promotion moves the whole project, not this service alone.',
      waitsFor: {
        pipeline: 'Waiting for its pipeline.',
        approval: 'Waiting for an approval.',
        conflict: 'It conflicts with the branch.',
        discussion: 'Waiting for open discussions.',
        draft: 'It is still a draft.',
        merge: 'Waiting to be merged.',
        unknown: 'Not merged yet.',
      },
    },
    details: {
      label: 'Details',
      services: 'Services',
      pods: 'Pods',
      resources: 'Resources',
      deployments: 'Deployments',
    },
    services: {
      title: 'Services by environment',
      service: 'Service',
      none: 'No service is known yet.',
      newer: 'newer',
      newerHint: 'Newer than in the environment that follows',
      nothingRuns: 'Nothing running',
      noneReady: 'No pod ready',
      note: 'A service keeps its image until a change touches it.',
      lastChange: 'Last change',
      pods_one: '{{ready}}/{{total}} pod',
      pods_other: '{{ready}}/{{total}} pods',
    },
    connection: {
      pushed: 'Changes show at once',
      compared: 'Argo CD compared {{age}} ago',
      polling: 'Looks every {{seconds}} s',
      lost: 'The portal has not answered since {{time}}; what is shown is from then.',
      notRead:
        'How it is now could not be read; what is shown is from before. {{message}}',
      off: 'Not now: the portal does not answer.',
    },
    credentials: {
      ends: "{{name}}: the portal's tokens end – {{ends}}.",
      renew:
        "{{name}}: the portal's tokens end – {{ends}}. Renew them with platform/renew.",
      ended: '{{what}} has ended',
      today: '{{what}} in less than a day',
      left_one: '{{what}} in {{count}} day',
      left_other: '{{what}} in {{count}} days',
      purpose: { read: 'read', operate: 'operate', provision: 'provision' },
    },
    instance: {
      delayed: '{{name}} does not push changes; they show up to 30 s late.',
      trouble: '{{name}}: {{trouble}}',
      starting: '{{name}} is being read for the first time.',
      stale:
        '{{name}} has not answered for a moment; you see what was known at {{time}}.',
      unreachable:
        '{{name}} does not answer; you see what was known at {{time}}.',
      unreachableNever:
        '{{name}} does not answer, and nothing is known of it yet.',
      unauthorized:
        "{{name}} refuses the portal's credential. Ask the platform team to renew it.",
      advice: {
        notComparing:
          'New changes are not deployed until it compares again. Ask the platform team to look at its application controller.',
        repositoryServerAway:
          'Nothing is wrong with the repositories. Ask the platform team to look at the repo-server.',
        cacheAway:
          'Nothing is wrong with the repositories. Ask the platform team to look at Redis.',
        clusterAway:
          'Nothing is wrong with the repositories. Ask the platform team whether the cluster is up.',
        repositoryHostAway:
          'New changes from there are not deployed until the host answers again. Ask the platform team whether Argo CD reaches it.',
      },
    },
    instanceStatus: {
      title: 'Instance status',
      of: 'Instance status of {{name}}',
      heard: 'Connection',
      since: '{{status}} since {{time}}',
      code: {
        starting: 'being read',
        live: 'heard',
        delayed: 'heard late',
        stale: 'not heard for a moment',
        unreachable: 'does not answer',
        unauthorized: 'credential refused',
      },
      dataAsOf: 'Data as of',
      comparedAt: 'Last comparison',
      never: 'none yet',
      version: 'Version',
    },
    facts: {
      revision: 'Synced revision',
      sync: 'Sync',
      health: 'Health',
      operation: 'Last sync',
      by: 'by {{name}}',
      automatic: 'automatic',
      conditions: 'Conditions',
      application: 'Application',
      applicationSet: 'ApplicationSet',
      selected: 'only {{objects}}',
      selectedOf: 'only {{synced}} of {{total}} resources: {{objects}}',
      configuration: 'Configuration since',
      cluster: 'Cluster',
      project: 'Project',
      namespace: 'Namespace',
      instance: 'Instance',
      autoSync: 'Syncs',
      autoSyncOn: 'automatically',
      autoSyncOff: 'on request',
      unknown: 'unknown',
    },
    delivery: {
      title:
        'Way of the latest change on {{branch}}, from commit to environment',
      pipeline: {
        passed: 'Pipeline passed',
        failed: 'Pipeline failed',
        running: 'Pipeline runs',
        ended: 'Pipeline ended',
      },
      image: 'Images',
      imageUpdate: 'Image update in Git',
      commit: 'Commit in Git',
      for: 'for {{environment}}',
      deployedTo: 'Deployed to {{environment}}',
      waiting: 'Waiting for an environment',
      noneHasIt: 'none has it yet',
      merged: 'Merged in Git',
      waitsForArgocd: 'Waiting for Argo CD',
      since: 'since {{time}}, {{age}}',
      jobs: '{{done}} of {{all}} jobs',
      pushed_one: 'Image pushed',
      pushed_other: '{{count}} images pushed',
      notPushed: 'none pushed for it',
      notPushedYet: 'none pushed yet',
      total: 'push to live in {{environment}}',
      unavailable: 'GitLab: {{reason}}',
      withheld:
        'You may not see the title, the author, the merge request and the pipeline of this commit, because the project is private in GitLab; its owners and the platform group may.',
      withheldTitle:
        'Title for owners and the platform group only: the project is private in GitLab.',
    },
    actions: {
      title: 'Actions in {{environment}}',
      more: 'More for {{environment}}',
      sync: 'Sync…',
      refresh: 'Refresh',
      refreshHint: 'Argo CD reads Git again now.',
      hardRefresh: 'Hard refresh',
      hardRefreshHint:
        'Renders everything again, without what Argo CD remembers.',
      rollback: 'Roll back…',
      undo: 'Undo this release…',
      undoHint:
        'Opens the commit or merge request that made it, to revert it in GitLab: Argo CD syncs by itself.',
      undoUnknown: 'Not now: the commit that made this release is not known.',
      restart: 'Restart…',
      terminate: 'Terminate…',
      copyName: 'Copy name',
      in: {
        sync: 'Sync {{environment}}',
        rollback: 'Roll back {{environment}}',
        restart: 'Restart in {{environment}}',
        terminate: 'Terminate in {{environment}}',
      },
    },
    outcome: {
      requesting: {
        sync: 'Asking for a sync…',
        refresh: 'Argo CD reads Git…',
        hardRefresh: 'Argo CD renders everything again…',
        rollback: 'Asking for a rollback…',
        restart: 'Asking for a restart…',
        terminate: 'The sync is being stopped…',
      },
      failed: 'Failed: {{message}}',
      healthySince: 'Healthy since {{time}}',
      progress: 'Syncing… {{done}} of {{total}} objects',
      restarted: '{{what}} restarts since {{time}}',
      dryRun: 'Dry run ended at {{time}}, nothing was changed',
      synced: 'Synced at {{time}}',
      syncedBut: 'Synced at {{time}}. {{sentence}}',
      compared: 'Argo CD compared at {{time}}',
      terminated: 'Stopped at {{time}}',
    },
    readOnly: {
      owner: 'Read only for you. {{owner}} can promote, undo and sync.',
      plain: 'Read only for you.',
    },
    phase: {
      Pending: 'Pending',
      Running: 'Running',
      Terminating: 'Stopping',
      Succeeded: 'Succeeded',
      Failed: 'Failed',
      Error: 'Failed',
    },
    health: {
      Healthy: 'Healthy',
      Progressing: 'Progressing',
      Degraded: 'Degraded',
      Suspended: 'Suspended',
      Missing: 'Missing',
      Unknown: 'Unknown',
    },
    card: {
      latest: 'Latest change: {{title}}',
      promotes: '{{mergeRequest}} promotes to {{environment}}.',
      openMergeRequest: 'Open merge request',
    },
    copy: {
      action: 'Copy {{what}}',
      done: 'Copied',
      failed: 'Not copied: the browser does not permit it',
      nameFailed: 'The browser does not permit copying. The name is {{name}}.',
    },
    whyClaimed: 'Why is a link only claimed?',
    noPermission: {
      title: 'You cannot see the deployments of {{name}}.',
      titleOfAll: 'You cannot see any deployments.',
      askOwner: 'Ask {{owner}} for read access.',
      ask: 'Ask the people who look after the portal for read access.',
    },
    error: {
      title: 'The state of the deployments is not available.',
      lost: 'The portal does not answer.',
      retry: 'Try again',
    },
    gone_one:
      '{{names}} is no longer there: it was deleted, or you may not see it any more.',
    gone_other:
      '{{names}} are no longer there: they were deleted, or you may not see them any more.',
  },
  translations: { de: () => import('./translation.de') },
});

/** Says a message in the language of the portal. */
export type Translate = TranslationFunction<typeof argocdTranslationRef.T>;
