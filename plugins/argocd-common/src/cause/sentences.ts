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

import { Cause, CauseSummary } from '../schema/openapi.generated';
import { shortImage } from '../text/shortImage';
import { inEnglish, TranslateMessage } from '../text/translate';

/** Which of a code's messages fits what is known. */
function messageKey({ code, parameters }: CauseSummary) {
  switch (code) {
    case 'imagePullFailed':
      return parameters.image ? code : 'anImagePullFailed';
    case 'crashLoop':
      return parameters.backoff ? 'crashLoopBackoff' : code;
    case 'podSecurity':
      return parameters.level ? code : 'aPodSecurity';
    case 'containerConfig':
      return parameters.name ? code : 'aContainerConfig';
    case 'hookFailed':
      return parameters.phase === 'PreSync' ? 'preSyncHookFailed' : code;
    case 'jobFailed':
      return parameters.name ? code : 'aJobFailed';
    case 'chartDoesNotRender':
      return parameters.file ? code : 'aChartDoesNotRender';
    default:
      return code;
  }
}

/** The sentence for a cause, in English unless told otherwise. @public */
export function causeSentence(
  cause: CauseSummary,
  translate: TranslateMessage = inEnglish,
): string {
  const { parameters } = cause;
  const workload = parameters.workload ?? translate('cause.aPod');
  return translate(`cause.${messageKey(cause)}`, {
    name: workload,
    ...parameters,
    workload,
    ...(parameters.image && { image: shortImage(parameters.image) }),
  });
}

/** What to do next, in English unless told otherwise. @public */
export function causeAdvice(
  { code }: Pick<Cause, 'code'>,
  translate: TranslateMessage = inEnglish,
): string {
  return translate(`advice.${code}`);
}
