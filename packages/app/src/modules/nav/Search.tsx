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
import { RiSearchLine } from '@remixicon/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { appTranslationRef } from '../../translation';
import styles from './Sidebar.module.css';

const SearchDialog = lazy(() =>
  import('./SearchDialog').then(m => ({ default: m.SearchDialog })),
);

/** Opens the search, as Ctrl K does wherever one is. */
export function Search() {
  const { t } = useTranslationRef(appTranslationRef);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
        event.preventDefault();
        setOpen(true);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className={`${styles.item} ${styles.search}`}
        title={t('search.open')}
        onClick={() => setOpen(true)}
      >
        <span className={styles.icon} aria-hidden>
          <RiSearchLine size={16} />
        </span>
        <span className={styles.word}>{t('search.open')}</span>
        <kbd className={styles.keys}>Ctrl K</kbd>
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
