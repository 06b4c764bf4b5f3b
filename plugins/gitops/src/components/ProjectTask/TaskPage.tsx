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
import { environmentNames, LeftoversView } from '@slipway/plugin-gitops-common';
import { useCallback, useState } from 'react';
import { messageOf } from '../../api';
import { useSecond } from '../../hooks/useSecond';
import {
  ProjectAnswers,
  useProjectAnswers,
} from '../../hooks/useProjectAnswers';
import { KnownTask } from '../../hooks/useTask';
import { useTaskPaths } from '../../hooks/useTaskPaths';
import { useTimes } from '../../hooks/useTimes';
import {
  fateOf,
  firstVersionOf,
  isSettled,
  patience,
  plannedHost,
  projectOutputOf,
  takenBack,
  TaskPhase,
  taskPartsOf,
  taskValuesOf,
  waitOf,
} from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { AgainButton } from './AgainButton';
import { AppAddress } from './AppAddress';
import { ByHandCard } from './ByHandCard';
import { CancelButton } from './CancelButton';
import { KnownTargets, Left } from './Left';
import { NextCard } from './NextCard';
import { StateIcon } from './StateIcon';
import { TakenBackCard } from './TakenBackCard';
import { TaskHead } from './TaskHead';
import { TaskSteps } from './TaskSteps';
import { TextLink } from './TextLink';
import { unheardAnswers, unheardPipeline } from './unheard';
import { useTaskHeadline } from './useTaskHeadline';
import { WaitCard } from './WaitCard';
import styles from './ProjectTask.module.css';

const mayBeCancelled: TaskPhase[] = ['waiting', 'running', 'unheard'];

/** A task, and what has become of it. */
export function TaskPage(props: {
  known: KnownTask;
  task: ScaffolderTask;
  phase: TaskPhase;
  targets: KnownTargets;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const paths = useTaskPaths();
  const headlineOf = useTaskHeadline();
  const times = useTimes();
  const entityRoute = useRouteRef(entityRouteRef);
  const { known, phase, targets, task } = props;
  const { log } = known;
  const { steps } = task.spec;
  const values = taskValuesOf(task, targets.value?.targets);
  const output = projectOutputOf(log.end?.output);
  const { target } = values;
  const environments =
    output.environments.length > 0 ? output.environments : values.environments;
  const [environment = environmentNames[0]] = environments;
  const isCreated = phase === 'completed';

  const completedAt = log.end?.at ?? task.lastHeartbeatAt ?? task.createdAt;
  const completed = Date.parse(completedAt);

  const { commit } = output;
  const firstOf = useCallback(
    (answers: ProjectAnswers) => firstVersionOf(answers, environment, commit),
    [commit, environment],
  );
  const answers = useProjectAnswers(
    isCreated ? values.name : undefined,
    completed,
    said => isSettled(firstOf(said), completed, Date.now()),
  );
  const first = firstOf(answers);

  const hasOwnServices = values.services.some(({ isOwn }) => isOwn);
  const isRunning = mayBeCancelled.includes(phase) || phase === 'cancelling';
  const isUnderWay = isCreated ? !first.isLive : isRunning;
  const now = useSecond(isUnderWay);
  const parts = taskPartsOf(steps, log);
  const reverted = takenBack(steps, log);
  const [left, setLeft] = useState<LeftoversView>();
  const fate = fateOf(phase, reverted, left);
  const { headline, instances = [] } = answers.applications ?? {};
  const wait = isCreated
    ? waitOf(
        {
          isMissing: answers.isMissing,
          answer: answers.applications,
          hasApplication: first.application !== undefined,
          instance: target?.argocd.instance,
          registration: output.registration ?? values.registration,
          completedAt,
        },
        now,
      )
    : undefined;
  const name = first.applications[0]?.instance ?? target?.argocd.instance;
  const having = instances.find(item => item.name === name);
  const instance =
    name === target?.argocd.instance
      ? target?.argocd.title
      : having?.title ?? name;
  const isListed = first.addresses.length > 0;
  const host = plannedHost(values, environment);
  const planned = host ? [`http://${host}`] : [];
  const addresses = isListed ? first.addresses : planned;
  const old = unheardAnswers(answers);
  const { state, title, line } = headlineOf({
    phase,
    values,
    instance: target?.argocd.title,
    wait,
    answers,
    first,
    environment,
    createdAt: task.createdAt,
    lastHeardAt: known.lastHeardAt,
    fate,
    isLeft: left && left.left.length > 0,
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
            {mayHaveLeft && !left?.repositoryUrl && <AgainButton task={task} />}
          </>
        }
      />
      <main className={styles.main} data-phase={phase} tabIndex={-1}>
        <div className={styles.columns}>
          <div className={styles.column}>
            <section className={styles.card} aria-labelledby="task-headline">
              {/* What has ended stays as it was told. */}
              {known.error && isRunning && (
                <Alert
                  className={styles.alert}
                  status="warning"
                  icon
                  title={t('task.notHeard', {
                    message: messageOf(known.error),
                  })}
                />
              )}
              {old && (
                <Alert
                  className={styles.alert}
                  status="warning"
                  icon
                  title={t('task.notHeardSince', {
                    message: old.reason,
                    time: old.at ? times.until(old.at) : '',
                  })}
                />
              )}
              <div className={styles.lead} data-headline={headline?.code}>
                <StateIcon
                  state={old && state !== 'failed' ? 'unknown' : state}
                  size={24}
                />
                <div className={styles.texts} aria-live="polite">
                  <h2 id="task-headline" className={styles.leadTitle}>
                    {title}
                  </h2>
                  {line && <p className={styles.leadLine}>{line}</p>}
                </div>
              </div>
              {first.isLive && addresses.length > 0 && (
                <AppAddress addresses={addresses} isListed={isListed} />
              )}
              <TaskSteps
                phase={phase}
                parts={parts}
                values={values}
                output={output}
                first={first}
                environment={environment}
                headline={headline}
                isOld={old !== undefined}
                unheard={unheardPipeline(answers, first.delivery)}
                instance={instance}
                wait={wait}
                fate={fate}
                isLate={now - Date.parse(completedAt) >= patience.discovery}
                tabUrl={tabUrl}
                now={now}
              />
              <p className={styles.footer}>
                {state === 'failed' && tabUrl && (
                  <TextLink href={tabUrl}>{t('task.openTab')}</TextLink>
                )}
                <TextLink href={paths.log(task.id)}>{t('task.log')}</TextLink>
              </p>
            </section>
            {reverted && phase === 'failed' && (
              <TakenBackCard
                lines={reverted.lines}
                isNothingLeft={left?.left.length === 0}
              />
            )}
            {mayHaveLeft && (
              <Left
                task={task}
                values={values}
                targets={targets}
                onView={setLeft}
              />
            )}
            {wait?.isLong && (
              <WaitCard
                wait={wait}
                name={values.name}
                output={output}
                argocd={target?.argocd}
                tabUrl={tabUrl}
              />
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
