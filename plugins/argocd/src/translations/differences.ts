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

/** What lies between two deployments, or between the cluster and Git. @public */
export const argocdDifferencesTranslationRef = createTranslationRef({
  id: 'plugin.argocd.differences',
  messages: {
    changes: {
      commits: 'Commits',
      images: 'Images',
      forth: {
        commits_one: '{{count}} commit',
        commits_other: '{{count}} commits',
        images_one: '{{count}} new image',
        images_other: '{{count}} new images',
      },
      back: {
        commits_one: '{{count}} commit is taken back',
        commits_other: '{{count}} commits are taken back',
        images_one: '{{count}} image goes back',
        images_other: '{{count}} images go back',
      },
      same_one: '{{names}} stays',
      same_other: '{{names}} stay',
      none: 'none',
      becomes: 'becomes',
      more_one: '{{count}} more commit',
      more_other: '{{count}} more commits',
      noCommits: 'No commit lies between them.',
      noRevision: 'Not known: one of them is no commit, or none is chosen.',
      noImages: 'The images stay the same.',
      unknownImages: 'Not known: the images of one of them were not read.',
      noTitle: 'Title not known',
    },
    objects: {
      label: 'Difference between cluster and Git',
      same: 'The cluster has what is in Git.',
      notInGit: 'This object does not stand in Git itself.',
      notComparable: 'Argo CD cannot compare the application: {{message}}',
      difference: 'Difference of {{kind}} {{name}}',
      hidden: 'values hidden',
      hook: 'Hook of the sync',
    },
  },
  translations: { de: () => import('./differences.de') },
});
