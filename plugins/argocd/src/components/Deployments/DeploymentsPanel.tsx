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
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  Cell,
  CellText,
  Checkbox,
  ColumnConfig,
  Table,
  Text,
} from '@backstage/ui';
import {
  applicationKey,
  ApplicationView,
  Deployment,
} from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdApiRef } from '../../api';
import { useConnectionState } from '../../connection';
import { useLoaded } from '../../hooks/useLoaded';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { nameOfUser } from '../../utils/nameOfUser';
import { PageState } from '../PageState';
import { RetryMessage } from '../States';
import { RelativeTime, Revision } from '../Text';
import { CommitLine } from './CommitLine';
import { CompareDeployments } from './CompareDeployments';
import styles from './Deployments.module.css';
import { Outcome } from './Outcome';

const pageSize = 20;
/** Milliseconds between two requests while one is in progress: its end is written a moment after it is announced. */
const movingMs = 15_000;

/** Every deployment that the portal has kept, newest first; any two can be compared, and rows be gone back to. */
export function DeploymentsPanel(props: {
  entity: Entity;
  applications: ApplicationView[];
  onRollback: (application: ApplicationView, id: number) => void;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const api = useApi(argocdApiRef);
  const [limit, setLimit] = useState(pageSize);
  const isLost = useConnectionState().lostSince !== undefined;
  const [isMoving, setIsMoving] = useState(false);
  const [compared, setCompared] = useState<string[]>([]);
  // A new one is there when the newest deployment or the health of an application has changed.
  const version = props.applications
    .map(
      ({ lastDeployment, health, operation }) =>
        `${lastDeployment?.id} ${health.status} ${operation?.finishedAt}`,
    )
    .join();
  const { value, error, isLoading, reload } = useLoaded(
    async () => {
      const page = await api.getEntityDeployments(
        getCompoundEntityRef(props.entity),
        { limit },
      );
      setIsMoving(page.items.some(({ outcome }) => outcome === 'inProgress'));
      return page;
    },
    [api, props.entity, limit, version],
    isMoving && !isLost ? movingMs : undefined,
  );
  const applicationOf = (deployment: Deployment) =>
    props.applications.find(
      application => applicationKey(application) === applicationKey(deployment),
    );
  const startedBy = ({ automated, initiatedBy }: Deployment) => {
    if (automated) {
      return t('facts.automatic');
    }
    return initiatedBy ? nameOfUser(initiatedBy) : t('facts.unknown');
  };
  const columns: ColumnConfig<Deployment>[] = [
    {
      id: 'compare',
      label: t('history.compare'),
      cell: row => (
        <Cell>
          <Checkbox
            aria-label={t('history.compareRow', {
              revision: (row.revision ?? '').slice(0, 7),
              environment: row.environment,
            })}
            isSelected={compared.includes(row.id)}
            isDisabled={!compared.includes(row.id) && compared.length === 2}
            onChange={isOn =>
              setCompared(before =>
                isOn ? [...before, row.id] : before.filter(id => id !== row.id),
              )
            }
          />
        </Cell>
      ),
    },
    {
      id: 'when',
      label: t('history.when'),
      isRowHeader: true,
      cell: row => (
        <Cell>
          <RelativeTime iso={row.finishedAt ?? row.startedAt} />
        </Cell>
      ),
    },
    {
      id: 'where',
      label: t('history.where'),
      cell: row => <CellText title={row.environment} />,
    },
    {
      id: 'change',
      label: t('history.change'),
      defaultWidth: '2fr',
      cell: row => (
        <Cell>
          {row.revision ? (
            <span className={styles.commit}>
              {row.change && <CommitLine change={row.change} />}
              <Revision revision={row.revision} url={row.commitUrl} />
            </span>
          ) : (
            t('facts.unknown')
          )}
        </Cell>
      ),
    },
    {
      id: 'startedBy',
      label: t('history.startedBy'),
      cell: row => <CellText title={startedBy(row)} />,
    },
    {
      id: 'took',
      label: t('history.took'),
      cell: row => (
        <CellText
          title={
            row.durationSeconds === undefined
              ? '–'
              : times.duration(row.durationSeconds)
          }
        />
      ),
    },
    {
      id: 'outcome',
      label: t('history.outcome'),
      cell: row => (
        <Cell>
          <Outcome
            deployment={row}
            isOld={applicationOf(row)?.verdict.lastKnown === true}
          />
        </Cell>
      ),
    },
    {
      id: 'rollback',
      label: t('history.rollback'),
      cell: row => {
        const application = applicationOf(row);
        const { rollbackId } = row;
        if (application?.lastDeployment?.id === rollbackId) {
          return (
            <CellText
              title={rollbackId === undefined ? '' : t('history.runsNow')}
            />
          );
        }
        return (
          <Cell>
            {application &&
              rollbackId !== undefined &&
              application.actions.rollback.allowed &&
              !isLost && (
                <Button
                  size="small"
                  variant="secondary"
                  aria-label={t('history.rollbackTo', {
                    revision: (row.revision ?? '').slice(0, 7),
                    environment: row.environment,
                  })}
                  onPress={() => props.onRollback(application, rollbackId)}
                >
                  {t('actions.rollback')}
                </Button>
              )}
          </Cell>
        );
      },
    },
  ];
  const pair = compared
    .map(id => value?.items.find(item => item.id === id))
    .filter((item): item is Deployment => item !== undefined);
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('history.title')}
        </Text>
      </CardHeader>
      <CardBody className={styles.stack}>
        {isLoading && <PageState state="loading" rows={4} />}
        {error && !value && <RetryMessage error={error} onRetry={reload} />}
        {pair.length === 2 && <CompareDeployments pair={pair} />}
        {value && (
          <Table
            columnConfig={columns}
            data={value.items}
            pagination={{ type: 'none' }}
            emptyState={<Text>{t('history.empty')}</Text>}
          />
        )}
        {value?.nextCursor && (
          <Button
            variant="tertiary"
            onPress={() => setLimit(before => Math.min(500, before + pageSize))}
          >
            {t('history.more')}
          </Button>
        )}
      </CardBody>
    </Card>
  );
}
