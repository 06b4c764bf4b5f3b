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
import {
  Button,
  Card,
  CardBody,
  Container,
  SearchField,
  Select,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { ListedApplication } from '@slipway/plugin-argocd-common';
import { useEffect, useState } from 'react';
import { argocdApiRef } from '../../api';
import { usePortalConnection } from '../../connection';
import { useKnown } from '../../hooks/useKnown';
import { useLiveReload } from '../../hooks/useLiveReload';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { instanceTitle } from '../../utils/instanceTitle';
import { nameOfRef } from '../../utils/nameOfRef';
import { PageState, stateOfError } from '../PageState';
import {
  ConnectionState,
  CredentialEnds,
  InstanceNotices,
  LostNotice,
} from '../States';
import styles from './Applications.module.css';
import { ApplicationsColumn, applicationsColumns } from './columns';
import { ApplicationsTable } from './ApplicationsTable';
import { useApplicationsFilter } from './useApplicationsFilter';
import { VerdictCounts } from './VerdictCounts';

const pageSize = 100;
/** The most that the back end answers at once. */
const maxRows = 500;
/** Something changes all the time in a large installation. */
const spreadMs = 2_000;
/** Milliseconds after the last letter until it is searched for. */
const typingMs = 300;
const any = 'any';
const nothing: ListedApplication[] = [];

/** Everything that Argo CD runs and that the user may see, worst first. */
export function ApplicationsPage(props: {
  columns?: readonly ApplicationsColumn[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const [filter, change] = useApplicationsFilter();
  const [limit, setLimit] = useState(pageSize);
  const { search, mine, verdict, instance, owner } = filter;
  const connection = usePortalConnection();
  const { value, error, isLoading, reload } = useLoaded(
    () =>
      connection.track(
        api.getApplications({
          search: search || undefined,
          mine: mine || undefined,
          verdict,
          instance: instance ? [instance] : undefined,
          owner: owner ? [owner] : undefined,
          limit,
        }),
      ),
    [api, connection, filter, limit],
  );
  const items = useKnown(value?.items ?? nothing);
  useLiveReload(reload, () => true, spreadMs);

  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed === search) {
      return undefined;
    }
    const timer = setTimeout(() => change({ search: typed }), typingMs);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);

  const select = (
    label: string,
    counts: Record<string, number>,
    chosen: string | undefined,
    nameOf: (id: string) => string,
    onChange: (id: string | undefined) => void,
  ) => {
    const ids = Object.keys(counts);
    if (chosen && !ids.includes(chosen)) {
      ids.push(chosen);
    }
    return (
      <Select
        size="small"
        aria-label={label}
        value={chosen ?? any}
        onChange={key => onChange(key === any ? undefined : String(key))}
        options={[
          { id: any, label: `${label}: ${t('applications.any')}` },
          ...ids.sort().map(id => ({
            id,
            label: `${label}: ${nameOf(id)} (${counts[id] ?? 0})`,
          })),
        ]}
      />
    );
  };
  const isFiltered =
    search !== '' || verdict.length > 0 || Boolean(instance || owner);

  if (!value) {
    return (
      <Container className={styles.page} data-argocd="applications">
        <Card>
          <CardBody>
            {isLoading ? (
              <PageState state="loading" rows={10} />
            ) : (
              <PageState
                state={stateOfError(error!)}
                error={error!}
                onRetry={reload}
              />
            )}
          </CardBody>
        </Card>
      </Container>
    );
  }
  const shown = { applications: [], instances: value.instances };
  return (
    <Container className={styles.page} data-argocd="applications">
      <LostNotice />
      <InstanceNotices data={shown} />
      {!mine && <CredentialEnds />}
      <div className={styles.bar}>
        <ToggleButtonGroup
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[mine ? 'mine' : 'all']}
          onSelectionChange={keys => change({ mine: [...keys][0] === 'mine' })}
          aria-label={t('applications.which')}
        >
          <ToggleButton id="mine">{t('applications.mine')}</ToggleButton>
          <ToggleButton id="all">{t('applications.all')}</ToggleButton>
        </ToggleButtonGroup>
        <ConnectionState data={shown} />
      </div>
      <VerdictCounts
        counts={value.counts.verdict}
        chosen={verdict}
        onChange={chosen => change({ verdict: chosen })}
      />
      <Card>
        <CardBody className={styles.body}>
          <div className={styles.bar}>
            <SearchField
              size="small"
              className={styles.search}
              aria-label={t('applications.search')}
              placeholder={t('applications.search')}
              value={typed}
              onChange={setTyped}
            />
            {select(
              t('applications.owner'),
              value.counts.owner,
              owner,
              nameOfRef,
              id => change({ owner: id }),
            )}
            {select(
              t('applications.instance'),
              value.counts.instance,
              instance,
              id => instanceTitle(value.instances, id),
              id => change({ instance: id }),
            )}
            {isFiltered && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => {
                  setTyped('');
                  change({
                    search: '',
                    verdict: [],
                    instance: undefined,
                    owner: undefined,
                  });
                }}
              >
                {t('applications.clear')}
              </Button>
            )}
          </div>
          <ApplicationsTable
            columns={props.columns ?? applicationsColumns}
            applications={items}
            nothing={
              mine && !isFiltered
                ? t('applications.nothingMine')
                : t('applications.nothing')
            }
          />
          {value.total > 0 && (
            <div className={styles.bar}>
              <Text as="p" className={styles.shown} role="status">
                {t('applications.shown', {
                  count: value.items.length,
                  total: String(value.total),
                })}{' '}
                {value.nextCursor &&
                  limit >= maxRows &&
                  t('applications.tooMany')}
              </Text>
              {value.nextCursor && limit < maxRows && (
                <Button
                  size="small"
                  variant="secondary"
                  onPress={() =>
                    setLimit(before => Math.min(maxRows, before + pageSize))
                  }
                >
                  {t('applications.more')}
                </Button>
              )}
            </div>
          )}
        </CardBody>
      </Card>
    </Container>
  );
}
