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

/** The dialogs of the actions. @public */
export const argocdActionsTranslationRef = createTranslationRef({
  id: 'plugin.argocd.actions',
  messages: {
    dialog: {
      cancel: 'Cancel',
      failed: 'That did not work: {{message}}',
      then: 'Then',
      inGit: 'In Git',
    },
    terminate: {
      title: 'Terminate the sync of {{environment}}',
      text: 'Argo CD stops where it is: what it has changed already stays changed.',
      startedBy: 'Started by',
      since: 'Since',
      again: 'Auto-sync stays on: Argo CD may begin again by itself.',
      stays: 'Nothing happens until the next sync is asked for.',
    },
    sync: {
      title: 'Sync {{environment}}',
      text: 'Argo CD brings {{application}} to what {{target}} points at.',
      nothing: 'Nothing would change: the cluster is the same as Git.',
      noPreview: 'What would change cannot be shown: {{message}}',
      creates_one: '{{count}} object is created',
      creates_other: '{{count}} objects are created',
      updates_one: '{{count}} object changes',
      updates_other: '{{count}} objects change',
      removes_one: '{{count}} object is no longer in Git',
      removes_other: '{{count}} objects are no longer in Git',
      pruned: 'deleted, because Prune is chosen',
      kept: 'kept, unless Prune is chosen',
      change: {
        create: 'Create {{kind}} {{name}}',
        update: 'Change {{kind}} {{name}}',
        prune: 'Delete {{kind}} {{name}}',
        none: 'Keep {{kind}} {{name}}',
      },
      prune: 'Prune',
      options: 'Options',
      preset: 'preset with those of the application',
      dryRun: 'Dry Run',
      applyOnly: 'Apply Only',
      option: {
        ApplyOutOfSyncOnly: 'Apply Out of Sync Only',
        CreateNamespace: 'Auto-Create Namespace',
        PruneLast: 'Prune Last',
        RespectIgnoreDifferences: 'Respect Ignore Differences',
        ServerSideApply: 'Server-Side Apply',
        Validate: 'Skip Schema Validation',
      },
      partial: 'Partial sync',
      partialText:
        '{{chosen}} of {{all}} objects. Hooks do not run, and Argo CD keeps no deployment to go back to.',
      then: 'Argo CD applies it at once; you can follow it in the row.',
      thenDryRun:
        'Argo CD asks the cluster what would happen, and changes nothing.',
      confirmDryRun: 'Try in {{environment}}',
      chooseFirst: 'Choose at least one object.',
    },
    rollback: {
      title: 'Roll back {{environment}}',
      text: '{{application}} goes back to an earlier deployment.',
      choose: 'Back to',
      choice: '{{revision}} {{title}}',
      was: 'was {{health}}',
      none: 'Not now: Argo CD keeps no earlier deployment.',
      prune: 'Prune: delete what that deployment did not have',
      inGit:
        'Nothing changes. The environment differs from Git until the next sync; to go back for good, revert the commit.',
      then: 'Argo CD applies the manifests of that deployment at once.',
      chooseFirst: 'Choose a deployment.',
    },
    restart: {
      title: 'Restart in {{environment}}',
      text: 'The pods are replaced by new ones of the same image.',
      choose: 'Workload',
      none: 'This application has no workload that can be restarted.',
      chooseFirst: 'Choose a workload.',
      then: 'Kubernetes replaces the pods one after the other, as the workload says; Git stays the same.',
    },
  },
  translations: { de: () => import('./actions.de') },
});
