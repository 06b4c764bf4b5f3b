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
import { Link } from '@backstage/ui';
import { MergeRequestLink } from '@slipway/plugin-argocd-common';
import { Fragment, ReactNode } from 'react';
import { argocdTranslationRef } from '../../translation';
import styles from './Text.module.css';

/** A merge request as people name it, with its title in the tooltip. */
export function MergeRequest(props: { mergeRequest: MergeRequestLink }) {
  const { iid, title, url } = props.mergeRequest;
  return (
    <Link
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={title || undefined}
      className={styles.link}
    >
      !{iid}
    </Link>
  );
}

/** Who wrote a commit, and the merge request that brought it, as far as either is known. */
export function Origin(props: {
  author?: string;
  mergeRequest?: MergeRequestLink;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { author, mergeRequest } = props;
  const parts: ReactNode[] = [
    author && t('version.by', { author }),
    mergeRequest && <MergeRequest mergeRequest={mergeRequest} />,
  ].filter(Boolean);
  return (
    <>
      {parts.map((part, index) => (
        // Both are there or not, in this order.
        <Fragment key={index}>
          {index > 0 && ', '}
          {part}
        </Fragment>
      ))}
    </>
  );
}
