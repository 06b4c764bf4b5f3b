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
import { gitopsTranslationRef } from '../../translation';
import styles from './NewProject.module.css';

/** Has the places of the form, so that nothing jumps. */
export function LoadingForm() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <div className={styles.columns} role="status">
      <VisuallyHidden>{t('create.loading')}</VisuallyHidden>
      <div className={styles.form}>
        {[64, 64, 160, 64, 96].map((height, index) => (
          <Skeleton
            key={index}
            className={styles.place}
            width="100%"
            height={height}
          />
        ))}
      </div>
      <div className={styles.side}>
        <Skeleton className={styles.place} width="100%" height={420} />
        <Skeleton className={styles.place} width="100%" height={220} />
      </div>
    </div>
  );
}
