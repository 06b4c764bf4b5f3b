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

import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Cell, CellText, ColumnConfig, Link, Table, Text } from '@backstage/ui';
import {
  applicationKey,
  FleetApplication,
} from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { ExternalLink, RelativeTime, Revision } from '../Text';
import { VerdictWord } from '../Verdict';
import styles from './Fleet.module.css';

type Row = FleetApplication & { id: string };

/** The part of a reference that people know; of anything, as an address may say anything. */
export function nameOfRef(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** A system is deployed as a whole: it says more than one of its components. */
const mainEntity = ({ entities }: FleetApplication) =>
  entities.find(({ entityRef }) => entityRef.startsWith('system:')) ??
  entities[0];

/** Leads to the entity that the application belongs to, or to Argo CD where it belongs to none. */
function Name({ row }: { row: Row }) {
  const entityRoute = useRouteRef(entityRouteRef);
  const entity = mainEntity(row);
  if (entity && entityRoute) {
    const { kind, namespace, name } = parseEntityRef(entity.entityRef);
    return (
      <Link
        href={entityRoute({
          kind: kind.toLocaleLowerCase('en'),
          namespace,
          name,
        })}
        title={row.name}
      >
        {row.name}
      </Link>
    );
  }
  return row.url ? (
    <ExternalLink href={row.url}>{row.name}</ExternalLink>
  ) : (
    <span title={row.name}>{row.name}</span>
  );
}

/** One row for an application. */
export function FleetTable(props: {
  applications: FleetApplication[];
  nothing: string;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const columns: ColumnConfig<Row>[] = [
    {
      id: 'state',
      label: t('fleet.state'),
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
          <Name row={row} />
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
      label: t('fleet.what'),
      defaultWidth: '3fr',
      cell: row => <CellText title={row.verdict.sentence} />,
    },
    {
      id: 'version',
      label: t('fleet.version'),
      cell: row => (
        <Cell>
          {row.sync.revision ? <Revision revision={row.sync.revision} /> : '–'}
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('fleet.owner'),
      cell: row => (
        <CellText title={row.owners.map(nameOfRef).join(', ') || '–'} />
      ),
    },
    {
      id: 'since',
      label: t('fleet.since'),
      cell: row => (
        <Cell>
          {row.verdict.since ? <RelativeTime iso={row.verdict.since} /> : '–'}
        </Cell>
      ),
    },
  ];
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
