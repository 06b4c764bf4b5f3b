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

/** What the list of deployments says. @public */
export const argocdDeploymentsTranslationRef = createTranslationRef({
  id: 'plugin.argocd.deployments',
  messages: {
    title: 'Deployments',
    empty: 'Nothing has been deployed yet.',
    hint: 'Choose two to see what lies between them.',
    manifests: 'Manifests',
    renderedNow:
      'Rendered by Argo CD from both commits, with the settings that the application has now.',
    sameManifests: 'Both commits render the same.',
    moreManifests_one: '{{count}} further object differs.',
    moreManifests_other: '{{count}} further objects differ.',
    otherApplication:
      'Manifests are compared within one environment: those of another one differ by its own settings.',
    noRevision: 'What was deployed is no commit that Argo CD could render.',
    noManifests: {
      severalSources:
        'Argo CD no longer knows the revisions of all sources of these deployments.',
      hydrated:
        'Argo CD deploys what it has rendered into Git before; the commits there show the difference.',
    },
    all: 'All',
    when: 'When',
    where: 'Environment',
    change: 'Change',
    configuration: 'configuration',
    setBy: 'set by {{author}} in',
    setIn: 'set in',
    pipeline: 'Pipeline',
    pipelines: {
      success: 'Passed',
      failed: 'Failed',
      running: 'Running',
      other: 'Ended',
    },
    images_one: '{{count}} image',
    images_other: '{{count}} images',
    moreImages_one: 'and {{count}} more',
    moreImages_other: 'and {{count}} more',
    sameImages: 'the same',
    outcome: 'Result',
    outcomes: {
      inProgress: 'In progress',
      succeeded: 'Synced',
      failed: 'Failed',
      terminated: 'Stopped',
      unknown: 'End not seen',
    },
    rollback: 'Go back',
    goBack: 'Go back to this…',
    rollbackTo: 'Go back to {{revision}} in {{environment}}…',
    noRollback: '{{environments}}: {{reason}}',
    runsNow: 'runs now',
    more: 'Show more',
    compare: 'Compare',
    compareRow: 'Compare {{revision}} in {{environment}}',
    comparison: 'Comparison of two deployments',
    compareInGitlab: 'Compare in GitLab',
    close: 'Close',
  },
  translations: { de: () => import('./deployments.de') },
});
