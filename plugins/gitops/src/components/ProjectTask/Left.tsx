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
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { LeftoversView, TargetsView } from '@slipway/plugin-gitops-common';
import { TaskValues } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { ErrorPanel } from '../ErrorPanel';
import { LeftoversCard } from './LeftoversCard';
import { TaskCard } from './TaskCard';
import styles from './ProjectTask.module.css';

/** The platform's targets, where they could be asked for. */
export interface KnownTargets {
  value?: TargetsView;
  error?: Error;
  retry: () => void;
}

/** What is left may only be looked for with a token of the GitLab where the task worked. */
export function Left(props: {
  task: ScaffolderTask;
  values: TaskValues;
  targets: KnownTargets;
  onView: (view: LeftoversView | undefined) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { targets, task, values } = props;
  const { name, target, targetName } = values;
  if (target) {
    return (
      <LeftoversCard
        key={task.id}
        task={task}
        name={name}
        gitlabUrl={target.gitlab.url}
        onView={props.onView}
      />
    );
  }
  if (!targets.error && !targets.value) {
    return null;
  }
  return (
    <TaskCard title={t('task.left.title')}>
      {targets.error && (
        <ErrorPanel
          title={t('targetsFailed')}
          error={targets.error}
          hint={t('task.left.targetsHint')}
          onRetry={targets.retry}
        />
      )}
      {targets.value && (
        <p className={styles.text}>
          {targetName
            ? t('task.left.noTarget', { target: targetName })
            : t('task.left.noTargetNamed')}
        </p>
      )}
    </TaskCard>
  );
}
