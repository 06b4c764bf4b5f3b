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

import { Tab, TabList } from '@backstage/ui';
import styles from './TabHeads.module.css';

/** The heads of the tabs of a part of a page, each with how much is in it where that is known. */
export function TabHeads(props: {
  label?: string;
  tabs: { id: string; label: string; count?: number }[];
}) {
  return (
    <TabList aria-label={props.label} className={styles.heads}>
      {props.tabs.map(({ id, label, count }) => (
        <Tab key={id} id={id} className={styles.head}>
          {label}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </Tab>
      ))}
    </TabList>
  );
}
