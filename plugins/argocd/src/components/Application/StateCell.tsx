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
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { VerdictWord } from '../Verdict';
import styles from './EnvironmentRows.module.css';

/** Pods of all services together; nothing before they were read. */
function podsOf({ standing }: ApplicationView) {
  const pods = standing.services.flatMap(service => service.pods ?? []);
  if (!standing.readAt || pods.length === 0) {
    return undefined;
  }
  return {
    ready: pods.reduce((sum, { ready }) => sum + ready, 0),
    total: pods.reduce((sum, { total }) => sum + total, 0),
  };
}

/** State in a word, and the pods behind it; of old data when that was. */
export function StateCell(props: { application: ApplicationView }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const { verdict } = props.application;
  const { elapsedSeconds, usualSeconds } = verdict.parameters;
  const pods = podsOf(props.application);
  const texts = verdict.lastKnown
    ? [
        verdict.comparedAt &&
          t('environments.at', { time: times.until(verdict.comparedAt) }),
        pods && t('environments.podsOld', { ...asText(pods) }),
      ]
    : [
        pods && t('environments.pods', { ...asText(pods), count: pods.total }),
        elapsedSeconds &&
          t('environments.slow', {
            elapsed: times.duration(Number(elapsedSeconds)),
            usual: times.duration(Number(usualSeconds)),
          }),
      ];
  return (
    <>
      <VerdictWord verdict={verdict} withoutTime />
      <span className={styles.sub}>{texts.filter(Boolean).join(', ')}</span>
    </>
  );
}

function asText(pods: { ready: number; total: number }) {
  return { ready: String(pods.ready), total: String(pods.total) };
}
