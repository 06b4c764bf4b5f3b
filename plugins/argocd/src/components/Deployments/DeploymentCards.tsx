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
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import { ChangeCell } from './ChangeCell';
import styles from './Deployments.module.css';
import { ImagesCell } from './ImagesCell';
import { PipelineCell } from './PipelineCell';
import { DeploymentListProps, useDeploymentParts } from './useDeploymentParts';

/** A card per deployment, where a table has no room. */
export function DeploymentCards(props: DeploymentListProps) {
  const { t } = useTranslationRef(argocdDeploymentsTranslationRef);
  const parts = useDeploymentParts(props);
  return (
    <ul className={styles.cards} aria-label={t('title')}>
      {props.items.map(row => (
        <li key={row.id} className={styles.card}>
          <ChangeCell deployment={row} />
          <div className={styles.cardLine}>
            <b className={styles.cut} title={row.name}>
              {row.environment}
            </b>
            {parts.when(row)}
            {parts.outcome(row)}
          </div>
          <div className={styles.cardLine}>
            <PipelineCell deployment={row} />
            <ImagesCell deployment={row} />
          </div>
          <div className={styles.cardLine}>
            {parts.compare(row, t('compare'))}
            {parts.back(row)}
          </div>
        </li>
      ))}
    </ul>
  );
}
