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

import { MergeRequestLink } from '@slipway/plugin-argocd-common';
import { Hidden } from '../Text';
import styles from './Columns.module.css';

/** How many promotions of a project are open: it leads to the one, or to the tab that has all of them. */
export function PromotionsCell(props: {
  promotions: MergeRequestLink[];
  text: string;
  /** Address of the tab. */
  tab?: string;
  /** Says that it opens another window. */
  newTab: string;
}) {
  const { promotions, text, tab, newTab } = props;
  const [only, ...others] = promotions;
  if (others.length > 0 && tab) {
    return (
      <a href={tab} className={styles.open}>
        {text}
      </a>
    );
  }
  return (
    <a
      href={only.url}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.open}
      title={`!${only.iid} ${only.title}`}
    >
      {text}
      <Hidden>({newTab})</Hidden>
    </a>
  );
}
