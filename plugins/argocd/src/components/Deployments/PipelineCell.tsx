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
import { Link } from '@backstage/ui';
import { Deployment } from '@slipway/plugin-argocd-common';
import { useTimes } from '../../hooks/useTimes';
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import styles from './Deployments.module.css';

const known = ['success', 'failed', 'running'] as const;

/** The pipeline of the change that a deployment brought. */
export function PipelineCell(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(argocdDeploymentsTranslationRef);
  const times = useTimes();
  const { carries, change } = props.deployment;
  const { pipeline } = carries ?? change ?? {};
  if (!pipeline) {
    return <span className={styles.second}>–</span>;
  }
  const { id, status, url, durationSeconds } = pipeline;
  const word = known.find(item => item === status) ?? 'other';
  return (
    <span className={styles.change}>
      <span>
        <Link href={url} target="_blank" rel="noopener noreferrer">
          #{id}
        </Link>
      </span>
      <span className={styles.second}>
        {t(`pipelines.${word}`)}
        {durationSeconds !== undefined &&
          `, ${times.duration(durationSeconds)}`}
      </span>
    </span>
  );
}
