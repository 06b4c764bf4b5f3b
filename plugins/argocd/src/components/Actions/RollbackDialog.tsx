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

import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert, Checkbox, Radio, RadioGroup, Skeleton } from '@backstage/ui';
import {
  applicationKey,
  ApplicationView,
  Deployment,
} from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdApiRef } from '../../api';
import { ApplicationActions } from '../../hooks/useApplicationActions';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { argocdActionsTranslationRef } from '../../translations/actions';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import { messageOf } from '../../utils/messageOf';
import { pairImages, useCommits } from '../Changes';
import { RelativeTime, Revision } from '../Text';
import { ActionDialog } from './ActionDialog';
import styles from './ActionDialog.module.css';
import { Section } from './Section';
import { Summary } from './Summary';
import { WhatChanges } from './WhatChanges';

/** Argo CD keeps ten of an application unless it is told otherwise; others of its environment come between. */
const asked = 100;

function Choice(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(argocdActionsTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const { t: tDifferences } = useTranslationRef(
    argocdDifferencesTranslationRef,
  );
  const { deployment } = props;
  const shown = deployment.carries ?? deployment.change;
  return (
    <span className={styles.choice}>
      {shown ? (
        <Revision revision={shown.sha} />
      ) : (
        deployment.revision && <Revision revision={deployment.revision} />
      )}{' '}
      {shown?.title ?? tDifferences('changes.noTitle')}
      <span className={styles.quiet}>
        {shown?.author && `${shown.author}, `}
        <RelativeTime iso={deployment.startedAt} />
        {deployment.healthAfter &&
          `, ${t('rollback.was', {
            health: tArgocd(`health.${deployment.healthAfter}`),
          })}`}
      </span>
    </span>
  );
}

/** Confirms a rollback: to which deployment, and what that takes back. */
export function RollbackDialog(props: {
  application: ApplicationView;
  actions: Pick<ApplicationActions, 'rollback'>;
  /** Argo CD's number of the deployment that was chosen elsewhere. */
  chosen?: number;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(argocdActionsTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const { t: tDifferences } = useTranslationRef(
    argocdDifferencesTranslationRef,
  );
  const api = useApi(argocdApiRef);
  const { entity } = useEntity();
  const { application } = props;
  const { name, environment, lastDeployment, operation } = application;
  const page = useLoaded(
    () =>
      api.getEntityDeployments(getCompoundEntityRef(entity), {
        limit: asked,
        environment,
      }),
    [api, entity, environment],
  );
  const [id, setId] = useState(
    props.chosen === undefined ? '' : String(props.chosen),
  );
  const [prune, setPrune] = useState(false);
  const own = page.value?.items.filter(
    deployment => applicationKey(deployment) === applicationKey(application),
  );
  const kept = own?.filter(({ rollbackId }) => rollbackId !== undefined);
  const current = kept?.find(
    ({ rollbackId }) => rollbackId === lastDeployment?.id,
  );
  // What was there before a sync that failed is something to go back to. A dry run says nothing of the sync before it.
  const hasFailed = operation?.dryRun
    ? own?.[0]?.outcome === 'failed' || own?.[0]?.outcome === 'terminated'
    : ['Failed', 'Error'].includes(operation?.phase ?? '');
  const offered = kept?.filter(
    deployment => hasFailed || deployment !== current,
  );
  const target = offered?.find(({ rollbackId }) => String(rollbackId) === id);
  const range = useCommits(
    application,
    target?.revision,
    target && (current?.revision ?? lastDeployment?.revision),
  );
  const running = current?.images.length ? current.images : application.images;
  const blocked = () => {
    if (target) {
      return undefined;
    }
    return offered?.length === 0
      ? t('rollback.none')
      : t('rollback.chooseFirst');
  };
  return (
    <ActionDialog
      title={t('rollback.title', { environment })}
      description={t('rollback.text', { application: name })}
      confirm={tArgocd('actions.in.rollback', { environment })}
      blocked={blocked()}
      onClose={props.onClose}
      onConfirm={async () =>
        target && props.actions.rollback({ id: target.rollbackId!, prune })
      }
    >
      {page.isLoading && <Skeleton width="100%" height={120} />}
      {page.error && (
        <Alert status="warning" icon title={messageOf(page.error)} />
      )}
      {offered && offered.length > 0 && (
        <div className={styles.choices}>
          <RadioGroup label={t('rollback.choose')} value={id} onChange={setId}>
            {offered.map(deployment => (
              <Radio
                key={deployment.id}
                value={String(deployment.rollbackId)}
                aria-label={t('rollback.choice', {
                  revision: (
                    deployment.carries?.sha ??
                    deployment.revision ??
                    ''
                  ).slice(0, 7),
                  title:
                    (deployment.carries ?? deployment.change)?.title ??
                    tDifferences('changes.noTitle'),
                })}
              >
                <Choice deployment={deployment} />
              </Radio>
            ))}
          </RadioGroup>
        </div>
      )}
      {target && (
        <WhatChanges
          isBack
          range={range}
          images={
            target.images.length > 0 && running.length > 0
              ? pairImages(running, target.images)
              : undefined
          }
        />
      )}
      <Section title={t('sync.options')}>
        <Checkbox isSelected={prune} onChange={setPrune}>
          {t('rollback.prune')}
        </Checkbox>
      </Section>
      <Summary
        facts={[
          [t('dialog.inGit'), t('rollback.inGit')],
          [t('dialog.then'), t('rollback.then')],
        ]}
      />
    </ActionDialog>
  );
}
