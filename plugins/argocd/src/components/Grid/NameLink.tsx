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

import { RiExternalLinkLine } from '@remixicon/react';
import { Hidden, MiddleCut } from '../Text';
import styles from './Cells.module.css';

/** What a row is of: it leads to the tab, to Argo CD where no entity has it, or nowhere. */
export function NameLink(props: {
  text: string;
  /** Address of the tab. */
  tab?: string;
  /** Address outside the portal, for where there is no tab. */
  url?: string;
  /** Says that it opens another window. */
  newTab: string;
}) {
  const { text, tab, url, newTab } = props;
  if (tab) {
    return (
      <a href={tab} className={styles.name}>
        <MiddleCut text={text} />
      </a>
    );
  }
  return url ? (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.name}
    >
      <MiddleCut text={text} />
      <RiExternalLinkLine size={14} aria-hidden />
      <Hidden>({newTab})</Hidden>
    </a>
  ) : (
    <MiddleCut text={text} />
  );
}
