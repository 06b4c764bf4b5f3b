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
import {
  Card,
  CardBody,
  CardHeader,
  Cell,
  CellText,
  ColumnConfig,
  Table,
  Text,
} from '@backstage/ui';
import { ApplicationView, DeploymentView } from '@slipway/plugin-argocd-common';
import useAsync from 'react-use/esm/useAsync';
import { argocdApiRef } from '../../api';
import { argocdTranslationRef } from '../../translation';
import { RelativeTime, Revision } from '../Text';
import styles from './Application.module.css';

type Row = DeploymentView & { current: boolean };

function took({ startedAt, deployedAt }: DeploymentView): string {
  const seconds = (Date.parse(deployedAt) - Date.parse(startedAt ?? '')) / 1000;
  return Number.isFinite(seconds)
    ? new Intl.NumberFormat(undefined, {
        style: 'unit',
        unit: 'second',
      }).format(seconds)
    : '–';
}

/** The deployments that Argo CD keeps, newest first. */
export function HistoryPanel(props: { application: ApplicationView }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const { instance, namespace, name, lastDeployment } = props.application;
  const { value } = useAsync(
    () => api.getApplication({ instance, namespace, name }),
    [api, instance, namespace, name, lastDeployment?.id],
  );
  const rows: Row[] = (value?.history ?? []).map((deployment, index) => ({
    ...deployment,
    current: index === 0,
  }));
  const columns: ColumnConfig<Row>[] = [
    {
      id: 'when',
      label: t('history.when'),
      isRowHeader: true,
      cell: row => (
        <Cell>
          <RelativeTime iso={row.deployedAt} />
          {row.current && (
            <span className={styles.hint}> · {t('history.runsNow')}</span>
          )}
        </Cell>
      ),
    },
    {
      id: 'revision',
      label: t('history.revision'),
      cell: row => (
        <Cell>
          {row.revision ? (
            <Revision revision={row.revision} url={row.commitUrl} />
          ) : (
            t('facts.unknown')
          )}
        </Cell>
      ),
    },
    {
      id: 'startedBy',
      label: t('history.startedBy'),
      cell: row => (
        <CellText
          title={
            row.automated
              ? t('facts.automatic')
              : row.initiatedBy ?? t('facts.unknown')
          }
        />
      ),
    },
    {
      id: 'took',
      label: t('history.took'),
      cell: row => <CellText title={took(row)} />,
    },
  ];
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('history.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Table
          columnConfig={columns}
          data={rows}
          pagination={{ type: 'none' }}
          emptyState={<Text>{t('history.empty')}</Text>}
        />
      </CardBody>
    </Card>
  );
}
