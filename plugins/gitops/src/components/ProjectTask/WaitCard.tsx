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

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RemixiconComponentType,
  RiExternalLinkLine,
  RiFileTextLine,
  RiGitMergeLine,
  RiLayoutGridLine,
  RiTeamLine,
} from '@remixicon/react';
import { TargetView } from '@slipway/plugin-gitops-common';
import { ReactNode } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { argocdFormApiRef } from '../../api';
import { ProjectOutput, Wait } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { TaskCard } from './TaskCard';
import { TextLink } from './TextLink';
import styles from './ProjectTask.module.css';

/** The page where Argo CD lists what it has of a name. */
function useArgocdPage(instance: string | undefined, name: string) {
  const api = useApi(argocdFormApiRef);
  const { value: instances = [] } = useAsync(() => api.getInstances(), [api]);
  const { url } = instances.find(item => item.name === instance) ?? {};
  return url && `${url}/applications?search=${encodeURIComponent(name)}`;
}

function Item(props: {
  icon: RemixiconComponentType;
  href?: string;
  children: ReactNode;
}) {
  const { children, href, icon: Icon } = props;
  return (
    <li>
      <Icon size={16} aria-hidden />
      <div className={styles.texts}>
        {href ? <TextLink href={href}>{children}</TextLink> : children}
      </div>
    </li>
  );
}

/** Where to look, and whom to ask, when what the project waits for takes longer than it should. */
export function WaitCard(props: {
  wait: Wait;
  name: string;
  output: ProjectOutput;
  argocd?: TargetView['argocd'];
  tabUrl?: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { argocd, name, output, tabUrl, wait } = props;
  const what = wait.for;
  const argocdUrl = useArgocdPage(argocd?.instance, name);
  const instance = argocd?.title ?? t('task.argocd.title');
  const { mergeRequestUrl, url } = output;
  // What is to be done by hand has a card of its own.
  if (what === 'hand') {
    return null;
  }
  return (
    <TaskCard title={t('task.wait.advice')}>
      <ul className={styles.list}>
        {what === 'merge' && mergeRequestUrl && (
          <Item icon={RiGitMergeLine} href={mergeRequestUrl}>
            {t('task.wait.openMergeRequest')}
          </Item>
        )}
        {what === 'catalog' && url && (
          <Item
            icon={RiFileTextLine}
            href={`${url}/-/blob/main/catalog-info.yaml`}
          >
            {t('task.wait.openCatalogInfo')}
          </Item>
        )}
        {what === 'discovery' && url && (
          <Item icon={RiFileTextLine} href={url}>
            {t('task.wait.openRepository')}
          </Item>
        )}
        {tabUrl && (
          <Item icon={RiLayoutGridLine} href={tabUrl}>
            {t('task.wait.openEntity')}
          </Item>
        )}
        {what !== 'catalog' && argocdUrl && (
          <Item icon={RiExternalLinkLine} href={argocdUrl}>
            {t('task.wait.openArgocd', { instance })}
          </Item>
        )}
        <Item icon={RiTeamLine}>
          {t(`task.wait.ask.${what}`, { instance, name })}
        </Item>
      </ul>
    </TaskCard>
  );
}
