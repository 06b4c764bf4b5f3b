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
import { Cell, ColumnConfig, Table } from '@backstage/ui';
import { Deployment } from '@slipway/plugin-argocd-common';
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import { ChangeCell } from './ChangeCell';
import styles from './Deployments.module.css';
import { ImagesCell } from './ImagesCell';
import { PipelineCell } from './PipelineCell';
import { DeploymentListProps, useDeploymentParts } from './useDeploymentParts';

/** A row per deployment. */
export function DeploymentsTable(props: DeploymentListProps) {
  const { t } = useTranslationRef(argocdDeploymentsTranslationRef);
  const { t: tDifferences } = useTranslationRef(
    argocdDifferencesTranslationRef,
  );
  const parts = useDeploymentParts(props);
  const columns: ColumnConfig<Deployment>[] = [
    {
      id: 'compare',
      label: t('compare'),
      width: 92,
      cell: row => <Cell>{parts.compare(row)}</Cell>,
    },
    {
      id: 'change',
      label: t('change'),
      isRowHeader: true,
      defaultWidth: '4fr',
      minWidth: 220,
      cell: row => (
        <Cell>
          <ChangeCell deployment={row} />
        </Cell>
      ),
    },
    {
      id: 'where',
      label: t('where'),
      defaultWidth: '1fr',
      minWidth: 104,
      cell: row => (
        <Cell>
          <span className={styles.cut} title={row.name}>
            {row.environment}
          </span>
        </Cell>
      ),
    },
    {
      id: 'when',
      label: t('when'),
      defaultWidth: '1fr',
      minWidth: 120,
      cell: row => <Cell>{parts.when(row)}</Cell>,
    },
    {
      id: 'pipeline',
      label: t('pipeline'),
      defaultWidth: '1fr',
      minWidth: 116,
      cell: row => (
        <Cell>
          <PipelineCell deployment={row} />
        </Cell>
      ),
    },
    {
      id: 'images',
      label: tDifferences('changes.images'),
      defaultWidth: '1fr',
      minWidth: 160,
      cell: row => (
        <Cell>
          <ImagesCell deployment={row} />
        </Cell>
      ),
    },
    {
      id: 'outcome',
      label: t('outcome'),
      defaultWidth: '1fr',
      minWidth: 108,
      cell: row => <Cell>{parts.outcome(row)}</Cell>,
    },
    {
      id: 'back',
      label: t('rollback'),
      defaultWidth: '1fr',
      minWidth: 116,
      cell: row => <Cell>{parts.back(row)}</Cell>,
    },
  ];
  return (
    <div className={styles.table}>
      <Table
        columnConfig={columns}
        data={props.items}
        pagination={{ type: 'none' }}
        aria-label={t('title')}
      />
    </div>
  );
}
