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
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiPauseCircleLine,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import { HealthStatus } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import styles from './Resources.module.css';

const icons = {
  Healthy: RiCheckboxCircleLine,
  Progressing: RiContrastLine,
  Degraded: RiCloseCircleLine,
  Suspended: RiPauseCircleLine,
  Missing: RiCheckboxBlankCircleLine,
  Unknown: RiQuestionLine,
};

/** Health as icon and word; why, in the tooltip. What is only last known has no color. */
export function HealthWord(props: {
  health: { status: HealthStatus; message?: string };
  isOld: boolean;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { status, message } = props.health;
  const Icon = props.isOld ? RiTimeLine : icons[status];
  return (
    <span
      className={styles.health}
      data-health={props.isOld ? undefined : status}
      title={message}
    >
      <Icon size={14} aria-hidden />
      {t(`health.${status}`)}
    </span>
  );
}
