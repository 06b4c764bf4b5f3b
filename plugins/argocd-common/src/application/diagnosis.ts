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

import { DiagnosisStep } from '../schema/openapi.generated';
import { english, KeyOf, TranslateMessage } from '../text/translate';
import { diagnosisMessages } from './diagnosisMessages';

type Messages = typeof diagnosisMessages;

const inEnglish = english<KeyOf<Messages>>(diagnosisMessages);

/** The sentence for a step, in English unless told otherwise. @public */
export function diagnosisSentence(
  { code, parameters }: Pick<DiagnosisStep, 'code' | 'parameters'>,
  translate: TranslateMessage<KeyOf<Messages>> = inEnglish,
): string {
  const { by, link, status } = parameters;
  return translate(code, {
    ...parameters,
    ...(by && { by: translate(`by.${by as keyof Messages['by']}`) }),
    ...(link && {
      link: translate(`link.${link as keyof Messages['link']}`),
    }),
    ...(status && {
      status: translate(`status.${status as keyof Messages['status']}`),
    }),
  });
}
