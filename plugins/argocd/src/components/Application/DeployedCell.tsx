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
import { ApplicationView, Arrival } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { MergeRequest, RelativeTime, Revision } from '../Text';
import styles from './EnvironmentRows.module.css';

/** By what it came: an image update, a merge request, or a commit alone. */
function CameBy(props: { arrival: Arrival }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { sha, url, author, mergeRequest, imageUpdate } = props.arrival;
  const commit = <Revision revision={sha} url={url} />;
  if (imageUpdate) {
    return (
      <>
        {t('environments.imageUpdate')} {commit}
      </>
    );
  }
  const from = mergeRequest ? (
    <MergeRequest mergeRequest={mergeRequest} />
  ) : (
    commit
  );
  return (
    <>
      {author && `${author}, `}
      {from}
    </>
  );
}

/** When and by what an environment got what it runs; where the portal has not seen that, its last deployment. */
export function DeployedCell(props: {
  application: ApplicationView;
  arrival?: Arrival;
}) {
  const { arrival } = props;
  const { lastDeployment, verdict } = props.application;
  const at = arrival?.at ?? lastDeployment?.deployedAt;
  if (!at) {
    return <span className={styles.nothing}>–</span>;
  }
  return (
    <>
      <RelativeTime iso={at} isOld={verdict.lastKnown} />
      <span className={styles.sub}>
        {arrival ? (
          <CameBy arrival={arrival} />
        ) : (
          lastDeployment?.revision && (
            <Revision
              revision={lastDeployment.revision}
              url={lastDeployment.commitUrl}
            />
          )
        )}
      </span>
    </>
  );
}
