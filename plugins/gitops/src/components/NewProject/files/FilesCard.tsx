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
import { Box, Skeleton } from '@backstage/ui';
import { ProjectPreview } from '@slipway/plugin-gitops-common';
import { memo, useState } from 'react';
import { Asked } from '../../../hooks/useAsked';
import { gitopsTranslationRef } from '../../../translation';
import styles from './FilesCard.module.css';
import { filePlaces } from './filePlaces';
import { PreviewDialog } from './PreviewDialog';

/** What would be written, folder by folder; all of it is a click away. */
export const FilesCard = memo(function MemoizedFilesCard(props: {
  preview: Asked<ProjectPreview>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { preview } = props;
  const [isOpen, setIsOpen] = useState(false);
  const known = preview.state === 'answered' ? preview.answer : undefined;
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.card}
      aria-label={t('create.files.title')}
    >
      <div className={styles.head}>
        <h2>
          {known
            ? t('create.files.count', { count: known.files.length })
            : t('create.files.title')}
        </h2>
        {known && (
          <button
            type="button"
            className={styles.all}
            onClick={() => setIsOpen(true)}
          >
            {t('create.files.all')}
          </button>
        )}
      </div>
      {preview.state === 'idle' && (
        <p className={styles.quiet}>{t('create.files.waiting')}</p>
      )}
      {preview.state === 'failed' && (
        <p className={styles.quiet}>{t('create.files.none')}</p>
      )}
      {preview.state === 'running' && (
        <div className={styles.loading}>
          <Skeleton width="60%" height={14} />
          <Skeleton width="50%" height={14} />
          <Skeleton width="55%" height={14} />
        </div>
      )}
      {known && (
        <ul className={styles.places}>
          {filePlaces(known).map(({ path, count, jobs, kinds }) => (
            <li key={path}>
              <span className={styles.path}>{path}</span>
              <span>
                {count !== undefined && count}
                {jobs !== undefined && t('preview.jobs', { count: jobs })}
                {kinds &&
                  [
                    t('create.files.systems', { count: kinds.systems }),
                    t('create.files.components', { count: kinds.components }),
                  ].join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && known && (
        <PreviewDialog preview={known} onClose={() => setIsOpen(false)} />
      )}
    </Box>
  );
});
