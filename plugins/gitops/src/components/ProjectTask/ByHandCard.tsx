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

import { MarkdownContent } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../translation';
import { TaskCard } from './TaskCard';
import styles from './ProjectTask.module.css';

/** What the portal cannot do, because it has no credential for the cluster. */
export function ByHandCard(props: { markdown: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <TaskCard title={t('task.byHand')}>
      <MarkdownContent content={props.markdown} className={styles.markdown} />
    </TaskCard>
  );
}
