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
  ApplicationOrder,
  ListedApplication,
} from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';
import { argocdTranslationRef } from '../../translation';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import {
  CellTools,
  GridColumn,
  NameLink,
  ownersCell,
  shortVersion,
  useCellTools,
} from '../Grid';
import { Hidden, Lasting } from '../Text';
import { VerdictLabel } from '../Verdict';
import { ApplicationsColumn } from './columns';
import styles from './Columns.module.css';

function versionCell(application: ListedApplication, tools: CellTools) {
  const { version } = application;
  const { url, title } = version.failing ?? version;
  const short = shortVersion(application);
  if (!url || !short) {
    return (
      <span className={styles.mono} title={version.image}>
        {short ?? '–'}
      </span>
    );
  }
  return (
    <>
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        className={styles.sha}
        title={title}
      >
        {short}
      </a>
      {version.failing && <Hidden>{tools.words.notLive}</Hidden>}
    </>
  );
}

/** What is going on; of what is healthy how far it is behind. */
function detailsCell(application: ListedApplication, tools: CellTools) {
  const { version, verdict } = application;
  const { words, sentences } = tools;
  if (verdict.code === 'live' && !verdict.lastKnown && version.commit) {
    return (
      <span
        className={styles.text}
        title={version.has === 'unknown' ? words.distanceReason : undefined}
      >
        {words.distance(version)}
      </span>
    );
  }
  const sentence = sentences.verdict(application);
  return (
    <span className={styles.text} title={sentence}>
      {sentence}
    </span>
  );
}

function nameCell(application: ListedApplication, tools: CellTools) {
  const entity = application.entities[0]?.entityRef;
  return (
    <NameLink
      text={application.name}
      tab={entity && tools.entityTab?.(entity, application)}
      url={application.url}
      newTab={tools.words.newTab}
    />
  );
}

/** Columns of the list, in the order that the app wants them in. */
export function useListColumns(
  columns: readonly ApplicationsColumn[],
  order: ApplicationOrder,
  onOrder: (order: ApplicationOrder) => void,
): GridColumn<ListedApplication>[] {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const tools = useCellTools();
  return useMemo(() => {
    const orderBy = (by: ApplicationOrder, isDescending: boolean) => ({
      isChosen: order === by,
      isDescending,
      onChoose: () => onOrder(by),
    });
    const all: Record<ApplicationsColumn, GridColumn<ListedApplication>> = {
      state: {
        id: 'state',
        label: t('state'),
        width: 'minmax(14.25rem, 0.8fr)',
        order: orderBy('verdict', true),
        cell: row => (
          <span className={styles.state}>
            <VerdictLabel
              verdict={row.verdict}
              word={tools.words.verdict(row.verdict)}
            />
          </span>
        ),
      },
      application: {
        id: 'name',
        label: tArgocd('facts.application'),
        width: 'minmax(10rem, 1.3fr)',
        isHeader: true,
        order: orderBy('name', false),
        cell: row => nameCell(row, tools),
      },
      environment: {
        id: 'environment',
        label: t('environment'),
        cardLabel: t('environment'),
        width: '6.5rem',
        cell: row => (
          <span className={styles.text} title={row.environment}>
            {row.environment}
          </span>
        ),
      },
      what: {
        id: 'details',
        label: t('details'),
        cardLabel: t('details'),
        width: 'minmax(12rem, 2fr)',
        cell: row => detailsCell(row, tools),
      },
      version: {
        id: 'version',
        label: tArgocd('version.label'),
        cardLabel: tArgocd('version.label'),
        width: '5.5rem',
        cell: row => versionCell(row, tools),
      },
      owner: {
        id: 'owner',
        label: t('owner'),
        width: '8rem',
        isSecondary: true,
        cell: row => ownersCell(row.owners),
      },
      since: {
        id: 'lastEvent',
        label: t('since'),
        width: '5.5rem',
        isSecondary: true,
        order: orderBy('since', true),
        cell: row =>
          row.verdict.since && (
            <span className={styles.event}>
              <Lasting iso={row.verdict.since} times={tools.times} />
            </span>
          ),
      },
    };
    return columns.map(id => all[id]);
  }, [columns, order, onOrder, t, tArgocd, tools]);
}
