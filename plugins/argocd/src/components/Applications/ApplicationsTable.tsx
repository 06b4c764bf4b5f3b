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
import { Cell, CellText, ColumnConfig, Table, Text } from '@backstage/ui';
import {
  applicationKey,
  ListedApplication,
} from '@slipway/plugin-argocd-common';
import { useSentences } from '../../hooks/useSentences';
import { argocdTranslationRef } from '../../translation';
import { nameOfRef } from '../../utils/nameOfRef';
import { RelativeTime } from '../Text';
import { VerdictWord } from '../Verdict';
import { ListedVersion } from '../Version';
import { ApplicationName } from './ApplicationName';
import { ApplicationsColumn } from './columns';
import styles from './Applications.module.css';

type Row = ListedApplication & { id: string };

/** One row for an application. */
export function ApplicationsTable(props: {
  applications: ListedApplication[];
  nothing: string;
  columns: readonly ApplicationsColumn[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
  const all: (ColumnConfig<Row> & { id: ApplicationsColumn })[] = [
    {
      id: 'state',
      label: t('applications.state'),
      defaultWidth: 180,
      cell: row => (
        <Cell>
          <VerdictWord verdict={row.verdict} />
        </Cell>
      ),
    },
    {
      id: 'application',
      label: t('facts.application'),
      isRowHeader: true,
      defaultWidth: '2fr',
      cell: row => (
        <Cell className={styles.ellipsis}>
          <ApplicationName application={row} />
        </Cell>
      ),
    },
    {
      id: 'environment',
      label: t('history.where'),
      cell: row => (
        <CellText title={row.environment} description={row.instance} />
      ),
    },
    {
      id: 'what',
      label: t('applications.what'),
      defaultWidth: '3fr',
      cell: row => {
        const sentence = sentences.verdict(row);
        return (
          <Cell>
            <span className={styles.what} title={sentence}>
              {sentence}
            </span>
          </Cell>
        );
      },
    },
    {
      id: 'version',
      label: t('version.label'),
      defaultWidth: '2fr',
      cell: row => (
        <Cell className={styles.ellipsis}>
          <ListedVersion application={row} />
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('applications.owner'),
      cell: row => (
        <CellText title={row.owners.map(nameOfRef).join(', ') || '–'} />
      ),
    },
    {
      id: 'since',
      label: t('applications.since'),
      cell: row => (
        <Cell>
          {row.verdict.since ? <RelativeTime iso={row.verdict.since} /> : '–'}
        </Cell>
      ),
    },
  ];
  const columns = props.columns.flatMap(id =>
    all.filter(column => column.id === id),
  );
  return (
    <Table
      columnConfig={columns}
      data={props.applications.map(application => ({
        ...application,
        id: applicationKey(application),
      }))}
      pagination={{ type: 'none' }}
      virtualized={props.applications.length > 100}
      emptyState={<Text>{props.nothing}</Text>}
    />
  );
}
