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
import {
  actionReasonSentence,
  ActionState,
  Cause,
  causeSentence,
  Headline,
  headlineLineSentence,
  headlineSentence,
  InstanceReason,
  instanceReasonSentence,
  InstanceTrouble,
  instanceTroubleSentence,
  TextFormats,
  TranslateMessage,
  Verdict,
  verdictSentence,
} from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';
import { argocdTranslationRef } from '../translation';
import { usePersonName } from './usePersonName';
import { useTimes } from './useTimes';

type Caused = Pick<Cause, 'code' | 'parameters'>;

/** The codes of the back end as sentences in the language of the portal, with names and times as people read them. */
export function useSentences() {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const personName = usePersonName();
  return useMemo(() => {
    const translate: TranslateMessage = (key, parameters) =>
      // The keys are known to have their messages, but not one by one to the compiler.
      (t as (key: string, parameters?: object) => string)(
        `sentences.${key}`,
        parameters,
      );
    const formats: TextFormats = {
      time: times.until,
      duration: times.duration,
      person: personName,
    };
    return {
      /** In the past, where nobody can tell how it is now. */
      verdict: (application: { verdict: Verdict; cause?: Caused }) => {
        const sentence = verdictSentence(
          application.verdict,
          application.cause,
          translate,
          formats,
        );
        const { lastKnown, comparedAt } = application.verdict;
        if (!lastKnown) {
          return sentence;
        }
        return comparedAt
          ? t('verdict.wasSaid', {
              time: times.until(comparedAt),
              sentence,
            })
          : t('verdict.was', { word: sentence });
      },
      headline: (headline: Pick<Headline, 'code' | 'parameters' | 'cause'>) =>
        headlineSentence(headline, translate, formats),
      headlineLine: (line: NonNullable<Headline['line']>) =>
        headlineLineSentence(line, translate, formats),
      cause: (cause: Caused) => causeSentence(cause, translate, formats),
      /** Why an instance is not live. */
      instanceReason: (reason: Pick<InstanceReason, 'code' | 'status'>) =>
        instanceReasonSentence(reason, translate),
      /** What keeps an instance from looking. */
      trouble: (
        trouble: Pick<
          InstanceTrouble,
          'code' | 'since' | 'cluster' | 'repositoryHost'
        >,
      ) => instanceTroubleSentence(trouble, translate, formats),
      /** Why an action cannot be done. */
      reason: (state: Exclude<ActionState, { allowed: true }>) =>
        actionReasonSentence(state, translate, formats),
    };
  }, [t, times, personName]);
}
