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
import { InstanceStatus, isHeard } from '@slipway/plugin-argocd-common';
import { useComparedAt, useIsLost } from '../../connection';
import { useNow } from '../../hooks/useNow';
import { useSentences } from '../../hooks/useSentences';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { argocdHomeTranslationRef } from '../../translations/home';
import { HomeCard } from './HomeCard';
import styles from './Home.module.css';

/** How old what each Argo CD says is: that it is connected would say nothing of that. */
export function InstancesCard(props: { instances: InstanceStatus[] }) {
  const { t } = useTranslationRef(argocdHomeTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const now = useNow();
  const sentences = useSentences();
  const isLost = useIsLost();
  const lastCompared = useComparedAt();
  const said = (instance: InstanceStatus) => {
    const [trouble] = instance.troubles ?? [];
    const comparedAt = lastCompared(instance);
    if (trouble) {
      return sentences.trouble(trouble);
    }
    if (!comparedAt) {
      return t('neverCompared');
    }
    return isLost || !isHeard(instance.status)
      ? t('comparedUntil', { time: times.until(comparedAt) })
      : t('compared', { time: times.relative(comparedAt, now) });
  };
  return (
    <HomeCard title={tArgocd('title')}>
      <ul className={styles.list}>
        {props.instances.map(instance => (
          <li key={instance.name} className={styles.instance}>
            <span>{instance.title ?? instance.name}</span>
            <span className={styles.second}>{said(instance)}</span>
          </li>
        ))}
      </ul>
    </HomeCard>
  );
}
