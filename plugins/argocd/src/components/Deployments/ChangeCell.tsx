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
import { Deployment } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { Origin, Revision } from '../Text';
import styles from './Deployments.module.css';

/** The change that a deployment brought; of an image update, the one that it carries. */
export function ChangeCell(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { brings, carries, change, commitUrl, revision } = props.deployment;
  const shown = carries ?? change;
  const title = () => {
    if (shown?.withheld) {
      return t('delivery.withheldTitle');
    }
    return shown?.title;
  };
  return (
    <span className={styles.change}>
      {title() && (
        <span
          className={shown?.withheld ? styles.second : styles.title}
          title={title()}
        >
          {title()}
        </span>
      )}
      <span className={styles.second}>
        {shown ? (
          <Revision
            revision={shown.sha}
            url={carries ? carries.url : commitUrl}
          />
        ) : (
          revision ?? t('facts.unknown')
        )}
        {shown && !shown.withheld && (
          <>
            {' '}
            <Origin author={shown.author} mergeRequest={shown.mergeRequest} />
          </>
        )}
        {carries && revision && (
          <>
            {', '}
            {t('environments.imageUpdate')}{' '}
            <Revision revision={revision} url={commitUrl} />
          </>
        )}
        {brings === 'configuration' && (
          <span className={styles.kind}>{t('history.configuration')}</span>
        )}
      </span>
    </span>
  );
}
