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
  RiTimeLine,
} from '@remixicon/react';
import { Deployment } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import styles from './Deployments.module.css';

const icons = {
  good: RiCheckboxCircleLine,
  bad: RiCloseCircleLine,
  quiet: RiIndeterminateCircleLine,
  old: RiTimeLine,
};

function toneOf(
  { outcome, healthAfter }: Deployment,
  isOld: boolean,
): keyof typeof icons {
  if (outcome === 'succeeded' && healthAfter === 'Healthy') {
    return isOld ? 'old' : 'good';
  }
  return outcome === 'failed' || healthAfter === 'Degraded' ? 'bad' : 'quiet';
}

/** How it ended, and how healthy it was afterwards: icon and words. Green only while Argo CD compares. */
export function Outcome(props: { deployment: Deployment; isOld: boolean }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { t: tDeployments } = useTranslationRef(
    argocdDeploymentsTranslationRef,
  );
  const { outcome, healthAfter, message } = props.deployment;
  const tone = toneOf(props.deployment, props.isOld);
  const Icon = icons[tone];
  return (
    <span className={styles.outcome} data-tone={tone} title={message}>
      <Icon size={16} aria-hidden />
      {outcome === 'succeeded' && healthAfter
        ? t(`health.${healthAfter}`)
        : tDeployments(`outcomes.${outcome}`)}
    </span>
  );
}
