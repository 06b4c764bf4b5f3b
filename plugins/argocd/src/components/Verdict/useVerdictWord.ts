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
import { Verdict } from '@slipway/plugin-argocd-common';
import { Times, useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef, Translate } from '../../translation';

/** A verdict in one or two words; what is only last known is in the past. */
export function verdictWord(
  verdict: Verdict,
  t: Translate,
  times: Times,
  /** Leaves out when something was so that is no more known. */
  withoutTime = false,
): string {
  const { code, parameters } = verdict;
  const exactly = (): string => {
    if (code === 'unknown' && parameters.sync && parameters.health) {
      // What has no rule is said in Argo CD's own two words.
      return `${parameters.sync}, ${parameters.health}`;
    }
    if (parameters.step === 'retrying' && parameters.time) {
      return t('verdict.retrying', { time: times.until(parameters.time) });
    }
    const back = parameters.version ?? parameters.revision;
    return code === 'rolledBack' && back
      ? t('verdict.rolledBackTo', { revision: back.slice(0, 7) })
      : t(`verdict.${code}`);
  };
  if (!verdict.lastKnown) {
    return exactly();
  }
  const time =
    !withoutTime && verdict.comparedAt && times.until(verdict.comparedAt);
  if (code === 'live') {
    return time ? t('verdict.wasLiveAt', { time }) : t('verdict.wasLive');
  }
  const word = exactly();
  return time ? t('verdict.wasAt', { word, time }) : t('verdict.was', { word });
}

export function useVerdictWord(
  verdict: Verdict,
  withoutTime?: boolean,
): string {
  const { t } = useTranslationRef(argocdTranslationRef);
  return verdictWord(verdict, t, useTimes(), withoutTime);
}
