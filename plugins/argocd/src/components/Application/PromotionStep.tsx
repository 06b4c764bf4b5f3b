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
import { RiGitMergeLine } from '@remixicon/react';
import { Promotion } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { ExternalLink } from '../Text';
import styles from './PromotionStep.module.css';

/** A merge request that brings something to the environment above, and what it waits for. */
export function PromotionStep(props: {
  promotion: Promotion;
  environment: string;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { mergeRequest, commit, changes, waitsFor } = props.promotion;
  const parameters = {
    mergeRequest: `!${mergeRequest.iid}`,
    commit: <code className={styles.sha}>{commit.slice(0, 7)}</code>,
    environment: props.environment,
  };
  return (
    <div className={styles.step} data-promotion={mergeRequest.iid}>
      <RiGitMergeLine size={16} className={styles.icon} aria-hidden />
      <span className={styles.text} title={mergeRequest.title}>
        {changes === undefined
          ? t('promotion.step', parameters)
          : t('promotion.stepCounted', { ...parameters, count: changes })}{' '}
        {t(`promotion.waitsFor.${waitsFor}`)}
      </span>
      <span className={styles.link}>
        <ExternalLink href={mergeRequest.url}>
          {t('promotion.open')}
        </ExternalLink>
      </span>
    </div>
  );
}
