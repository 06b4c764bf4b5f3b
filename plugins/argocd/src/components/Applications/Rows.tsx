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
import { Button } from '@backstage/ui';
import { ReactNode, useCallback, useEffect, useRef } from 'react';
import { useLiveReload } from '../../hooks/useLiveReload';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { Grid, GridColumn, GridSection } from '../Grid';
import { PageState, stateOfError } from '../PageState';
import { NotRead } from '../States';
import styles from './Applications.module.css';
import { useRows } from './useRows';

/** Something changes all the time in a large installation. */
const spreadMs = 2_000;

/** Rows of one view: loading, none, failed, or a grid that grows as people scroll. */
export function Rows<Row extends object, Rest>(props: {
  answer: ReturnType<typeof useRows<Row, Rest>>;
  label: string;
  columns: GridColumn<Row>[];
  sections: GridSection<Row>[];
  shown: string;
  nothing: string;
}) {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { answer, columns, sections, label, shown, nothing } = props;
  const { page, ids, error, isLoading, isLoadingMore, isOutOfOrder } = answer;
  const { begin, more, refresh } = answer;
  const near = useRef(new Set<string>());
  const stale = useRef(new Set<string>());
  const all = useRef(ids);
  all.current = ids;

  useLiveReload(
    () => {
      const seen = all.current.filter(id => near.current.has(id));
      stale.current = new Set(all.current);
      seen.forEach(id => stale.current.delete(id));
      refresh(seen);
    },
    () => true,
    spreadMs,
  );

  // What changed while nobody saw it is read when it is seen again.
  const onNear = useCallback(
    (chunk: string[], isNear: boolean) => {
      chunk.forEach(id =>
        isNear ? near.current.add(id) : near.current.delete(id),
      );
      const old = isNear ? chunk.filter(id => stale.current.delete(id)) : [];
      if (old.length > 0) {
        refresh(old);
      }
    },
    [refresh],
  );

  if (!page) {
    return (
      <section className={styles.card} aria-label={label}>
        {error && !isLoading ? (
          <PageState
            state={stateOfError(error)}
            error={error}
            onRetry={begin}
          />
        ) : (
          <PageState state="loading" rows={10} />
        )}
      </section>
    );
  }
  return (
    <section
      className={styles.card}
      aria-label={label}
      aria-busy={isLoading || undefined}
    >
      <div role="status" className={styles.again}>
        {isOutOfOrder && (
          <>
            {t('outOfOrder')}
            <Button size="small" variant="tertiary" onPress={begin}>
              {t('sortAgain')}
            </Button>
          </>
        )}
      </div>
      <NotRead error={error} onRetry={begin}>
        {ids.length === 0 ? (
          <p className={styles.nothing}>{nothing}</p>
        ) : (
          <Grid
            label={label}
            columns={columns}
            sections={sections}
            total={page.total}
            onNear={onNear}
          />
        )}
      </NotRead>
      {ids.length > 0 && <p className={styles.shown}>{shown}</p>}
      {page.nextCursor && (
        <More key={page.nextCursor} isLoading={isLoadingMore} onNear={more} />
      )}
    </section>
  );
}

/** Loads more as soon as the end is near; by a press where it is not known what is near. */
function More(props: { isLoading: boolean; onNear: () => void }): ReactNode {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { isLoading, onNear } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || typeof IntersectionObserver === 'undefined') {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && onNear(),
      { rootMargin: '800px 0px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [onNear]);
  return (
    <div ref={place}>
      <Button
        size="small"
        variant="secondary"
        isPending={isLoading}
        onPress={onNear}
      >
        {t('more')}
      </Button>
    </div>
  );
}
