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
import {
  RemixiconComponentType,
  RiArrowRightLine,
  RiGitMergeLine,
  RiPlayLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../../translation';
import { Command } from './Command';
import { TaskCard } from './TaskCard';
import { TextLink } from './TextLink';
import styles from './ProjectTask.module.css';

/** As the generated README has it. */
const skaffold = 'skaffold dev';

function Item(props: { icon: RemixiconComponentType; children: ReactNode }) {
  const { icon: Icon } = props;
  return (
    <li>
      <Icon size={16} aria-hidden />
      <div className={styles.texts}>{props.children}</div>
    </li>
  );
}

/** What somebody can do while the first version is built, and when it is live. */
export function NextCard(props: {
  repositoryUrl: string;
  environments: string[];
  isLive: boolean;
  hasOwnServices: boolean;
  tabUrl?: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { environments, isLive, repositoryUrl, tabUrl } = props;
  const [first, environment] = environments;
  const promote = t('task.next.promote', { environment });
  return (
    <TaskCard title={t(isLive ? 'task.next.title' : 'task.next.meanwhile')}>
      <ul className={styles.list}>
        <Item icon={RiGitMergeLine}>
          {t('task.next.clone')}
          <Command text={`git clone ${repositoryUrl}.git`} />
        </Item>
        {props.hasOwnServices && (
          <Item icon={RiPlayLine}>
            {t('task.next.run')}
            <Command text={skaffold} />
          </Item>
        )}
        {environment && (
          <Item icon={RiArrowRightLine}>
            {isLive && tabUrl ? (
              <TextLink href={tabUrl}>{promote}</TextLink>
            ) : (
              t('task.next.promoteLater', { environment, first })
            )}
          </Item>
        )}
      </ul>
    </TaskCard>
  );
}
