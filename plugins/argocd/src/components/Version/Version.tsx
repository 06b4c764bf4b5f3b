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
import { argocdTranslationRef } from '../../translation';
import { ImageName, Revision } from '../Text';
import styles from './Version.module.css';

/** The change that runs: its title, where that may be seen, and its id. What is not known is said so, with the reason. */
export function Version(props: {
  commit?: string;
  title?: string;
  url?: string;
  /** Runs, where no change can be told. */
  image?: string;
  /** No pod is ready, so nothing has a version. */
  isNothing?: boolean;
  /** Why no change can be told. */
  reason: string;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { commit, title, url, image, isNothing, reason } = props;
  if (commit) {
    return (
      <span className={styles.version}>
        {title && (
          <span className={styles.title} title={title}>
            {title}
          </span>
        )}
        <Revision revision={commit} url={url} />
      </span>
    );
  }
  if (isNothing) {
    return (
      <span className={styles.quiet} title={reason}>
        –
      </span>
    );
  }
  return (
    <span className={styles.version} title={reason}>
      {image && <ImageName image={image} />}
      <span className={styles.quiet}>{t('version.unknown')}</span>
    </span>
  );
}
