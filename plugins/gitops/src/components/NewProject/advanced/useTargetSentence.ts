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
import { useListFormat } from '../../../hooks/useListFormat';
import { gitopsTranslationRef } from '../../../translation';
import { Answers } from '../draft';

/** What the project is made with, as one sentence. */
export function useTargetSentence(): (answers: Answers) => string {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const list = useListFormat();
  return ({ target, settings }) => {
    const { environments, manualEnvironments, imageUpdate } = settings;
    const [first] = environments;
    const parts = [
      first
        ? t('create.sentence.deploys', {
            environments: list(environments),
            argocd: target.argocd.title,
          })
        : t('create.sentence.noEnvironment'),
      t('create.sentence.images', { registry: target.registry }),
      first &&
        t(
          imageUpdate === 'image-updater'
            ? 'create.sentence.imageUpdater'
            : 'create.sentence.pipeline',
          { environment: first },
        ),
      environments.length > 1 && t('create.sentence.promotions'),
      manualEnvironments.length > 0 &&
        t('create.sentence.manual', {
          count: manualEnvironments.length,
          environments: list(manualEnvironments),
        }),
      settings.registration !== 'api' &&
        t(`create.sentence.registration.${settings.registration}`),
      t(`create.sentence.visibility.${settings.visibility}`),
    ];
    return `${parts.filter(Boolean).join('; ')}.`;
  };
}
