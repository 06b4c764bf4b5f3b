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
import { Text } from '@backstage/ui';
import { useTaskPaths } from '../../hooks/useTaskPaths';
import { gitopsTranslationRef } from '../../translation';
import { TextLink } from './TextLink';
import styles from './ProjectTask.module.css';

/** Why there is no task to show. */
export function TaskMessage(props: { title: string; text: string }) {
  const paths = useTaskPaths();
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <main className={styles.main} data-argocd="task">
      <section className={styles.card}>
        <Text as="h1" variant="title-small" weight="bold">
          {props.title}
        </Text>
        <p className={styles.text}>{props.text}</p>
        <TextLink href={paths.all}>{t('task.yours')}</TextLink>
      </section>
    </main>
  );
}
