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

import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert, Card, CardBody } from '@backstage/ui';
import {
  applicationKey,
  ApplicationView,
  EntityApplications,
  EntityDelivery,
} from '@slipway/plugin-argocd-common';
import { ReactNode, useId, useRef, useState } from 'react';
import { argocdApiRef } from '../../api';
import { useIsLost } from '../../connection';
import { useApplicationActions } from '../../hooks/useApplicationActions';
import { useEntityApplications } from '../../hooks/useEntityApplications';
import { useGone } from '../../hooks/useGone';
import { useKnown } from '../../hooks/useKnown';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { LazyActionDialogs, ReadOnlyLine } from '../Actions';
import { EnvironmentRows, NextButton } from '../Application';
import { JourneyLine } from '../Delivery';
import {
  Headline,
  ServiceLine,
  StickyHeadline,
  WentLiveLine,
} from '../Headline';
import { LogsScreen } from '../Logs';
import { NoApplication } from '../NoApplication';
import { Diagnosis, PageState, stateOfError } from '../PageState';
import {
  ConnectionState,
  InstanceNotices,
  LostNotice,
  NotRead,
} from '../States';
import { WhyPanel } from '../Why';
import { DetailsCard } from './DetailsCard';
import styles from './EntityArgocdContent.module.css';
import { TabSkeleton } from './TabSkeleton';
import { useChosen } from './useChosen';

/** Milliseconds between two requests for pipeline and images while something is built; nothing announces a job. */
const buildingMs = 15_000;

function Applications(props: {
  entity: Entity;
  data: EntityApplications;
  gone: string[];
  reload: () => Promise<void>;
}) {
  const { headline, changes } = props.data;
  const applications = useKnown(props.data.applications);
  const { t } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const isLost = useIsLost();
  const { open, asksWhy, choose, logs, selected } = useChosen(applications);
  const [isBuilding, setIsBuilding] = useState(false);
  const { value: delivery } = useLoaded(
    async () => {
      const answer = await api.getEntityDelivery(
        getCompoundEntityRef(props.entity),
      );
      setIsBuilding(
        answer.repositories.some(({ change }) => change?.state === 'building'),
      );
      return answer;
    },
    [api, props.entity, props.data],
    isBuilding && !isLost ? buildingMs : undefined,
  );
  const [rollback, setRollback] = useState<{
    application: ApplicationView;
    id: number;
  }>();
  const reasonId = useId();
  const top = useRef<HTMLDivElement>(null);
  const next = isLost ? undefined : props.data.next;
  const nextOf = applications.find(
    application => next && applicationKey(application) === applicationKey(next),
  );
  return (
    <div className={styles.page}>
      <StickyHeadline headline={headline} isOld={isLost} of={top}>
        {nextOf && next && (
          <NextButton
            application={nextOf}
            next={next}
            reasonId={reasonId}
            reload={props.reload}
          />
        )}
      </StickyHeadline>
      <GoneNotice names={props.gone} />
      <Card className={styles.card}>
        <CardBody>
          <div ref={top}>
            <Headline
              headline={headline}
              size="page"
              isOld={isLost}
              line={lineOf(props.entity, props.data, delivery)}
              corner={<ConnectionState data={props.data} />}
            />
          </div>
          <InstanceNotices data={props.data} headline={headline} />
          {delivery?.repositories.map(repository => (
            <JourneyLine
              key={`${repository.repository} ${repository.branch}`}
              delivery={repository}
              splits={delivery.splits}
              arrivals={delivery.arrivals}
              applications={applications}
            />
          ))}
          <EnvironmentRows
            applications={applications}
            changes={changes}
            instances={props.data.instances}
            open={open}
            onOpen={row => choose({ row }, { replace: true })}
            selected={selected}
            reload={props.reload}
            whyOf={application =>
              asksWhy(application) && (
                <WhyPanel
                  application={application}
                  isUndoPrimary={!props.data.next}
                  reload={props.reload}
                />
              )
            }
            arrivals={delivery?.arrivals}
            promotions={props.data.promotions}
            next={next}
            reasonId={reasonId}
          />
          {next?.blocked && (
            <p id={reasonId} className={styles.note}>
              {t(`promotion.blocked.${next.blocked}`)}
            </p>
          )}
          {props.data.service &&
            headline.line &&
            (next?.code === 'promote' ||
              (props.data.promotions ?? []).length > 0) && (
              <p className={styles.note}>{t('promotion.wholeProject')}</p>
            )}
          <ReadOnlyLine applications={applications} />
          {applications.some(({ link }) => link === 'claimed') && (
            <Diagnosis
              entity={props.entity}
              question={t('whyClaimed')}
              onConfirmed={props.reload}
            />
          )}
        </CardBody>
      </Card>
      <DetailsCard
        entity={props.entity}
        applications={applications}
        changes={changes}
        lastChanges={props.data.serviceChanges}
        deployments={delivery?.deployments}
        instances={props.data.instances}
        isOneService={props.data.service !== undefined}
        onRollback={(application, id) => setRollback({ application, id })}
        reload={props.reload}
      />
      <LogsScreen
        application={selected}
        logs={logs}
        onChange={shown => choose({ logs: shown }, { replace: true })}
      />
      {rollback && (
        <RollBackTo
          key={applicationKey(rollback.application)}
          application={rollback.application}
          id={rollback.id}
          reload={props.reload}
          onDone={() => setRollback(undefined)}
        />
      )}
    </div>
  );
}

