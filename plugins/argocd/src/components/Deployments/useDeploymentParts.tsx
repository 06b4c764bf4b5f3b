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
import { Button, Checkbox } from '@backstage/ui';
import {
  applicationKey,
  ApplicationView,
  Deployment,
} from '@slipway/plugin-argocd-common';
import { useStartedBy } from '../../hooks/useStartedBy';
import { useTimes } from '../../hooks/useTimes';
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import { RelativeTime } from '../Text';
import styles from './Deployments.module.css';
import { Outcome } from './Outcome';

export interface DeploymentListProps {
  items: Deployment[];
  applications: ApplicationView[];
  compared: Deployment[];
  onCompare: (compared: Deployment[]) => void;
  /** Absent while nothing can be asked for. */
  onRollback?: (application: ApplicationView, id: number) => void;
}

/** What a row of the table and a card on a phone have in common. */
export function useDeploymentParts(props: DeploymentListProps) {
  const { t } = useTranslationRef(argocdDeploymentsTranslationRef);
  const times = useTimes();
  const startedBy = useStartedBy();
  const { applications, compared, onCompare, onRollback } = props;
  const applicationOf = (deployment: Deployment) =>
    applications.find(
      application => applicationKey(application) === applicationKey(deployment),
    );
  const revisionOf = ({ carries, revision }: Deployment) =>
    (carries?.sha ?? revision ?? '').slice(0, 7);
  return {
    /** @param label - what is read beside the box; without it, only its name for those who hear it */
    compare(row: Deployment, label?: string) {
      return (
        <Checkbox
          aria-label={t('compareRow', {
            revision: revisionOf(row),
            environment: row.environment,
          })}
          isSelected={compared.some(({ id }) => id === row.id)}
          onChange={isOn =>
            onCompare(
              isOn
                ? // Of three the first one gives way.
                  [...compared, row].slice(-2)
                : compared.filter(({ id }) => id !== row.id),
            )
          }
        >
          {label}
        </Checkbox>
      );
    },
    when: (row: Deployment) => (
      <span className={styles.change}>
        <RelativeTime iso={row.finishedAt ?? row.startedAt} />
        <span className={styles.second}>{startedBy(row)}</span>
      </span>
    ),
    outcome: (row: Deployment) => (
      <span className={styles.change}>
        <Outcome
          deployment={row}
          isOld={applicationOf(row)?.verdict.lastKnown === true}
        />
        {row.durationSeconds !== undefined && (
          <span className={styles.second}>
            {times.duration(row.durationSeconds)}
          </span>
        )}
      </span>
    ),
    back(row: Deployment) {
      const application = applicationOf(row);
      const { environment, rollbackId } = row;
      if (
        rollbackId !== undefined &&
        application?.lastDeployment?.id === rollbackId
      ) {
        return <span className={styles.second}>{t('runsNow')}</span>;
      }
      return onRollback &&
        application?.actions.rollback.allowed &&
        rollbackId !== undefined ? (
        <Button
          size="small"
          variant="secondary"
          aria-label={t('rollbackTo', {
            revision: revisionOf(row),
            environment,
          })}
          onPress={() => onRollback(application, rollbackId)}
        >
          {t('goBack')}
        </Button>
      ) : null;
    },
  };
}
