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
import { Skeleton } from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiEyeOffLine,
} from '@remixicon/react';
import { ResourceDiff } from '@slipway/plugin-argocd-common';
import { diffLines } from 'diff';
import { ReactNode, Suspense, useId, useMemo, useState } from 'react';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import { LazyDiffView } from '../Diff';
import styles from './ObjectDiff.module.css';

/** How many lines come and go, as a difference is summed up. */
function linesOf({ live = '', desired = '' }: ResourceDiff) {
  let added = 0;
  let removed = 0;
  for (const part of diffLines(live, desired)) {
    added += part.added ? part.count : 0;
    removed += part.removed ? part.count : 0;
  }
  return { added, removed };
}

/** One object that is another one before than after, with its difference on request. */
export function ObjectDiff(props: {
  diff: ResourceDiff;
  /** In front of its name. */
  children?: ReactNode;
}) {
  const { t } = useTranslationRef(argocdDifferencesTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const { diff } = props;
  const { kind, name } = diff;
  const { added, removed } = useMemo(() => linesOf(diff), [diff]);
  const Icon = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <li>
      <div className={styles.object}>
        {props.children}
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-label={t('objects.difference', { kind, name })}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon size={16} aria-hidden className={styles.chevron} />
          <span className={styles.name}>
            <span className={styles.quiet}>{kind}</span> <b>{name}</b>
          </span>
          <span className={styles.sum}>
            {kind === 'Secret' && (
              <>
                <RiEyeOffLine size={14} aria-hidden />
                {t('objects.hidden')}
              </>
            )}
            {diff.hook && t('objects.hook')}
            <span className={styles.lines}>
              +{added} −{removed}
            </span>
          </span>
        </button>
      </div>
      {isOpen && (
        <div id={id}>
          <Suspense fallback={<Skeleton width="100%" height={120} />}>
            <LazyDiffView diff={diff} />
          </Suspense>
        </div>
      )}
    </li>
  );
}