/** Headlines that say that the latest change is live somewhere. */
const ofLive = ['liveEverywhere', 'liveOthersBehind'];

/** The line below a headline that has none of its own. */
function lineOf(
  entity: Entity,
  { headline, latest, service }: EntityApplications,
  delivery: EntityDelivery | undefined,
): ReactNode {
  if (service) {
    return <ServiceLine entity={entity} service={service} />;
  }
  const wentLive = delivery?.wentLive;
  // What the way through GitLab said may be of the change before.
  return wentLive &&
    wentLive.sha === latest &&
    ofLive.includes(headline.code) ? (
    <WentLiveLine wentLive={wentLive} />
  ) : undefined;
}

/** The dialog of a rollback to a deployment that was chosen in the list. */
function RollBackTo(props: {
  application: ApplicationView;
  id: number;
  reload: () => Promise<void>;
  onDone: () => void;
}) {
  const { application } = props;
  const actions = useApplicationActions(application, props.reload);
  return (
    <LazyActionDialogs
      application={application}
      actions={actions}
      open={{ kind: 'rollback', chosen: props.id }}
      onClose={props.onDone}
    />
  );
}

function GoneNotice(props: { names: string[] }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  return props.names.length > 0 ? (
    <Alert
      status="info"
      icon
      title={t('gone', {
        count: props.names.length,
        names: props.names.join(', '),
      })}
    />
  ) : null;
}

/** The entity tab: is it live, why not, what can I do. */
export function EntityArgocdContent() {
  const { entity } = useEntity();
  const { data, error, isLoading, reload } = useEntityApplications(entity);
  const gone = useGone(entity, data);

  const body = () => {
    if (isLoading) {
      return <TabSkeleton />;
    }
    if (!data) {
      const state = stateOfError(error!);
      const message = (
        <PageState
          state={state}
          entity={entity}
          error={error!}
          onRetry={reload}
        />
      );
      return state === 'error' ? (
        message
      ) : (
        <Card className={styles.card}>
          <CardBody>{message}</CardBody>
        </Card>
      );
    }
    if (data.applications.length > 0) {
      return (
        <NotRead error={error} onRetry={reload}>
          <Applications
            entity={entity}
            data={data}
            gone={gone}
            reload={reload}
          />
        </NotRead>
      );
    }
    return (
      <div className={styles.page}>
        <InstanceNotices data={data} />
        <GoneNotice names={gone} />
        <Card className={styles.card}>
          <CardBody>
            <NoApplication data={data} entity={entity} size="page" />
          </CardBody>
        </Card>
      </div>
    );
  };

  return (
    <div data-argocd="tab">
      <LostNotice />
      {body()}
    </div>
  );
}
