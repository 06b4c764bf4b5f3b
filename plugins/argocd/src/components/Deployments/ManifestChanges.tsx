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

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { ApplicationRef } from '@slipway/plugin-argocd-common';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import { diffId, ObjectDiff, ObjectDiffs } from '../ObjectDiff';
import { RetryMessage } from '../States';
import styles from './Deployments.module.css';

/** How what Argo CD renders of two deployments of one application differs, object by object. */
export function ManifestChanges(props: {
  application: ApplicationRef;
  from: string;
  to: string;
}) {
  const { t } = useTranslationRef(argocdDeploymentsTranslationRef);
  const api = useApi(argocdApiRef);
  const { from, to } = props;
  const { instance, namespace, name } = props.application;
  const { value, error, reload } = useLoaded(
    () => api.getManifestDiff({ instance, namespace, name }, { from, to }),
    [api],
    undefined,
    [instance, namespace, name, from, to].join(' '),
  );
  if (error && !value) {
    return <RetryMessage error={error} onRetry={reload} />;
  }
  if (!value) {
    return <Skeleton width="100%" height={80} />;
  }
  if (value.unavailable) {
    return (
      <p className={styles.text}>{t(`noManifests.${value.unavailable}`)}</p>
    );
  }
  if (value.items.length === 0) {
    return <p className={styles.text}>{t('sameManifests')}</p>;
  }
  return (
    <>
      <p className={styles.text}>{t('renderedNow')}</p>
      <ObjectDiffs label={t('manifests')}>
        {value.items.map(diff => (
          <ObjectDiff key={diffId(diff)} diff={diff} />
        ))}
      </ObjectDiffs>
      {value.omitted > 0 && (
        <p className={styles.text}>
          {t('moreManifests', { count: value.omitted })}
        </p>
      )}
    </>
  );
}
