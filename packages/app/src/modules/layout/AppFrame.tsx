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

import { SidebarPinStateProvider } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import { appTranslationRef } from '../../translation';
import styles from './AppFrame.module.css';

const contentId = 'content';
/** The menu has no pin: Backstage's settings do not offer one where they believe to be on a phone. */
const pinState = {
  isPinned: true,
  isMobile: true,
  toggleSidebarPinState: () => {},
};

/** The menu beside the page, below it on a phone. */
export function AppFrame(props: { nav: ReactNode; children: ReactNode }) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <SidebarPinStateProvider value={pinState}>
      <div className={styles.frame}>
        <a className={styles.skip} href={`#${contentId}`}>
          {t('skip')}
        </a>
        <div className={styles.nav}>{props.nav}</div>
        <div id={contentId} className={styles.content} tabIndex={-1}>
          {props.children}
        </div>
      </div>
    </SidebarPinStateProvider>
  );
}
