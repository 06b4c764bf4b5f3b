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
import { LogLine } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { TaskCard } from './TaskCard';
import styles from './ProjectTask.module.css';

/** What the task took back when it failed, in the words of the step that did it. */
export function TakenBack(props: { lines: LogLine[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <TaskCard title={t('task.takenBack')}>
      <ul className={styles.lines}>
        {props.lines.map(({ level, text }) => (
          <li key={text} data-level={level}>
            {text}
          </li>
        ))}
      </ul>
    </TaskCard>
  );
}
