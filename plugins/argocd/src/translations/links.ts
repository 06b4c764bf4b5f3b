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
import { diagnosisMessages } from '@slipway/plugin-argocd-common';

/** Why no application is shown, or why a link is only claimed. @public */
export const argocdLinksTranslationRef = createTranslationRef({
  id: 'plugin.argocd.links',
  messages: {
    /** For the steps of the diagnosis. */
    sentences: diagnosisMessages,
    empty: {
      title: 'No application is linked to this entity.',
      hint: 'Add one line to catalog-info.yaml:',
      alternative:
        'Or let the application name this entity itself, with the annotation {{annotation}}.',
      notFoundTitle: 'No application fits what this entity names.',
      notFoundHint:
        'The annotations name applications, but no Argo CD instance has one that fits. Look for a typing error, or wait until it is created.',
    },
    diagnosis: {
      open: 'Why is nothing shown?',
      comesFrom:
        'The catalog read this entity from {{location}}. Whoever owns it can act on what you confirm.',
      comesFromNowhere:
        'The catalog does not say where it read this entity. Whoever owns it can act on what you confirm.',
      confirm: 'Confirm {{application}}',
      title: 'How applications were looked for',
      good: 'In order',
      info: 'Note',
      bad: 'Keeps it from being shown',
    },
  },
  translations: { de: () => import('./links.de') },
});
