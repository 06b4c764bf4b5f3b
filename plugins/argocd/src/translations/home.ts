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

/** What the home page says. @public */
export const argocdHomeTranslationRef = createTranslationRef({
  id: 'plugin.argocd.home',
  messages: {
    needs: 'Needs you',
    changes: 'Your changes',
    projects: 'Your projects',
    noNeeds: 'Nothing waits for you.',
    noNeedsOld:
      'Nothing is known to wait for you, but not all of your environments are compared at the moment.',
    noNeedsShown: 'Nothing waits for you in the projects below.',
    noChanges:
      'No change of yours is known here yet. Yours are those with the e-mail address of your profile, or of your GitLab user.',
    noProjects:
      'No project belongs to you or to one of your groups yet. A new one has a repository, a pipeline and a first deployment within minutes.',
    create: 'Create new project',
    allApplications: 'All applications',
    omitted_one: '{{count}} more project is among the applications.',
    omitted_other: '{{count}} more projects are among the applications.',
    review: 'Review in GitLab',
    open: 'Open',
    compared: 'compared {{time}}',
    comparedUntil: 'compared until {{time}}',
    neverCompared: 'has not compared yet',
    need: {
      yours: '{{project}}: your change fails in {{environment}}',
      broken: '{{project}}: {{environment}} is broken',
      syncFailed: '{{project}}: the sync of {{environment}} failed',
      refused: '{{project}}: Argo CD does not sync {{environment}}',
      cannotCompare: '{{project}}: Argo CD cannot read {{environment}}',
      rolledBack: '{{project}}: {{environment}} was rolled back',
      waitsForSync: '{{project}}: {{environment}} waits for a sync',
      promotion: '{{project}}: {{mergeRequest}} promotes to {{environment}}',
      credentialEnds: "{{instance}}: the portal's tokens end",
    },
    place: {
      building: 'Building',
      notBuilt: 'Not built',
      notBuiltJob: 'Not built: job {{job}} failed',
      built: 'Built, not deployed yet',
      rollingOut: 'Rolling out in {{environments}}',
      live: 'Live in {{environments}}',
      fails: 'Fails in {{environments}}',
      waits: 'Waits for {{environments}}, behind a change that fails there',
      inBroken: 'In {{environments}}, which is broken by something else',
      runs: 'In {{environments}}',
      was: 'Was in {{environments}} when last compared',
      unknown: 'Not known where',
      andLive: '{{text}}; live in {{live}}',
    },
  },
  translations: { de: () => import('./home.de') },
});
