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
import {
  ApplicationMatrix,
  MatrixOrder,
  MatrixRow,
} from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import {
  GridColumn,
  NameLink,
  ownersCell,
  useCellTools,
  useEnvironmentColumns,
} from '../Grid';
import { TimeAgo } from '../Text';
import { PromotionsCell } from './PromotionsCell';
import styles from './Columns.module.css';

/** Columns of the matrix: an environment each, and one for all that are in none of them. */
export function useMatrixColumns(
  environments: ApplicationMatrix['environments'],
  rows: (MatrixRow | undefined)[],
  order: MatrixOrder,
  onOrder: (order: MatrixOrder) => void,
): GridColumn<MatrixRow>[] {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const tools = useCellTools();
  const cells = useEnvironmentColumns(environments, rows, tools);
  return useMemo(() => {
    const orderBy = (by: MatrixOrder, isDescending: boolean) => ({
      isChosen: order === by,
      isDescending,
      onChoose: () => onOrder(order === by ? 'attention' : by),
    });
    return [
      {
        id: 'name',
        label: t('project'),
        width: 'minmax(9rem, 1fr)',
        isHeader: true,
        order: orderBy('name', false),
        cell: row => (
          <b className={styles.strong}>
            <NameLink
              text={row.name}
              tab={row.entityRef && tools.entityTab?.(row.entityRef)}
              url={row.cells[0]?.application.url}
              newTab={tools.words.newTab}
            />
          </b>
        ),
      },
      {
        id: 'owner',
        label: t('owner'),
        width: '7rem',
        isSecondary: true,
        cell: row => ownersCell(row.owners),
      },
      ...cells,
      {
        id: 'lastEvent',
        label: t('lastEvent'),
        width: '7.5rem',
        isSecondary: true,
        order: orderBy('lastEvent', true),
        cell: row =>
          row.lastEventAt && (
            <span className={styles.event}>
              <TimeAgo iso={row.lastEventAt} times={tools.times} />
            </span>
          ),
      },
      {
        id: 'promotions',
        label: t('promotions'),
        cardLabel: t('promotions'),
        width: '5.5rem',
        cell: row =>
          row.promotions && row.promotions.length > 0 ? (
            <PromotionsCell
              promotions={row.promotions}
              tab={row.entityRef && tools.entityTab?.(row.entityRef)}
              text={t('promotionsOpen', {
                count: row.promotions.length,
              })}
              newTab={tools.words.newTab}
            />
          ) : undefined,
      },
    ];
  }, [cells, order, onOrder, t, tools]);
}
