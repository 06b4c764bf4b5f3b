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
import { Link, Text } from '@backstage/ui';
import {
  applicationKey,
  ListedApplication,
} from '@slipway/plugin-argocd-common';
import { argocdApiRef } from '../../api';
import { usePortalConnection } from '../../connection';
import { useKnown } from '../../hooks/useKnown';
import { useLiveReload } from '../../hooks/useLiveReload';
import { useLoaded } from '../../hooks/useLoaded';
import { useOptionalRoute } from '../../hooks/useOptionalRoute';
import { useSentences } from '../../hooks/useSentences';
import { applicationsRouteRef } from '../../routes';
import { argocdTranslationRef } from '../../translation';
import { ApplicationName } from '../Applications';
import { PageState, stateOfError } from '../PageState';
import { InstanceNotices, LostNotice } from '../States';
import { RelativeTime } from '../Text';
import { VerdictWord } from '../Verdict';
import { ListedVersion } from '../Version';
import styles from './HomeWidget.module.css';

const shownRows = 8;
const spreadMs = 2_000;
const nothing: ListedApplication[] = [];

/** What belongs to the user or one of their groups, worst first. */
export function MyApplications() {
  const { t } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const sentences = useSentences();
  const applicationsRoute = useOptionalRoute(applicationsRouteRef);
  const connection = usePortalConnection();
  const { value, error, isLoading, reload } = useLoaded(
    () =>
      connection.track(api.getApplications({ mine: true, limit: shownRows })),
    [api, connection],
  );
  const items = useKnown(value?.items ?? nothing);
  useLiveReload(reload, () => true, spreadMs);

  if (!value) {
    return isLoading ? (
      <PageState state="loading" rows={shownRows / 2} />
    ) : (
      <PageState state={stateOfError(error!)} error={error!} onRetry={reload} />
    );
  }
  return (
    <div className={styles.widget} data-argocd="widget">
      <LostNotice />
      <InstanceNotices
        data={{ applications: value.items, instances: value.instances }}
      />
      {items.length === 0 ? (
        <Text as="p">{t('widget.nothing')}</Text>
      ) : (
        <ul className={styles.list}>
          {items.map(application => (
            <li key={applicationKey(application)} className={styles.row}>
              <VerdictWord verdict={application.verdict} />
              <span className={styles.what}>
                <ApplicationName application={application} />
                <span className={styles.sentence}>
                  {sentences.verdict(application)}
                </span>
                <ListedVersion application={application} />
              </span>
              {application.verdict.since && (
                <span className={styles.since}>
                  <RelativeTime iso={application.verdict.since} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {applicationsRoute && (
        <Link href={applicationsRoute()} className={styles.all}>
          {value.total > value.items.length
            ? t('widget.more', { total: String(value.total) })
            : t('widget.all')}
        </Link>
      )}
    </div>
  );
}
