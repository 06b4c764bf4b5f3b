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
import { Cell, CellText, ColumnConfig, Table, useTable } from '@backstage/ui';
import { ResourceNode } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { ResourceState, useResourceWords } from '../ResourceState';
import { MiddleCut, RelativeTime } from '../Text';
import styles from './Resources.module.css';

const rowHeight = 40;
/** More rows than these are drawn only where they are seen, in a frame of their own. */
const maxRows = 100;
const frameHeight = 640;

/** What fails first, then what is on its way, then what differs. */
const severity = ({ health, sync }: ResourceNode) =>
  [
    health?.status === 'Degraded',
    health?.status === 'Missing',
    health?.status === 'Progressing',
    sync === 'OutOfSync',
    true,
  ].indexOf(true);

const sortKeys: Record<string, (node: ResourceNode) => string> = {
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  namespace: ({ namespace = '' }) => namespace,
  sync: ({ sync = '' }) => sync,
  state: node => String(severity(node)),
  age: ({ createdAt = '' }) => createdAt,
};

/** The resources of the graph, for who sorts and compares, and for who cannot see a graph. */
export function ResourceTable(props: {
  nodes: ResourceNode[];
  isOld: boolean;
  selected?: string;
  onSelect: (node: ResourceNode) => void;
}) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const words = useResourceWords();
  const { nodes, isOld, selected, onSelect } = props;
  const isLong = nodes.length > maxRows;
  const { tableProps } = useTable<ResourceNode>({
    mode: 'complete',
    data: nodes,
    initialSort: { column: 'state', direction: 'ascending' },
    sortFn: (items, { column, direction }) => {
      const key = sortKeys[String(column)];
      const sign = direction === 'descending' ? -1 : 1;
      return [...items].sort((a, b) => sign * key(a).localeCompare(key(b)));
    },
    paginationOptions: { type: 'none' },
  });
  const columns: ColumnConfig<ResourceNode>[] = [
    {
      id: 'name',
      label: t('name'),
      isRowHeader: true,
      isSortable: true,
      defaultWidth: '2fr',
      minWidth: 160,
      cell: node => (
        <Cell>
          <button
            type="button"
            className={styles.open}
            aria-pressed={node.id === selected}
            onClick={() => onSelect(node)}
          >
            <MiddleCut text={node.name} />
          </button>
        </Cell>
      ),
    },
    {
      id: 'kind',
      label: t('kind'),
      isSortable: true,
      minWidth: 112,
      cell: node => <CellText title={node.kind} />,
    },
    {
      id: 'state',
      label: tArgocd('facts.health'),
      isSortable: true,
      defaultWidth: '1.5fr',
      minWidth: 160,
      cell: node => (
        <Cell>
          <span className={styles.oneLine} title={words.sentence(node)}>
            <ResourceState node={node} isOld={isOld} />
          </span>
        </Cell>
      ),
    },
    {
      id: 'sync',
      label: tArgocd('facts.sync'),
      isSortable: true,
      minWidth: 120,
      cell: node => <CellText title={words.sync(node)} />,
    },
    {
      id: 'namespace',
      label: tArgocd('facts.namespace'),
      isSortable: true,
      isHidden: new Set(nodes.map(({ namespace }) => namespace)).size < 2,
      cell: node => <CellText title={node.namespace ?? '–'} />,
    },
    {
      id: 'age',
      label: t('age'),
      isSortable: true,
      minWidth: 120,
      cell: node => (
        <Cell>
          <span className={styles.oneLine}>
            {node.createdAt ? <RelativeTime iso={node.createdAt} /> : '–'}
          </span>
        </Cell>
      ),
    },
    {
      id: 'says',
      label: t('says'),
      defaultWidth: '2fr',
      cell: ({ health, pod }) => (
        <CellText
          title={
            health?.message ??
            (pod?.state === 'ready' ? '–' : pod?.reason) ??
            '–'
          }
        />
      ),
    },
  ];
  return (
    <div className={styles.table}>
      <Table
        {...tableProps}
        columnConfig={columns}
        virtualized={isLong && { rowHeight }}
        style={isLong ? { height: frameHeight } : undefined}
      />
    </div>
  );
}
