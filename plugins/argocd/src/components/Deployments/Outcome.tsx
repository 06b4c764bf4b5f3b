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
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiIndeterminateCircleLine,
} from '@remixicon/react';
import { Deployment } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import styles from './Deployments.module.css';

/** How it ended, and how healthy it was afterwards: icon and words. */
export function Outcome(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { outcome, healthAfter, message } = props.deployment;
  const isGood =
    outcome === 'succeeded' && (!healthAfter || healthAfter === 'Healthy');
  const isBad = outcome === 'failed' || healthAfter === 'Degraded';
  let Icon = RiIndeterminateCircleLine;
  if (isGood) {
    Icon = RiCheckboxCircleLine;
  } else if (isBad) {
    Icon = RiCloseCircleLine;
  }
  let tone = 'quiet';
  if (isGood) {
    tone = 'good';
  } else if (isBad) {
    tone = 'bad';
  }
  return (
    <span className={styles.outcome} data-tone={tone} title={message}>
      <Icon size={16} aria-hidden />
      {outcome === 'succeeded' && healthAfter
        ? t(`health.${healthAfter}`)
        : t(`history.outcomes.${outcome}`)}
    </span>
  );
}
