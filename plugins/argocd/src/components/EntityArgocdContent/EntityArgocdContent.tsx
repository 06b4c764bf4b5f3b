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
import { Alert, Card, CardBody, Text } from '@backstage/ui';
import {
  applicationKey,
  ApplicationView,
  EntityApplications,
} from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdApiRef } from '../../api';
import { useConnectionState } from '../../connection';
import { useApplicationActions } from '../../hooks/useApplicationActions';
import { useEntityApplications } from '../../hooks/useEntityApplications';
import { useGone } from '../../hooks/useGone';
import { useKnown } from '../../hooks/useKnown';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { ActionsPanel, RollbackDialog } from '../Actions';
import {
  DeepLinks,
  EnvironmentRows,
  FactsPanel,
  WhyPanel,
  worstFirst,
} from '../Application';
import { DeliveryStrip } from '../Delivery';
import { DeploymentsPanel } from '../Deployments';
import { Headline } from '../Headline';
import { Diagnosis, PageState, stateOfError } from '../PageState';
import { ResourcesPanel } from '../Resources';
import { ConnectionState, InstanceNotices, LostNotice } from '../States';
import { WhenNear } from '../WhenNear';
import styles from './EntityArgocdContent.module.css';

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
  const isLost = useConnectionState().lostSince !== undefined;
  const [worst] = worstFirst(applications);
  // Stays where it is while verdicts change, so that no button changes its meaning under the pointer.
  const [chosen, setChosen] = useState(() => applicationKey(worst));
  const selected =
    applications.find(application => applicationKey(application) === chosen) ??
    worst;
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
  return (
    <div className={styles.page}>
      <InstanceNotices data={props.data} headline={headline} />
      <GoneNotice names={props.gone} />
      <Card>
        <CardBody className={styles.head}>
          <div className={styles.headline}>
            <Headline headline={headline} size="page" isOld={isLost} />
            <ConnectionState data={props.data} />
          </div>
          {delivery?.repositories.map(repository => (
            <DeliveryStrip
              key={`${repository.repository} ${repository.branch}`}
              delivery={repository}
              splits={delivery.splits}
              applications={applications}
            />
          ))}
          <EnvironmentRows
            applications={applications}
            changes={changes}
            instances={props.data.instances}
            selected={applicationKey(selected)}
            onSelect={setChosen}
          />
          {applications.some(({ link }) => link === 'claimed') && (
            <Diagnosis
              entity={props.entity}
              question={t('diagnosis.openClaimed')}
              onConfirmed={props.reload}
            />
          )}
        </CardBody>
      </Card>
      <div className={styles.selected}>
        <Text as="h2" variant="title-small" weight="bold">
          {selected.environment}
        </Text>
        <DeepLinks application={selected} />
      </div>
      <Selected
        key={applicationKey(selected)}
        application={selected}
        reload={props.reload}
        rollback={
          rollback &&
          applicationKey(rollback.application) === applicationKey(selected)
            ? rollback.id
            : undefined
        }
        onRollbackDone={() => setRollback(undefined)}
      />
      <WhenNear minHeight={640}>
        <ResourcesPanel key={applicationKey(selected)} application={selected} />
      </WhenNear>
      <WhenNear minHeight={240}>
        <DeploymentsPanel
          entity={props.entity}
          applications={applications}
          onRollback={(application, id) => {
            setChosen(applicationKey(application));
            setRollback({ application, id });
          }}
        />
      </WhenNear>
    </div>
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

/** Why, state and actions of the application that is looked at. */
function Selected(props: {
  application: ApplicationView;
  reload: () => Promise<void>;
  /** The deployment to go back to, chosen in the list below. */
  rollback?: number;
  onRollbackDone: () => void;
}) {
  const { application } = props;
  const actions = useApplicationActions(application, props.reload);
  return (
    <>
      <div className={styles.columns}>
        <div className={styles.column}>
          <WhyPanel application={application} />
          <FactsPanel application={application} />
        </div>
        <ActionsPanel application={application} actions={actions} />
      </div>
      <RollbackDialog
        application={application}
        isOpen={props.rollback !== undefined}
        chosen={props.rollback}
        onClose={props.onRollbackDone}
        onConfirm={input => {
          props.onRollbackDone();
          actions.rollback(input);
        }}
      />
    </>
  );
}

/** The entity tab: is it live, why not, what can I do. */
export function EntityArgocdContent() {
  const { entity } = useEntity();
  const { data, error, isLoading, reload } = useEntityApplications(entity);
  const gone = useGone(entity, data);

  const body = () => {
    if (isLoading) {
      return (
        <Card>
          <CardBody>
            <PageState state="loading" rows={8} />
          </CardBody>
        </Card>
      );
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
      return (
        <Applications entity={entity} data={data} gone={gone} reload={reload} />
      );
    }
    return (
      <div className={styles.page}>
        <InstanceNotices data={data} />
        <GoneNotice names={gone} />
        <Card>
          <CardBody>
            <PageState
              state="empty"
              entity={entity}
              annotated={data.annotated}
            />
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
