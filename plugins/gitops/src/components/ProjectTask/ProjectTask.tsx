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
import { Skeleton } from '@backstage/ui';
import { Navigate } from 'react-router-dom';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { messageOf, gitopsApiRef } from '../../api';
import { useTask } from '../../hooks/useTask';
import { useTaskPaths } from '../../hooks/useTaskPaths';
import { isOfNewProjectForm } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { TaskMessage } from './TaskMessage';
import { TaskPage } from './TaskPage';
import styles from './ProjectTask.module.css';

const isRefused = (error: Error) =>
  'statusCode' in error && [403, 404].includes(Number(error.statusCode));

/** What a task of Create new project has made so far, and then how its first version gets to be live. */
export function ProjectTask(props: { taskId: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const api = useApi(gitopsApiRef);
  const paths = useTaskPaths();
  const known = useTask(props.taskId);
  const targets = useAsyncRetry(() => api.getTargets(), [api]);
  const { error, phase, task } = known;
  if (error && !task) {
    return isRefused(error) ? (
      <TaskMessage
        title={t('task.notFound.title')}
        text={t('task.notFound.text')}
      />
    ) : (
      <TaskMessage
        title={t('task.notLoaded.title')}
        text={t('task.notLoaded.text', { message: messageOf(error) })}
      />
    );
  }
  if (task && !isOfNewProjectForm(task)) {
    return <Navigate to={paths.log(task.id)} replace />;
  }
  if (!task || !phase) {
    return (
      <main className={styles.main}>
        <Skeleton
          width="100%"
          height={480}
          className={styles.waiting}
          aria-label={t('task.loading')}
        />
      </main>
    );
  }
  return <TaskPage known={known} task={task} phase={phase} targets={targets} />;
}
