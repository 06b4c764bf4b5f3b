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

import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton, Text } from '@backstage/ui';
import { ApplicationView, Deployment } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { findChosen, useAddress } from '../../address';
import { argocdApiRef } from '../../api';
import { useIsLost } from '../../connection';
import { useIsPhone } from '../../hooks/useIsPhone';
import { useLoaded } from '../../hooks/useLoaded';
import { useSentences } from '../../hooks/useSentences';
import { argocdTranslationRef } from '../../translation';
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import { Segments } from '../Segments';
import { RetryMessage } from '../States';
import { CompareDeployments } from './CompareDeployments';
import styles from './Deployments.module.css';
import { DeploymentCards } from './DeploymentCards';
import { DeploymentsTable } from './DeploymentsTable';

const pageSize = 20;
const maxRows = 500;
/** Milliseconds between two requests while one is in progress: its end is written a moment after it is announced. */
const movingMs = 15_000;

const all = 'all';

/** Every deployment that the portal has kept, newest first; any two can be compared, and rows be gone back to. */
export function DeploymentsPanel(props: {
  entity: Entity;
  applications: ApplicationView[];
  onRollback: (application: ApplicationView, id: number) => void;
}) {
  const { t } = useTranslationRef(argocdDeploymentsTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
  const api = useApi(argocdApiRef);
  const { applications } = props;
  const { address, choose } = useAddress();
  const [limit, setLimit] = useState(pageSize);
  const isLost = useIsLost();
  const isPhone = useIsPhone();
  const [isMoving, setIsMoving] = useState(false);
  const [compared, setCompared] = useState<Deployment[]>([]);
  const environments = [
    ...new Set(applications.map(({ environment }) => environment)),
  ];
  const environment = findChosen(
    applications,
    address.environment,
  )?.environment;
  // A new one is there when the newest deployment or the health of an application has changed.
  const version = applications
    .map(
      ({ lastDeployment, health, operation }) =>
        `${lastDeployment?.id} ${health.status} ${operation?.finishedAt}`,
    )
    .join();
  const { value, error, isLoading, reload } = useLoaded(
    async () => {
      const page = await api.getEntityDeployments(
        getCompoundEntityRef(props.entity),
        { limit, environment },
      );
      setIsMoving(page.items.some(({ outcome }) => outcome === 'inProgress'));
      return page;
    },
    [api, props.entity, limit, version],
    isMoving && !isLost ? movingMs : undefined,
    environment,
  );
  // Each reason once, with the environments that it holds for.
  const reasons = new Map<string, string[]>();
  for (const application of applications) {
    const { rollback } = application.actions;
    const isShown =
      environment === undefined || application.environment === environment;
    if (isShown && !rollback.allowed) {
      const reason = sentences.reason(rollback);
      reasons.set(reason, [
        ...(reasons.get(reason) ?? []),
        application.environment,
      ]);
    }
  }
  const [a, b] = compared;
  const List = isPhone ? DeploymentCards : DeploymentsTable;
  return (
    <div className={styles.panel}>
      <div className={styles.toolbar}>
        <p className={styles.text}>{t('hint')}</p>
        {environments.length > 1 && (
          <Segments
            label={tArgocd('environments.environment')}
            options={[all, ...environments].map(id => ({
              id,
              label: id === all ? t('all') : id,
            }))}
            chosen={environment ?? all}
            onChoose={key => {
              setLimit(pageSize);
              choose({ environment: key === all ? undefined : key });
            }}
          />
        )}
      </div>
      <div aria-live="polite">
        {a && b && (
          <CompareDeployments pair={[a, b]} onClose={() => setCompared([])} />
        )}
      </div>
      {isLoading && (
        <div aria-label={tArgocd('loading')} role="status">
          {Array.from({ length: 5 }, (_, index) => (
            <Skeleton key={index} className={styles.skeleton} />
          ))}
        </div>
      )}
      {error && !value && <RetryMessage error={error} onRetry={reload} />}
      {value?.items.length === 0 && <Text>{t('empty')}</Text>}
      {value && value.items.length > 0 && (
        <List
          items={value.items}
          applications={applications}
          compared={compared}
          onCompare={setCompared}
          onRollback={isLost ? undefined : props.onRollback}
        />
      )}
      {value && value.items.length > 0 && (
        <ul className={styles.reasons}>
          {[...reasons].map(([reason, names]) => (
            <li key={reason}>
              {t('noRollback', {
                environments: names.join(', '),
                reason,
              })}
            </li>
          ))}
        </ul>
      )}
      {value?.nextCursor && limit < maxRows && (
        <Button
          variant="tertiary"
          onPress={() =>
            setLimit(before => Math.min(maxRows, before + pageSize))
          }
        >
          {t('more')}
        </Button>
      )}
    </div>
  );
}
