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
import { CommitRange } from '@slipway/plugin-argocd-common';
import { Loaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import { messageOf } from '../../utils/messageOf';
import { MergeRequest, Revision } from '../Text';
import styles from './Changes.module.css';

/** The commits between two revisions, with authors and merge requests; or why they are not known. */
export function Commits(props: { range: Loaded<CommitRange | undefined> }) {
  const { t } = useTranslationRef(argocdDifferencesTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const { value, error, isLoading } = props.range;
  if (isLoading) {
    return <Skeleton width="100%" height={64} />;
  }
  const why = () => {
    if (error) {
      return messageOf(error);
    }
    if (!value) {
      return t('changes.noRevision');
    }
    if (value.withheld) {
      return tArgocd('delivery.withheldTitle');
    }
    return value.unavailable ?? t('changes.noCommits');
  };
  if (!value?.commits.length) {
    return <p className={styles.text}>{why()}</p>;
  }
  return (
    <>
      <ul className={`${styles.list} ${styles.scroll}`}>
        {value.commits.map(commit => (
          <li
            key={commit.sha}
            className={styles.commit}
            data-quiet={commit.isChange === false || undefined}
          >
            <Revision revision={commit.sha} url={commit.url} />
            <span className={styles.title} title={commit.title}>
              {commit.title}
            </span>
            <span className={styles.quiet}>
              {commit.author}
              {commit.mergeRequest && (
                <>
                  {', '}
                  <MergeRequest mergeRequest={commit.mergeRequest} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {value.more !== undefined && (
        <p className={styles.text}>
          {t('changes.more', { count: value.more })}
        </p>
      )}
    </>
  );
}
