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
import { VisuallyHidden } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import { Revision } from '../Text';
import styles from './Changes.module.css';
import { ImageChange } from './pairImages';

/** The tags of images, old → new. */
export function ImageChanges(props: { changes: ImageChange[] }) {
  const { t } = useTranslationRef(argocdDifferencesTranslationRef);
  return (
    <ul className={styles.list}>
      {props.changes.map(({ name, from, to }) => (
        <li key={`${name} ${from} ${to}`} className={styles.image}>
          <b>{name}</b>
          <span>
            <span className={styles.quiet}>
              {from ? <Revision revision={from} /> : t('changes.none')}
            </span>
            <RiArrowRightLine size={14} aria-hidden className={styles.arrow} />
            <VisuallyHidden> {t('changes.becomes')} </VisuallyHidden>
            {to ? <Revision revision={to} /> : t('changes.none')}
          </span>
        </li>
      ))}
    </ul>
  );
}
