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
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { argocdTranslationRef } from '../../translation';
import styles from './PageState.module.css';

/** Has the height of what it stands for, so that nothing jumps. */
export function Loading(props: { rows: number }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <div className={styles.loading} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Skeleton width="70%" height={24} />
      {Array.from({ length: props.rows }, (_, row) => (
        <Skeleton key={row} width="100%" height={20} />
      ))}
    </div>
  );
}
