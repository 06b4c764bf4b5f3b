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

import type { PageLayoutProps } from '@backstage/frontend-plugin-api';
import { useLocation } from 'react-router-dom';
import { HeadTabs, PageHead } from '../../components/PageHead';
import { usePageTitle } from './usePageTitle';

/** A page under its head, unless it brings one itself. */
export function HeadedPage(props: PageLayoutProps) {
  const { title, titleLink, noHeader, headerActions, tabs, children } = props;
  const titleOf = usePageTitle();
  const { pathname } = useLocation();
  if (noHeader || !title) {
    return <>{children}</>;
  }
  const active = tabs?.find(
    ({ href }) => pathname === href || pathname.startsWith(`${href}/`),
  );
  return (
    <>
      <PageHead
        title={titleOf(title, titleLink)}
        actions={headerActions}
        tabs={
          tabs?.length ? (
            <HeadTabs
              label={titleOf(title, titleLink)}
              tabs={tabs}
              activeTabId={active?.id}
            />
          ) : undefined
        }
      />
      {children}
    </>
  );
}
