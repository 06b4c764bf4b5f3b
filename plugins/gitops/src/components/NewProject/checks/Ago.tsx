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
import { useSecond } from '../../../hooks/useSecond';
import { gitopsTranslationRef } from '../../../translation';

/** How old an answer is. @param at - milliseconds */
export function Ago({ at }: { at: number }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const seconds = Math.max(0, Math.floor((useSecond(true) - at) / 1_000));
  return (
    <>
      {seconds < 60
        ? t('create.checks.secondsAgo', { seconds: String(seconds) })
        : t('create.checks.minutesAgo', {
            minutes: String(Math.floor(seconds / 60)),
          })}
    </>
  );
}
