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
  ApplicationView,
  Headline,
  headlineLineSentence,
  headlineSentence,
  TextFormats,
  TranslateMessage,
  verdictSentence,
} from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';
import { gitopsTranslationRef } from '../translation';
import { useTimes } from './useTimes';

/** What the Argo CD back end concludes, as sentences in the language of the portal. */
export function useSentences() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const times = useTimes();
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
      person: name => name.replace(/^user:default\//, ''),
    };
    return {
      headline: (headline: Headline) =>
        headlineSentence(headline, translate, formats),
      headlineLine: (line: NonNullable<Headline['line']>) =>
        headlineLineSentence(line, translate, formats),
      verdict: ({ verdict, cause }: ApplicationView) =>
        verdictSentence(verdict, cause, translate, formats),
    };
  }, [t, times]);
}
