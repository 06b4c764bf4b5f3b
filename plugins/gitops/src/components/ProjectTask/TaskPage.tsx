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

import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { Alert } from '@backstage/ui';
import { entityTabPath } from '@slipway/plugin-argocd-common';
import { environmentNames, TargetView } from '@slipway/plugin-gitops-common';
import { useCallback } from 'react';
import { messageOf } from '../../api';
import { useSecond } from '../../hooks/useSecond';
import {
  ProjectAnswers,
  useProjectAnswers,
} from '../../hooks/useProjectAnswers';
import { KnownTask } from '../../hooks/useTask';
import { useTaskPaths } from '../../hooks/useTaskPaths';
import {
  firstVersionOf,
  projectOutputOf,
  takenBack,
  TaskPhase,
  taskPartsOf,
  taskValuesOf,
} from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { AgainButton } from './AgainButton';
import { AppAddress } from './AppAddress';
import { ByHandCard } from './ByHandCard';
import { CancelButton } from './CancelButton';
import { ImageUpdateRow } from './ImageUpdateRow';
import { LeftoversCard } from './LeftoversCard';
import { LiveRow } from './LiveRow';
import { MadeRows } from './MadeRows';
import { NextCard } from './NextCard';
import { PipelineRow } from './PipelineRow';
import { StateIcon } from './StateIcon';
import { TakenBack } from './TakenBack';
import { TaskCard } from './TaskCard';
import { TaskHead } from './TaskHead';
import { TextLink } from './TextLink';
import { useTaskHeadline } from './useTaskHeadline';
import styles from './ProjectTask.module.css';

/** What is left may only be looked for with a token of the GitLab where the task worked. */
function Left(props: {
  task: ScaffolderTask;
  name: string;
  target?: TargetView;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { name, target, task } = props;
  return target ? (
    <LeftoversCard
      key={task.id}
      task={task}
      name={name}
      gitlabUrl={target.gitlab.url}
    />
  ) : (
    <TaskCard title={t('task.left.title')}>
      <p className={styles.text}>{t('task.left.noTarget')}</p>
    </TaskCard>
  );
}

const mayBeCancelled: TaskPhase[] = ['waiting', 'running', 'unheard'];

/** A task, and what has become of it. */
export function TaskPage(props: {
  known: KnownTask;
  task: ScaffolderTask;
  phase: TaskPhase;
  targets?: TargetView[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const paths = useTaskPaths();
  const headlineOf = useTaskHeadline();
  const entityRoute = useRouteRef(entityRouteRef);
  const { known, phase, targets, task } = props;
  const { log } = known;
  const { steps } = task.spec;
  const values = taskValuesOf(task, targets);
  const output = projectOutputOf(log.end?.output);
  const target = targets?.find(({ name }) => name === values.target);
  const environments =
    output.environments.length > 0 ? output.environments : values.environments;
  const [environment = environmentNames[0]] = environments;
  const isCreated = phase === 'completed';

  const { commit } = output;
  const firstOf = useCallback(
    (answers: ProjectAnswers) => firstVersionOf(answers, environment, commit),
    [commit, environment],
  );
  const answers = useProjectAnswers(
    isCreated ? values.name : undefined,
    said => firstOf(said).isLive,
  );
  const first = firstOf(answers);

  const hasOwnServices = values.services.some(({ isOwn }) => isOwn);
  const isPast = !first.isLatest && !first.split;
  const isUnderWay = isCreated
    ? !first.isLive
    : mayBeCancelled.includes(phase) || phase === 'cancelling';
  const now = useSecond(isUnderWay);
  const parts = taskPartsOf(steps, log);
  const reverted = takenBack(steps, log);
  const { headline } = answers.applications ?? {};
  const { state, title, line } = headlineOf({
    phase,
    values,
    output,
    answers,
    first,
    environment,
    createdAt: task.createdAt,
    lastHeardAt: known.lastHeardAt,
    isCancelled: Boolean(log.cancelledAt),
    message: log.end?.error?.message ?? log.end?.message,
  });
  const catalogUrl =
    isCreated && answers.applications
      ? entityRoute?.({
          kind: 'system',
          namespace: 'default',
          name: values.name,
        })
      : undefined;
  const tabUrl = catalogUrl && `${catalogUrl}${entityTabPath}`;
  // What the task says that it took back is no proof that nothing stays.
  const mayHaveLeft = phase === 'cancelled' || phase === 'failed';
  return (
    <div data-argocd="task">
      <TaskHead
        task={task}
        values={values}
        isCreated={isCreated}
        repositoryUrl={output.url}
        catalogUrl={catalogUrl}
        actions={
          <>
            {mayBeCancelled.includes(phase) && !log.cancelledAt && (
              <CancelButton taskId={task.id} />
            )}
            {mayHaveLeft && <AgainButton task={task} />}
          </>
        }
      />
      <main className={styles.main} data-phase={phase} tabIndex={-1}>
        <div className={styles.columns}>
          <div className={styles.column}>
            <section className={styles.card} aria-labelledby="task-headline">
              {known.error && (
                <Alert
                  status="warning"
                  icon
                  title={t('task.notHeard', {
                    message: messageOf(known.error),
                  })}
                />
              )}
              <div className={styles.lead} data-headline={headline?.code}>
                <StateIcon state={state} size={24} />
                <div className={styles.texts} aria-live="polite">
                  <h2 id="task-headline" className={styles.leadTitle}>
                    {title}
                  </h2>
                  {line && <p className={styles.leadLine}>{line}</p>}
                </div>
              </div>
              {first.isLive && first.addresses.length > 0 && (
                <AppAddress addresses={first.addresses} />
              )}
              <ol className={styles.steps}>
                <MadeRows
                  phase={phase}
                  parts={parts}
                  values={values}
                  output={output}
                  instance={target?.argocd.title}
                  deployed={first.applications.map(item => item.environment)}
                  now={now}
                />
                {hasOwnServices && !isPast && (
                  <>
                    <PipelineRow
                      phase={phase}
                      start={parts.start}
                      first={first}
                      pipelineUrl={output.pipelineUrl}
                      services={values.services.filter(({ isOwn }) => isOwn)}
                      now={now}
                    />
                    <ImageUpdateRow
                      phase={phase}
                      first={first}
                      headline={headline}
                      values={values}
                      imageUpdate={output.imageUpdate ?? values.imageUpdate}
                      environment={environment}
                    />
                  </>
                )}
                {!isPast && (
                  <LiveRow
                    first={first}
                    values={values}
                    environment={environment}
                    tabUrl={tabUrl}
                  />
                )}
              </ol>
              <p className={styles.footer}>
                {state === 'failed' && tabUrl && (
                  <TextLink href={tabUrl}>{t('task.openTab')}</TextLink>
                )}
                <TextLink href={paths.log(task.id)}>{t('task.log')}</TextLink>
              </p>
            </section>
            {reverted && phase === 'failed' && <TakenBack lines={reverted} />}
            {mayHaveLeft && targets && (
              <Left task={task} name={values.name} target={target} />
            )}
            {isCreated && output.byHand && (
              <ByHandCard markdown={output.byHand} />
            )}
          </div>
          {output.url && (
            <aside className={styles.column}>
              <NextCard
                repositoryUrl={output.url}
                environments={environments}
                isLive={first.isLive}
                hasOwnServices={hasOwnServices}
                tabUrl={tabUrl}
              />
            </aside>
          )}
        </div>
      </main>
    </div>
  );
}
