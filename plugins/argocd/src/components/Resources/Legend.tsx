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
import { argocdResourcesTranslationRef } from '../../translations/resources';
import styles from './Graph.module.css';

function Sample(props: { className: string; text: string }) {
  return (
    <span className={styles.sample}>
      <svg width="28" height="8" aria-hidden>
        <path className={props.className} d="M0 4H28" />
      </svg>
      {props.text}
    </span>
  );
}

/** What the lines mean, by their shape; only of those that are there. */
export function Legend(props: { hasFailing: boolean; hasPrevious: boolean }) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  return (
    <div className={styles.legend}>
      {props.hasFailing && (
        <Sample className={styles.failingSample} text={t('legend.failing')} />
      )}
      {props.hasPrevious && (
        <Sample className={styles.previousSample} text={t('legend.previous')} />
      )}
    </div>
  );
}
