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
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, Link } from '@backstage/ui';
import {
  applicationKey,
  ApplicationView,
  EntityApplications,
} from '@slipway/plugin-argocd-common';
import { useIsLost } from '../../connection';
import { useKnown } from '../../hooks/useKnown';
import { useOptionalRoute } from '../../hooks/useOptionalRoute';
import { useEntityApplications } from '../../hooks/useEntityApplications';
import { entityContentRouteRef } from '../../routes';
import { argocdTranslationRef } from '../../translation';
import { worstFirst } from '../Application';
import { Headline } from '../Headline';
import { NoApplication } from '../NoApplication';
import { PageState, stateOfError } from '../PageState';
import { InstanceNotices, LostNotice, NotRead } from '../States';
import { CardRow } from './CardRow';
import { PromotionLine } from './PromotionLine';
import styles from './ArgocdOverviewCard.module.css';

const shownRows = 5;

/** In order of environments; where there are too many, the worst first and the rest counted. */
function rowsOf(applications: ApplicationView[]): ApplicationView[] {
  return applications.length <= shownRows
    ? applications
    : worstFirst(applications).slice(0, shownRows);
}

function Applications(props: { data: EntityApplications; tabUrl?: string }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { headline, changes, promotions } = props.data;
  const latest = changes.find(({ sha }) => sha === props.data.latest);
  const isLost = useIsLost();
  const applications = useKnown(props.data.applications);
  const [worst] = worstFirst(applications);
  return (
    <div className={styles.body}>
      <LostNotice />
      <InstanceNotices data={props.data} headline={headline} />
      <Headline
        headline={headline}
        size="card"
        isOld={isLost}
        line={
          latest?.title && (
            <>
              {t('card.latest', { title: latest.title })}
              {latest.author &&
                ` ${t('version.by', { author: latest.author })}`}
            </>
          )
        }
        corner={
          props.tabUrl && (
            <Link href={props.tabUrl}>
              {worst.cause ? t('seeWhy') : t('openTab')}
              {applications.length > shownRows && ` (${applications.length})`}
            </Link>
          )
        }
      />
      <table className={styles.table} aria-label={t('environments.label')}>
        <tbody>
          {rowsOf(applications).map(application => (
            <CardRow
              key={applicationKey(application)}
              application={application}
              changes={changes}
            />
          ))}
        </tbody>
      </table>
      {promotions?.map(promotion => (
        <PromotionLine
          key={promotion.mergeRequest.url}
          promotion={promotion}
          applications={applications}
        />
      ))}
    </div>
  );
}

/** The model of the tab in a few lines: the headline, a row per environment, what waits. */
export function ArgocdOverviewCard() {
  const { entity } = useEntity();
  const tabRoute = useOptionalRoute(entityContentRouteRef);
  const { data, error, isLoading, reload } = useEntityApplications(entity);

  const body = () => {
    if (isLoading) {
      return <PageState state="loading" rows={4} />;
    }
    if (!data) {
      return (
        <PageState
          state={stateOfError(error!)}
          entity={entity}
          error={error!}
          onRetry={reload}
        />
      );
    }
    if (data.applications.length > 0) {
      return (
        <NotRead error={error} onRetry={reload}>
          <Applications data={data} tabUrl={tabRoute?.()} />
        </NotRead>
      );
    }
    return <NoApplication data={data} entity={entity} size="card" />;
  };

  return (
    <Card data-argocd="card" className={styles.card}>
      <CardBody className={styles.content}>{body()}</CardBody>
    </Card>
  );
}
