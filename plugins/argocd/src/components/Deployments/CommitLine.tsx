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
import { Deployment } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import styles from './Deployments.module.css';

/** The first line of a commit's message and its author; nothing where nobody can tell. */
export function CommitLine(props: {
  change: NonNullable<Deployment['change']>;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { title, author, withheld } = props.change;
  if (withheld) {
    return <span className={styles.second}>{t('delivery.withheldTitle')}</span>;
  }
  return title ? (
    <span className={styles.message} title={title}>
      {title}
      {author && <span className={styles.second}> {author}</span>}
    </span>
  ) : null;
}
