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
import { Link, VisuallyHidden } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { argocdTranslationRef } from '../../translation';
import styles from './Text.module.css';

export function ExternalLink(props: { href: string; children: ReactNode }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <Link
      href={props.href}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.external}
    >
      {props.children}
      <RiExternalLinkLine size={14} aria-hidden />
      <VisuallyHidden>({t('newTab')})</VisuallyHidden>
    </Link>
  );
}
