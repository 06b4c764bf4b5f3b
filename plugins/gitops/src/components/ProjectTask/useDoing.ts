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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TaskStep } from '@backstage/plugin-scaffolder-common';
import { gitopsTranslationRef } from '../../translation';

const keys = {
  'gitops:leftovers:find': 'find',
  'gitops:project:plan': 'plan',
  'fetch:template': 'write',
  'gitops:tree:check': 'check',
  'gitops:leftovers:remove': 'remove',
  'gitops:project:publish': 'publish',
  'catalog:register': 'register',
  'argocd:apply': 'apply',
  'gitops:platform-repository:register': 'propose',
  'gitlab:pipeline:trigger': 'pipeline',
  'gitops:project:complete': 'complete',
} as const;

const isKnown = (action: string): action is keyof typeof keys => action in keys;

/** What a step does, or did when it ended, in plain words; of an action that nobody here knows, its name in the template. */
export function useDoing() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return {
    doing: ({ action, name }: TaskStep) =>
      isKnown(action) ? t(`task.doing.${keys[action]}`) : name,
    ended: ({ action, name }: TaskStep, how: 'failed' | 'stopped') =>
      isKnown(action)
        ? t(`task.ended.${how}`, { when: t(`task.when.${keys[action]}`) })
        : t(`task.ended.${how}At`, { step: name }),
  };
}
