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
import { useMemo } from 'react';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { Hidden } from '../Text';
import styles from './Cells.module.css';
import { CellApplication, EnvironmentCell } from './EnvironmentCell';
import type { GridColumn } from './Grid';
import { CellTools } from './useCellTools';

/** A project: its applications by environments. */
interface ProjectRow {
  entityRef?: string;
  cells: { environment?: string; application: CellApplication; more: number }[];
}

const width = 'minmax(10.5rem, 1.6fr)';

/** A column for each environment, and one for all that are in none of them. */
export function useEnvironmentColumns<Row extends ProjectRow>(
  environments: string[],
  rows: (Row | undefined)[],
  tools: CellTools,
): GridColumn<Row>[] {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const hasOthers = rows.some(row =>
    row?.cells.some(
      ({ environment }) => !environment || !environments.includes(environment),
    ),
  );
  const names = environments.join('\n');
  return useMemo(() => {
    const columns = names.split('\n').filter(Boolean);
    const content = (
      row: Row,
      { application, more }: Row['cells'][number],
      name?: string,
    ) => (
      <EnvironmentCell
        application={application}
        more={more}
        name={name}
        entityRef={row.entityRef}
        tools={tools}
      />
    );
    const others: GridColumn<Row> = {
      id: 'others',
      label: t('others'),
      width,
      cell: row => {
        const cell = row.cells.find(
          ({ environment }) => !environment || !columns.includes(environment),
        );
        const isOneOfMany = row.cells.length > 1;
        return (
          cell &&
          content(
            row,
            cell,
            cell.environment ??
              (isOneOfMany ? cell.application.name : undefined),
          )
        );
      },
    };
    return [
      ...columns.map(
        (environment): GridColumn<Row> => ({
          id: `environment ${environment}`,
          label: environment,
          cardLabel: environment,
          width,
          cell: row => {
            const cell = row.cells.find(
              item => item.environment === environment,
            );
            return cell ? (
              content(row, cell)
            ) : (
              <span className={styles.none} data-none>
                –<Hidden>{t('hasNone', { environment })}</Hidden>
              </span>
            );
          },
        }),
      ),
      ...(hasOthers ? [others] : []),
    ];
  }, [names, hasOthers, t, tools]);
}
