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
import { RiArrowRightLine } from '@remixicon/react';
import {
  applicationKey,
  ApplicationView,
  Change,
} from '@slipway/plugin-argocd-common';
import { ReactNode, useId } from 'react';
import { argocdTranslationRef } from '../../translation';
import { RelativeTime } from '../Text';
import { useVerdictWord, VerdictWord } from '../Verdict';
import { EnvironmentVersion, ServiceLines } from '../Version';
import styles from './EnvironmentRows.module.css';

function Step(props: {
  label: string;
  children: ReactNode;
  id?: string;
  first?: boolean;
}) {
  return (
    <span className={styles.step}>
      {!props.first && (
        <RiArrowRightLine size={16} className={styles.arrow} aria-hidden />
      )}
      <span className={styles.stepText}>
        <span className={styles.stepLabel}>{props.label}</span>
        <span id={props.id}>{props.children}</span>
      </span>
    </span>
  );
}

/** One environment: version, sync, health. It is one choice of several, and selects what is shown below. */
export function EnvironmentRow(props: {
  application: ApplicationView;
  changes: Change[];
  isSelected: boolean;
  /** Of the group of choices. */
  name: string;
  onSelect: () => void;
}) {
  const { application } = props;
  const { t } = useTranslationRef(argocdTranslationRef);
  const { verdict, sync, health } = application;
  const word = useVerdictWord(verdict);
  const version = useId();
  return (
    <div
      className={styles.row}
      data-selected={props.isSelected}
      data-last-known={verdict.lastKnown}
    >
      <label className={styles.facts}>
        <input
          type="radio"
          className={styles.radio}
          name={props.name}
          value={applicationKey(application)}
          aria-label={`${application.environment}: ${word}`}
          aria-describedby={version}
          checked={props.isSelected}
          onChange={props.onSelect}
        />
        <span className={styles.environment} title={application.name}>
          <strong>{application.environment}</strong>
          <span className={styles.stepLabel}>{application.instance}</span>
        </span>
        <Step label={t('version.label')} id={version} first>
          <EnvironmentVersion
            application={application}
            changes={props.changes}
          />
        </Step>
        <Step label={t('facts.sync')}>{t(`sync.${sync.status}`)}</Step>
        <Step label={t('facts.health')}>{t(`health.${health.status}`)}</Step>
        <span className={styles.verdict}>
          <VerdictWord verdict={verdict} />
          {verdict.since && (
            <span className={styles.stepLabel}>
              <RelativeTime iso={verdict.since} />
            </span>
          )}
        </span>
      </label>
      <ServiceLines application={application} changes={props.changes} />
    </div>
  );
}
