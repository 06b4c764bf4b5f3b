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
import { Deployment } from '@slipway/plugin-argocd-common';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import styles from './Deployments.module.css';

/** The first line of a commit's message and its author; nothing where Argo CD cannot tell. */
export function CommitLine(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const { instance, namespace, name, revision = '' } = props.deployment;
  const isCommit = /^[0-9a-f]{40,64}$/.test(revision);
  const { value } = useLoaded(
    async () =>
      isCommit
        ? api.getRevision({ instance, namespace, name }, revision)
        : undefined,
    [api, instance, namespace, name, revision],
  );
  if (value?.withheld) {
    return <span className={styles.second}>{t('delivery.withheldTitle')}</span>;
  }
  const [title] = value?.message?.split('\n') ?? [];
  if (!title) {
    return null;
  }
  const author = value?.author?.replace(/ <.*>$/, '');
  return (
    <span className={styles.message} title={value?.message}>
      {title}
      {author && <span className={styles.second}> {author}</span>}
    </span>
  );
}
