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

import type { NavContentNavItem } from '@backstage/plugin-app-react';
import type { RemixiconComponentType } from '@remixicon/react';
import { NavLink } from 'react-router-dom';
import styles from './Sidebar.module.css';

/** A page of the portal, where there is one. */
export function SidebarItem(props: {
  item?: NavContentNavItem;
  /** In the language of the person; else the page's own. */
  title?: string;
  /** Instead of the page's own. */
  icon?: RemixiconComponentType;
  exact?: boolean;
  /** Not on a phone. */
  isSecond?: boolean;
}) {
  const { item, icon: Icon, exact, isSecond } = props;
  const title = props.title ?? item?.title;
  return item ? (
    <li data-second={isSecond || undefined}>
      <NavLink to={item.href} end={exact} className={styles.item} title={title}>
        <span className={styles.icon} aria-hidden>
          {Icon ? <Icon size={16} /> : item.icon}
        </span>
        <span className={styles.word}>{title}</span>
      </NavLink>
    </li>
  ) : null;
}
