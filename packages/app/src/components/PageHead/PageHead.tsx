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
import { Fragment, ReactNode } from 'react';
import { appTranslationRef } from '../../translation';
import styles from './PageHead.module.css';

interface PageHeadProps {
  title: ReactNode;
  /** The pages above this one. */
  crumbs?: { label: ReactNode; href: string }[];
  /** Beside the title. */
  tags?: ReactNode;
  facts?: { label: string; value: ReactNode }[];
  actions?: ReactNode;
  tabs?: ReactNode;
}

/** Where one is, in at most 108 px with breadcrumb and tabs. */
export function PageHead(props: PageHeadProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const { title, crumbs = [], tags, facts = [], actions, tabs } = props;
  return (
    <header className={styles.head} data-tabs={tabs ? '' : undefined}>
      {crumbs.length > 0 && (
        <nav className={styles.crumbs} aria-label={t('breadcrumb')}>
          {crumbs.map(({ label, href }) => (
            <Fragment key={href}>
              <Link href={href}>{label}</Link>
              <span aria-hidden>/</span>
            </Fragment>
          ))}
          <span aria-current="page">{title}</span>
        </nav>
      )}
      <div className={styles.row}>
        <h1 className={styles.title}>{title}</h1>
        {tags}
        {facts.length > 0 && (
          <dl className={styles.facts}>
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {tabs}
    </header>
  );
}
