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
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import {
  RiAddCircleLine,
  RiHome5Line,
  RiLayoutGridLine,
  RiSettings4Line,
  RiShipLine,
} from '@remixicon/react';
import { Link } from 'react-router-dom';
import { appTranslationRef } from '../../translation';
import { Person } from './Person';
import { Search } from './Search';
import { SidebarItem } from './SidebarItem';
import styles from './Sidebar.module.css';

/** Where one can go: with words, with icons alone where there is less room, and at the bottom of a phone. */
export function Sidebar({ navItems }: NavContentComponentProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const home = navItems.take('page:home');
  const catalog = navItems.take('page:catalog');
  const applications = navItems.take('page:argocd');
  const create = navItems.take('page:scaffolder');
  const settings = navItems.take('page:user-settings');
  return (
    <nav className={styles.sidebar} aria-label={t('menu')}>
      <Link to="/" className={styles.brand} aria-label="Slipway">
        <RiShipLine size={24} aria-hidden />
        <span className={styles.word}>Slipway</span>
      </Link>
      <Search />
      <hr className={styles.divider} />
      <ul className={styles.items}>
        <SidebarItem
          item={home}
          title={t('home.title')}
          icon={RiHome5Line}
          exact
        />
        <SidebarItem
          item={catalog}
          title={t('catalog')}
          icon={RiLayoutGridLine}
        />
        <SidebarItem
          item={applications}
          title={t('applications')}
          icon={RiShipLine}
        />
        <SidebarItem item={create} title={t('create')} icon={RiAddCircleLine} />
        {navItems.rest().map(item => (
          <SidebarItem key={item.node.spec.id} item={item} isSecond />
        ))}
      </ul>
      <ul className={styles.end}>
        <SidebarItem
          item={settings}
          title={t('settings')}
          icon={RiSettings4Line}
          isSecond
        />
        <Person />
      </ul>
    </nav>
  );
}
