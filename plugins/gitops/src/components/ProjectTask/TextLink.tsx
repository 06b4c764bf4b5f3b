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
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../../translation';
import styles from './ProjectTask.module.css';

/** A link within a sentence; one that leaves the portal opens a tab of its own. */
export function TextLink(props: {
  href: string;
  isMono?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const leaves = /^https?:/.test(props.href);
  return (
    <Link
      href={props.href}
      className={props.isMono ? `${styles.link} ${styles.mono}` : styles.link}
      {...(leaves && { target: '_blank', rel: 'noopener noreferrer' })}
    >
      {props.children}
      {leaves && (
        <span className={styles.hidden}> ({t('task.app.newTab')})</span>
      )}
    </Link>
  );
}
