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
import { Button, Skeleton, VisuallyHidden } from '@backstage/ui';
import { ApplicationView, ServiceDetails } from '@slipway/plugin-argocd-common';
import { Loaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { argocdServiceTranslationRef } from '../../translations/service';
import { LogTarget } from '../Logs';
import { ResourceState } from '../ResourceState';
import { RetryMessage } from '../States';
import { ImageName, MiddleCut, RelativeTime } from '../Text';
import styles from './Services.module.css';

/** The pods of one service in one environment. */
export function ServicePods(props: {
  application: ApplicationView;
  service: Loaded<ServiceDetails | undefined>;
  /** Opens one of them among the resources. */
  onSelect: (id: string) => void;
  onOpenLogs: (target: LogTarget) => void;
}) {
  const { t } = useTranslationRef(argocdServiceTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const { application } = props;
  const { value, error, reload } = props.service;
  if (error && !value) {
    return <RetryMessage error={error} onRetry={reload} />;
  }
  if (!value) {
    return <Skeleton width="100%" height={64} />;
  }
  if (value.pods.length === 0) {
    return <p className={styles.quiet}>{t('noPods')}</p>;
  }
  return (
    <div className={styles.scroll}>
      <table
        className={`${styles.table} ${styles.podTable}`}
        aria-label={t('podsIn', {
          environment: application.environment,
        })}
      >
        <thead>
          <tr>
            <th scope="col">{t('pod')}</th>
            <th scope="col">{tArgocd('environments.state')}</th>
            <th scope="col">{t('restarts')}</th>
            <th scope="col">{t('image')}</th>
            <th scope="col">{t('started')}</th>
            <th scope="col">
              <VisuallyHidden>{tArgocd('environments.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {value.pods.map(node => (
            <tr key={node.id}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.name}
                  onClick={() => props.onSelect(node.id)}
                >
                  <MiddleCut text={node.name} />
                </button>
              </th>
              <td>
                <ResourceState
                  node={node}
                  isOld={Boolean(application.verdict.lastKnown)}
                />
              </td>
              <td>{node.pod?.restarts ?? 0}</td>
              <td>
                {node.images?.map(image => (
                  <ImageName key={image} image={image} />
                ))}
              </td>
              <td className={styles.oneLine}>
                {node.createdAt && (
                  <RelativeTime
                    iso={node.createdAt}
                    isOld={application.verdict.lastKnown}
                  />
                )}
              </td>
              <td className={styles.end}>
                {node.namespace && (
                  <Button
                    size="small"
                    variant="secondary"
                    aria-label={t('logsOf', { pod: node.name })}
                    onPress={() =>
                      props.onOpenLogs({
                        kind: 'Pod',
                        namespace: node.namespace!,
                        name: node.name,
                      })
                    }
                  >
                    {t('logs')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
