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
import { ApplicationView, DeliverySplit } from '@slipway/plugin-argocd-common';
import { ReactNode } from 'react';
import { useSentences } from '../../hooks/useSentences';
import { FirstVersion, hostOf, plannedHost, TaskValues } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { JourneyRow } from './JourneyRow';
import { StepState } from './StateIcon';
import { TextLink } from './TextLink';
import styles from './ProjectTask.module.css';

const troubled: Partial<Record<ApplicationView['verdict']['code'], StepState>> =
  {
    broken: 'failed',
    syncFailed: 'failed',
    refused: 'warning',
    cannotCompare: 'warning',
    rolledBack: 'warning',
    paused: 'warning',
    deleting: 'warning',
    rollingOut: 'running',
  };

/** Pods of all services; absent where nobody has counted them. */
function podsOf({ standing }: ApplicationView) {
  const pods = standing.services.flatMap(service => service.pods ?? []);
  return pods.length > 0
    ? {
        ready: String(pods.reduce((sum, { ready }) => sum + ready, 0)),
        total: String(pods.reduce((sum, { total }) => sum + total, 0)),
      }
    : undefined;
}

/** From when Argo CD noticed until it was healthy. */
function secondsOf(split: DeliverySplit | undefined): number | undefined {
  if (split?.health === undefined) {
    return undefined;
  }
  return (split.noticed ?? 0) + (split.sync ?? 0) + split.health;
}

/** Where the app answers, as Argo CD lists it; before that, what its chart is set up for. */
function Address(props: {
  addresses: string[];
  values: TaskValues;
  environment: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { addresses, environment, values } = props;
  const [address] = addresses;
  if (address) {
    return t('task.live.answers', {
      address: <TextLink href={address}>{hostOf(address)}</TextLink>,
    });
  }
  if (!values.services.some(({ isPublic }) => isPublic)) {
    return <>{t('task.live.private')}</>;
  }
  const host = plannedHost(values, environment);
  return <>{host && t('task.live.setUp', { host })}</>;
}

/** Whether the first environment runs the first version, as the back end says it. */
export function LiveRow(props: {
  first: FirstVersion;
  values: TaskValues;
  environment: string;
  /** Whether nobody can tell how it is now. */
  isOld: boolean;
  /** The tab of the project. */
  tabUrl?: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const sentences = useSentences();
  const { environment, first, tabUrl, values } = props;
  const { application, isLive, split } = first;
  const pods = application && podsOf(application);
  const row = (state: StepState, children: ReactNode) => (
    <JourneyRow
      state={state}
      title={t('task.live.title', { environment })}
      seconds={isLive || !first.isLatest ? secondsOf(split) : undefined}
    >
      {children}
    </JourneyRow>
  );
  const address = (
    <Address
      addresses={first.addresses}
      values={values}
      environment={environment}
    />
  );
  if (application && isLive) {
    return row(
      'passed',
      <>
        {pods ? t('task.live.pods', pods) : sentences.verdict(application)}
        {/* Where there is one, it stands above. */}
        {!values.services.some(({ isPublic }) => isPublic) && (
          <span className={styles.below}>{t('task.live.private')}</span>
        )}
      </>,
    );
  }
  const { code, lastKnown } = application?.verdict ?? {};
  const state = code && !lastKnown ? troubled[code] : undefined;
  if (!application || !state) {
    return row('todo', address);
  }
  return row(
    props.isOld && state === 'running' ? 'unknown' : state,
    <>
      {sentences.verdict(application)}
      {state === 'running' ? (
        <span className={styles.below}>{address}</span>
      ) : (
        tabUrl && (
          <span className={styles.below}>
            <TextLink href={tabUrl}>{t('task.openTab')}</TextLink>
          </span>
        )
      )}
    </>,
  );
}
