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
  MatrixSection,
} from '@slipway/plugin-argocd-common';
import { memo, useCallback, useEffect, useMemo } from 'react';
import { useIsLost } from '../../connection';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { rowAsLastKnown } from '../../utils/asLastKnown';
import { GridSection } from '../Grid';
import type { ViewProps } from './ApplicationsPage';
import { nothingKey } from './nothingKey';
import { Rows } from './Rows';
import { filterOf } from './useApplicationsAddress';
import { useMatrixColumns } from './useMatrixColumns';
import { Ask, Page, useRows } from './useRows';

type Rest = Pick<ApplicationMatrix, 'environments' | 'sections' | 'instances'>;

const pageSize = 50;
const sectionIds: MatrixSection[] = ['attention', 'notCompared', 'calm'];
const noEnvironments: string[] = [];
const idOf = ({ id }: MatrixRow) => id;

/** Projects by environments, those that need attention first. */
export const Matrix = memo(function MatrixView(props: ViewProps) {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { api, connection, address, isFiltered, onAddress, onSummary } = props;
  const { search, mine, state, owner, environment, instance } = address;
  const order = (address.order ?? 'attention') as MatrixOrder;
  const load = useCallback(
    async (ask: Ask): Promise<Page<MatrixRow, Rest>> => {
      const { rows, total, nextCursor, counts, ...rest } =
        await connection.track(
          api.getApplicationMatrix({
            ...filterOf({ search, mine, state, owner, environment, instance }),
            order,
            limit: pageSize,
            ...ask,
          }),
        );
      return { rows, total, nextCursor, counts, rest };
    },
    [api, connection, search, mine, state, owner, environment, instance, order],
  );
  const sumOf = useCallback(
    ({ total, rest, counts }: Omit<Page<MatrixRow, Rest>, 'rows'>) =>
      JSON.stringify(
        order === 'name' ? total : [total, rest.sections, counts.state],
      ),
    [order],
  );
  const answer = useRows(load, { idOf, sumOf });
  const { page, ids, rows, gone } = answer;
  useEffect(() => {
    if (page) {
      onSummary({
        projects: page.total,
        counts: page.counts,
        instances: page.rest.instances,
      });
    }
  }, [page, onSummary]);

  const isLost = useIsLost() || answer.error !== undefined;
  const shown = useMemo(
    () =>
      ids.map(id => {
        const row = rows.get(id)!;
        return {
          id,
          name: row.name,
          section: row.section,
          row: gone.has(id)
            ? undefined
            : (isLost && rowAsLastKnown(row)) || row,
        };
      }),
    [ids, rows, gone, isLost],
  );
  // The section that a row was sorted into, until it is sorted again.
  const placed = useMemo(
    () => new Map(shown.map(({ id, section }) => [id, section])),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [ids],
  );
  const sections = useMemo((): GridSection<MatrixRow>[] => {
    if (order !== 'attention') {
      return [{ id: 'all', rows: shown }];
    }
    return sectionIds
      .map(id => ({
        id,
        title: t(`sections.${id}`, {
          count: page?.rest.sections[id] ?? 0,
        }),
        rows: shown.filter(row => placed.get(row.id) === id),
      }))
      .filter(section => section.rows.length > 0);
  }, [shown, placed, order, page, t]);

  const environments = page?.rest.environments ?? noEnvironments;
  const shownRows = useMemo(() => shown.map(({ row }) => row), [shown]);
  const columns = useMatrixColumns(
    environments,
    shownRows,
    order,
    useCallback(next => onAddress({ order: next }), [onAddress]),
  );
  return (
    <Rows
      answer={answer}
      label={t('projectsByEnvironment')}
      columns={columns}
      sections={sections}
      shown={t('shown', {
        count: ids.length,
        total: String(page?.total ?? 0),
      })}
      nothing={t(nothingKey(mine, isFiltered))}
    />
  );
});
