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
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import { MergeRequest, Origin, Revision } from '../Text';
import styles from './Deployments.module.css';

/** By what commit images came into Git: of a pipeline, by a merge request, or of a person. */
function CameWith(props: { deployment: Deployment; revision: string }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { t: tDeployments } = useTranslationRef(
    argocdDeploymentsTranslationRef,
  );
  const { change, commitUrl } = props.deployment;
  if (change?.mergeRequest) {
    return <MergeRequest mergeRequest={change.mergeRequest} />;
  }
  const how = () => {
    if (change?.imageUpdate) {
      return t('environments.imageUpdate');
    }
    return change?.author
      ? tDeployments('setBy', { author: change.author })
      : tDeployments('setIn');
  };
  return (
    <>
      {how()} <Revision revision={props.revision} url={commitUrl} />
    </>
  );
}

/** The change that a deployment brought; of an image update, the one that it carries. */
export function ChangeCell(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { t: tDeployments } = useTranslationRef(
    argocdDeploymentsTranslationRef,
  );
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
            <CameWith deployment={props.deployment} revision={revision} />
          </>
        )}
        {brings === 'configuration' && (
          <span className={styles.kind}>{tDeployments('configuration')}</span>
        )}
      </span>
    </span>
  );
}
