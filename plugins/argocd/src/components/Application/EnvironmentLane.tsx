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
import {
  RiArrowRightLine,
  RiFlagLine,
  RiGitCommitLine,
} from '@remixicon/react';
import {
  applicationKey,
  ApplicationView,
  EntityDelivery,
} from '@slipway/plugin-argocd-common';
import { ReactNode } from 'react';
import { argocdTranslationRef } from '../../translation';
import { behindPrevious, deliveryOf } from '../Delivery';
import { RelativeTime, Revision } from '../Text';
import { VerdictWord } from '../Verdict';
import styles from './EnvironmentLanes.module.css';

function Step(props: { label: string; children: ReactNode; first?: boolean }) {
  return (
    <span className={styles.step}>
      {!props.first && (
        <RiArrowRightLine size={16} className={styles.arrow} aria-hidden />
      )}
      <span className={styles.stepText}>
        <span className={styles.stepLabel}>{props.label}</span>
        <span>{props.children}</span>
      </span>
    </span>
  );
}

/** One environment: commit in Git, sync, health. It is one choice of several, and selects what is shown below. */
export function EnvironmentLane(props: {
  application: ApplicationView;
  /** All of the entity, in the order of their environments. */
  applications: ApplicationView[];
  delivery?: EntityDelivery;
  /** Whether the newest change stands here. */
  isFlagged: boolean;
  isSelected: boolean;
  /** Of the group of choices. */
  name: string;
  onSelect: () => void;
}) {
  const { application, applications } = props;
  const { t } = useTranslationRef(argocdTranslationRef);
  const behind = behindPrevious(
    applications,
    applications.indexOf(application),
    props.delivery,
  );
  const runs = deliveryOf(application, props.delivery)?.runningCommit;
  const { verdict, sync, health } = application;
  return (
    <label
      className={styles.lane}
      data-selected={props.isSelected}
      data-last-known={verdict.lastKnown}
    >
      <input
        type="radio"
        className={styles.radio}
        name={props.name}
        value={applicationKey(application)}
        aria-label={`${application.environment}: ${t(
          `verdict.${verdict.code}`,
        )}`}
        checked={props.isSelected}
        onChange={props.onSelect}
      />
      <span className={styles.environment} title={application.name}>
        <strong>{application.environment}</strong>
        <span className={styles.stepLabel}>{application.instance}</span>
        {behind && (
          <span className={styles.stepLabel} data-behind={behind.count > 0}>
            {behind.count === 0 && t('environments.newest')}
            {behind.count > 0 &&
              (behind.environment
                ? t('environments.behind', {
                    count: behind.count,
                    environment: behind.environment,
                  })
                : t('environments.behindNewest', {
                    count: behind.count,
                  }))}
          </span>
        )}
      </span>
      <Step label={t('facts.revision')} first>
        <RiGitCommitLine size={16} aria-hidden />{' '}
        {sync.revision ? (
          <Revision revision={sync.revision} />
        ) : (
          t('facts.unknown')
        )}
        {runs && (
          <span className={styles.stepLabel}>
            {' '}
            {t('environments.runs', { commit: runs.slice(0, 7) })}
          </span>
        )}
      </Step>
      <Step label={t('facts.sync')}>{t(`sync.${sync.status}`)}</Step>
      <Step label={t('facts.health')}>{t(`health.${health.status}`)}</Step>
      <span className={styles.verdict}>
        {props.isFlagged && (
          <span className={styles.flag}>
            <RiFlagLine size={14} aria-hidden />
            {t('environments.standsHere')}
          </span>
        )}
        <VerdictWord verdict={verdict} />
        {verdict.since && (
          <span className={styles.stepLabel}>
            <RelativeTime iso={verdict.since} />
          </span>
        )}
      </span>
    </label>
  );
}
