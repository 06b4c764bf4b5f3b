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
import { RiLayoutGridLine, RiListUnordered } from '@remixicon/react';
import {
  ApplicationCounts,
  InstanceStatus,
  noCounts,
} from '@slipway/plugin-argocd-common';
import { KeyboardEvent, ReactNode, useCallback, useRef, useState } from 'react';
import { argocdApiRef } from '../../api';
import { usePortalConnection } from '../../connection';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import {
  ConnectionState,
  CredentialEnds,
  InstanceNotices,
  LostNotice,
} from '../States';
import styles from './Applications.module.css';
import { ApplicationsColumn, applicationsColumns } from './columns';
import { CopyLink } from './CopyLink';
import { Filters } from './Filters';
import { keepSame } from './keepSame';
import { List } from './List';
import { Matrix } from './Matrix';
import { StateChips } from './StateChips';
import {
  ApplicationsAddress,
  ApplicationsView,
  useApplicationsAddress,
} from './useApplicationsAddress';

/** What both views say of all that match. */
export interface Summary {
  /** Of projects; absent in the list. */
  projects?: number;
  counts: ApplicationCounts;
  instances: InstanceStatus[];
}

const nothingYet: Summary = { counts: noCounts(), instances: [] };

function Which(props: {
  isMine: boolean;
  onChange: (isMine: boolean) => void;
}): ReactNode {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { isMine, onChange } = props;
  return (
    <div className={styles.which} role="group" aria-label={t('which')}>
      {([true, false] as const).map(mine => (
        <button
          key={String(mine)}
          type="button"
          aria-pressed={isMine === mine}
          onClick={() => onChange(mine)}
        >
          {t(mine ? 'mine' : 'all')}
        </button>
      ))}
    </div>
  );
}

function View(props: {
  chosen: ApplicationsView;
  onChange: (view: ApplicationsView) => void;
}): ReactNode {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { chosen, onChange } = props;
  return (
    <div
      className={`${styles.view} ${styles.push}`}
      role="group"
      aria-label={t('view')}
    >
      {(['matrix', 'list'] as const).map(view => (
        <button
          key={view}
          type="button"
          aria-pressed={chosen === view}
          onClick={() => onChange(view)}
        >
          {view === 'matrix' ? (
            <RiLayoutGridLine size={16} aria-hidden />
          ) : (
            <RiListUnordered size={16} aria-hidden />
          )}
          {t(view)}
        </button>
      ))}
    </div>
  );
}

/** Everything that Argo CD runs and that the user may see, as a matrix of projects and environments or as a list. */
export function ApplicationsPage(props: {
  columns?: readonly ApplicationsColumn[];
}) {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const api = useApi(argocdApiRef);
  const connection = usePortalConnection();
  const [address, change] = useApplicationsAddress();
  const [summary, setSummary] = useState<Summary>();
  const field = useRef<HTMLDivElement>(null);
  const onSummary = useCallback(
    (next: Summary) =>
      setSummary(before =>
        keepSame(before, {
          ...next,
          counts: {
            state: keepSame(before?.counts.state, next.counts.state),
            owner: keepSame(before?.counts.owner, next.counts.owner),
            environment: keepSame(
              before?.counts.environment,
              next.counts.environment,
            ),
            instance: keepSame(before?.counts.instance, next.counts.instance),
          },
        }),
      ),
    [],
  );
  const { projects, counts, instances } = summary ?? nothingYet;
  const isFiltered = Boolean(
    address.search ||
      address.state ||
      address.owner ||
      address.environment ||
      address.instance,
  );
  const view = {
    api,
    connection,
    address,
    isFiltered,
    onAddress: change,
    onSummary,
  };
  const applications = address.state
    ? counts.state[address.state]
    : counts.state.all;

  const search = (event: KeyboardEvent) => {
    const isTyping = (event.target as Element).matches('input, textarea');
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.current?.querySelector('input')?.focus();
    }
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- a key for the search field, wherever the focus is within
    <div className={styles.page} data-argocd="applications" onKeyDown={search}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1>{t('title')}</h1>
          {summary && (
            <p className={styles.sum} role="status">
              {[
                projects !== undefined && t('projects', { count: projects }),
                t('applications', { count: applications }),
              ]
                .filter(Boolean)
                .join(', ')}{' '}
              {t('onInstances', { count: instances.length })}
            </p>
          )}
          <span className={styles.push}>
            <CopyLink />
          </span>
        </div>
        <Which isMine={address.mine} onChange={mine => change({ mine })} />
      </header>
      <main className={styles.main} tabIndex={-1}>
        <LostNotice />
        <InstanceNotices data={{ applications: [], instances }} />
        {!address.mine && <CredentialEnds />}
        <StateChips
          counts={counts.state}
          chosen={address.state}
          onChange={state => change({ state })}
        />
        <div className={styles.bar}>
          <Filters
            address={address}
            counts={counts}
            instances={instances}
            field={field}
            onChange={change}
          />
          <View
            chosen={address.view}
            onChange={chosen => change({ view: chosen, order: undefined })}
          />
        </div>
        {address.view === 'matrix' ? (
          <Matrix {...view} />
        ) : (
          <List {...view} columns={props.columns ?? applicationsColumns} />
        )}
        <ConnectionState data={{ applications: [], instances }} />
      </main>
    </div>
  );
}

/** What a view is given of the page. */
export interface ViewProps {
  api: (typeof argocdApiRef)['T'];
  connection: ReturnType<typeof usePortalConnection>;
  address: ApplicationsAddress;
  /** Whether anything but what is mine is asked for. */
  isFiltered: boolean;
  onAddress: (change: Partial<ApplicationsAddress>) => void;
  onSummary: (summary: Summary) => void;
}
