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
import { Alert, Card, CardBody, Text } from '@backstage/ui';
import {
  applicationKey,
  EntityApplications,
} from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import {
  fastPollMs,
  useEntityApplications,
} from '../../hooks/useEntityApplications';
import { argocdTranslationRef } from '../../translation';
import {
  ActionsPanel,
  EnvironmentLanes,
  FactsPanel,
  HistoryPanel,
  WhyPanel,
  worstFirst,
} from '../Application';
import {
  FailureState,
  InstanceNotices,
  LoadingState,
  NothingState,
} from '../States';
import { ExternalLink } from '../Text';
import { VerdictHeadline } from '../Verdict';
import styles from './EntityArgocdContent.module.css';

function Applications(props: {
  data: EntityApplications;
  isLive: boolean;
  reload: () => Promise<void>;
}) {
  const { applications, hidden } = props.data;
  const { t } = useTranslationRef(argocdTranslationRef);
  const [worst] = worstFirst(applications);
  // Stays where it is while verdicts change, so that no button changes its meaning under the pointer.
  const [chosen, setChosen] = useState(() => applicationKey(worst));
  const selected =
    applications.find(application => applicationKey(application) === chosen) ??
    worst;
  return (
    <div className={styles.page}>
      <InstanceNotices data={props.data} />
      <Card>
        <CardBody className={styles.head}>
          <div className={styles.headline}>
            <VerdictHeadline
              worst={worst}
              isOnly={applications.length === 1}
              size="page"
            />
            <span className={styles.connection}>
              {props.isLive
                ? t('connection.live')
                : t('connection.polling', {
                    seconds: String(fastPollMs / 1000),
                  })}
            </span>
          </div>
          <EnvironmentLanes
            applications={applications}
            selected={applicationKey(selected)}
            onSelect={setChosen}
          />
          {hidden > 0 && <Text as="p">{t('hidden', { count: hidden })}</Text>}
        </CardBody>
      </Card>
      <div className={styles.selected}>
        <Text as="h2" variant="title-small" weight="bold">
          {selected.environment}
        </Text>
        {selected.url && (
          <ExternalLink href={selected.url}>{t('openInArgocd')}</ExternalLink>
        )}
      </div>
      <div className={styles.columns}>
        <div className={styles.column}>
          <WhyPanel application={selected} />
          <FactsPanel application={selected} />
        </div>
        <ActionsPanel
          key={applicationKey(selected)}
          application={selected}
          onDone={props.reload}
        />
      </div>
      <HistoryPanel application={selected} />
    </div>
  );
}

/** The entity tab: is it live, why not, what can I do. */
export function EntityArgocdContent() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(argocdTranslationRef);
  const { data, error, isLoading, isLive, reload } =
    useEntityApplications(entity);

  const body = () => {
    if (isLoading) {
      return (
        <Card>
          <CardBody>
            <LoadingState rows={8} />
          </CardBody>
        </Card>
      );
    }
    if (!data) {
      return <FailureState error={error!} onRetry={reload} />;
    }
    if (data.applications.length > 0) {
      return <Applications data={data} isLive={isLive} reload={reload} />;
    }
    return (
      <div className={styles.page}>
        <InstanceNotices data={data} />
        <Card>
          <CardBody>
            <NothingState entity={entity} data={data} />
          </CardBody>
        </Card>
      </div>
    );
  };

  return (
    <div data-argocd="tab">
      {data && error && (
        <Alert status="warning" icon title={t('connection.lost')} />
      )}
      {body()}
    </div>
  );
}
