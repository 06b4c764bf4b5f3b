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
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { RiShipLine } from '@remixicon/react';
import {
  applicationKey,
  ApplicationView,
  EntityApplications,
} from '@slipway/plugin-argocd-common';
import { useConnectionState } from '../../connection';
import { useKnown } from '../../hooks/useKnown';
import { useOptionalRoute } from '../../hooks/useOptionalRoute';
import { useEntityApplications } from '../../hooks/useEntityApplications';
import { entityContentRouteRef } from '../../routes';
import { argocdTranslationRef } from '../../translation';
import { worstFirst } from '../Application';
import { Headline } from '../Headline';
import { PageState, stateOfError } from '../PageState';
import { InstanceNotices, LostNotice } from '../States';
import { VerdictWord } from '../Verdict';
import { EnvironmentVersion, ServiceLines } from '../Version';
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
  const { headline, changes } = props.data;
  const isLost = useConnectionState().lostSince !== undefined;
  const applications = useKnown(props.data.applications);
  const [worst] = worstFirst(applications);
  return (
    <div className={styles.body}>
      <LostNotice />
      <InstanceNotices data={props.data} headline={headline} />
      <Headline headline={headline} size="card" isOld={isLost} />
      <table className={styles.table}>
        <tbody>
          {rowsOf(applications).map(application => (
            <tr key={applicationKey(application)}>
              <th scope="row" title={application.name}>
                {application.environment}
              </th>
              <td>
                <VerdictWord verdict={application.verdict} />
              </td>
              <td>
                <EnvironmentVersion
                  application={application}
                  changes={changes}
                />
                <ServiceLines application={application} changes={changes} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.tabUrl && (
        <div className={styles.foot}>
          <Link href={props.tabUrl}>
            {worst.cause ? t('seeWhy') : t('openTab')}
            {applications.length > shownRows && ` (${applications.length})`}
          </Link>
        </div>
      )}
    </div>
  );
}

/** The tab in five lines. */
export function ArgocdOverviewCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(argocdTranslationRef);
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
          error={error!}
          onRetry={reload}
        />
      );
    }
    if (data.applications.length > 0) {
      return <Applications data={data} tabUrl={tabRoute?.()} />;
    }
    return (
      <PageState state="empty" entity={entity} annotated={data.annotated} />
    );
  };

  return (
    <Card data-argocd="card">
      <CardHeader>
        <Text
          as="h3"
          variant="title-x-small"
          weight="bold"
          className={styles.title}
        >
          <RiShipLine size={18} aria-hidden />
          {t('title')}
        </Text>
      </CardHeader>
      <CardBody>{body()}</CardBody>
    </Card>
  );
}
