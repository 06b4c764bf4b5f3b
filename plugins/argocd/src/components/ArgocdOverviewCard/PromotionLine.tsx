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
import {
  applicationKey,
  ApplicationView,
  Promotion,
} from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { ExternalLink } from '../Text';
import styles from './ArgocdOverviewCard.module.css';

/** An open promotion, and what it waits for. */
export function PromotionLine(props: {
  promotion: Promotion;
  applications: ApplicationView[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { promotion, applications } = props;
  const target = applications.find(
    application => applicationKey(application) === applicationKey(promotion),
  );
  return target ? (
    <p className={styles.step}>
      <RiGitMergeLine size={16} aria-hidden />
      <span>
        {t('card.promotes', {
          mergeRequest: `!${promotion.mergeRequest.iid}`,
          environment: target.environment,
        })}{' '}
        {t(`promotion.waitsFor.${promotion.waitsFor}`)}
      </span>
      <ExternalLink href={promotion.mergeRequest.url}>
        {t('card.openMergeRequest')}
      </ExternalLink>
    </p>
  ) : null;
}
