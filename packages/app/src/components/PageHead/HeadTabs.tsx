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

import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { RiArrowDownSLine } from '@remixicon/react';
import { Link } from 'react-router-dom';
import styles from './PageHead.module.css';

type Tab = EntityHeaderLayoutProps['tabs'][number];

function HeadTab(props: { tab: Tab; activeTabId?: string }) {
  const { tab, activeTabId } = props;
  if (!('items' in tab)) {
    return (
      <Link
        to={tab.href}
        className={styles.tab}
        aria-current={tab.id === activeTabId ? 'page' : undefined}
      >
        {tab.label}
      </Link>
    );
  }
  const active = tab.items.find(({ id }) => id === activeTabId);
  return (
    <MenuTrigger>
      <Button
        variant="tertiary"
        className={styles.tab}
        iconEnd={<RiArrowDownSLine size={16} aria-hidden />}
        aria-current={active ? 'page' : undefined}
      >
        {tab.label}
      </Button>
      <Menu>
        {tab.items.map(({ id, label, href }) => (
          <MenuItem key={id} id={id} href={href}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}

/** The parts of a page, each with its address. */
export function HeadTabs(props: {
  label: string;
  tabs: Tab[];
  activeTabId?: string;
}) {
  return (
    <nav className={styles.tabs} aria-label={props.label}>
      <ul>
        {props.tabs.map(tab => (
          <li key={tab.id}>
            <HeadTab tab={tab} activeTabId={props.activeTabId} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
