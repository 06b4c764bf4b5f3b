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
  ApplicationList,
  applicationKey,
  ApplicationOrder,
  ListedApplication,
} from '@slipway/plugin-argocd-common';
import { memo, useCallback, useEffect, useMemo } from 'react';
import { useIsLost } from '../../connection';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { asLastKnown } from '../../utils/asLastKnown';
import type { ViewProps } from './ApplicationsPage';
import { ApplicationsColumn } from './columns';
import { nothingKey } from './nothingKey';
import { Rows } from './Rows';
import { filterOf } from './useApplicationsAddress';
import { useListColumns } from './useListColumns';
import { Ask, Page, useRows } from './useRows';

type Rest = Pick<ApplicationList, 'instances'>;

const pageSize = 100;

/** One row for an application, worst first. */
export const List = memo(function ListView(
  props: ViewProps & { columns: readonly ApplicationsColumn[] },
) {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { api, connection, address, onAddress, onSummary } = props;
  const { search, mine, state, owner, environment, instance } = address;
  const order = (address.order ?? 'verdict') as ApplicationOrder;
  const load = useCallback(
    async (ask: Ask): Promise<Page<ListedApplication, Rest>> => {
      const { items, total, nextCursor, counts, instances } =
        await connection.track(
          api.getApplications({
            ...filterOf({ search, mine, state, owner, environment, instance }),
            order,
            limit: pageSize,
            ...ask,
          }),
        );
      return { rows: items, total, nextCursor, counts, rest: { instances } };
    },
    [api, connection, search, mine, state, owner, environment, instance, order],
  );
  const sumOf = useCallback(
    ({ total, counts }: Omit<Page<ListedApplication, Rest>, 'rows'>) =>
      JSON.stringify(order === 'name' ? total : [total, counts.state]),
    [order],
  );
  const answer = useRows<ListedApplication, Rest>(load, {
    idOf: applicationKey,
    sumOf,
  });
  const { page, ids, rows, gone } = answer;
  useEffect(() => {
    if (page) {
      onSummary({ counts: page.counts, instances: page.rest.instances });
    }
  }, [page, onSummary]);

  const isLost = useIsLost() || answer.error !== undefined;
  const sections = useMemo(
    () => [
      {
        id: 'all',
        rows: ids.map(id => {
          const row = rows.get(id)!;
          const [known] = isLost ? asLastKnown([row]) : [row];
          return { id, name: row.name, row: gone.has(id) ? undefined : known };
        }),
      },
    ],
    [ids, rows, gone, isLost],
  );
  const columns = useListColumns(
    props.columns,
    order,
    useCallback(next => onAddress({ order: next }), [onAddress]),
  );
  return (
    <Rows
      answer={answer}
      label={t('title')}
      columns={columns}
      sections={sections}
      shown={t('shown', {
        count: ids.length,
        total: String(page?.total ?? 0),
      })}
      nothing={t(nothingKey(mine, props.isFiltered))}
    />
  );
});
