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
import { RepositoryDelivery } from '@slipway/plugin-argocd-common';
import { ReactNode } from 'react';
import { useTimes } from '../../hooks/useTimes';
import {
  Fate,
  FirstVersion,
  TaskPart,
  TaskPhase,
  TaskValues,
} from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { CommaList } from './CommaList';
import { JourneyRow } from './JourneyRow';
import { StateIcon, StepState } from './StateIcon';
import { secondsOf, stateOfPart, useEnding } from './taskPart';
import { TextLink } from './TextLink';
import { Unheard } from './unheard';
import { useDoing } from './useDoing';
import styles from './ProjectTask.module.css';

type Pipeline = NonNullable<RepositoryDelivery['pipeline']>;
type Job = Pipeline['jobs'][number];

/** GitLab's words for the states of pipelines and jobs. */
const states: Record<string, StepState> = {
  success: 'passed',
  failed: 'failed',
  running: 'running',
  pending: 'running',
  created: 'todo',
  preparing: 'running',
  waiting_for_resource: 'running',
  canceled: 'stopped',
  skipped: 'stopped',
};

const stateOf = (status: string): StepState => states[status] ?? 'todo';

function lasting(
  { startedAt, finishedAt }: Pick<Job, 'startedAt' | 'finishedAt'>,
  now: number,
): number | undefined {
  return startedAt
    ? ((finishedAt ? Date.parse(finishedAt) : now) - Date.parse(startedAt)) /
        1_000
    : undefined;
}

/** The job that builds each service. */
function Jobs(props: {
  pipeline: Pipeline;
  services: TaskValues['services'];
  /** Whether nobody can tell how they are now. */
  isOld: boolean;
  now: number;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const times = useTimes();
  const jobs = props.services.flatMap(({ name }) => {
    const job = props.pipeline.jobs.find(
      item => item.name === `build: ${name}`,
    );
    return job ? [{ name, job }] : [];
  });
  if (jobs.length === 0) {
    return null;
  }
  return (
    <ul className={styles.jobs} aria-label={t('task.pipeline.jobs')}>
      {jobs.map(({ name, job }) => {
        const known = stateOf(job.status);
        const state = props.isOld && known === 'running' ? 'unknown' : known;
        const seconds = lasting(job, props.now);
        return (
          <li key={name} data-state={state}>
            <StateIcon state={state} size={16} />
            {state === 'failed' ? (
              <TextLink href={job.url}>{name}</TextLink>
            ) : (
              <span>{name}</span>
            )}
            {state === 'running' && seconds !== undefined && (
              <span className={styles.quiet}>{times.duration(seconds)}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function useOutcome(delivery: RepositoryDelivery, link: ReactNode): ReactNode {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const pipeline = <>{link}</>;
  const { status = '' } = delivery.pipeline ?? {};
  const job = delivery.change?.failedJob;
  const count = delivery.images.length;
  switch (stateOf(status)) {
    case 'passed':
      return (
        <CommaList
          items={[
            t('task.pipeline.passed', { pipeline }),
            count > 0 && t('task.pipeline.images', { count }),
          ]}
        />
      );
    case 'failed':
      return job
        ? t('task.pipeline.failedJob', { pipeline, job })
        : t('task.pipeline.failed', { pipeline });
    case 'stopped':
      return t('task.pipeline.cancelled', { pipeline });
    case 'running':
      return t(
        status === 'running'
          ? 'task.pipeline.running'
          : 'task.pipeline.waiting',
        { pipeline },
      );
    default:
      return status === 'created'
        ? t('task.pipeline.waiting', { pipeline })
        : t('task.pipeline.ended', { pipeline, status });
  }
}

function KnownPipeline(props: {
  delivery: RepositoryDelivery;
  pipeline: Pipeline;
  services: TaskValues['services'];
  unheard?: Unheard;
  now: number;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const times = useTimes();
  const { delivery, now, pipeline, services, unheard } = props;
  const known =
    pipeline.status === 'created' ? 'running' : stateOf(pipeline.status);
  // What has ended stays so.
  const old = known === 'running' ? unheard : undefined;
  const state = old ? 'unknown' : known;
  const outcome = useOutcome(
    delivery,
    <TextLink href={pipeline.url}>#{pipeline.id}</TextLink>,
  );
  const { createdAt: startedAt, finishedAt, durationSeconds } = pipeline;
  const seconds =
    known === 'running'
      ? lasting({ startedAt }, now)
      : durationSeconds ?? lasting({ startedAt, finishedAt }, now);
  return (
    <JourneyRow
      state={state}
      title={t('task.pipeline.title')}
      seconds={old ? undefined : seconds}
    >
      {old
        ? t('task.pipeline.lastKnown', {
            outcome: <>{outcome}</>,
            reason: old.reason,
            time: old.at ? times.until(old.at) : t('task.pipeline.earlier'),
          })
        : outcome}
      {state !== 'passed' && (
        <Jobs
          pipeline={pipeline}
          services={services}
          isOld={Boolean(old)}
          now={now}
        />
      )}
    </JourneyRow>
  );
}

/** The first pipeline: until it is known what GitLab says of it, that it was started. */
export function PipelineRow(props: {
  phase: TaskPhase;
  start: TaskPart;
  first: FirstVersion;
  /** Why GitLab's last word on it may be old. */
  unheard?: Unheard;
  pipelineUrl?: string;
  /** What has become of what was made, where the task did not end well. */
  fate?: Fate;
  services: TaskValues['services'];
  now: number;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { doing } = useDoing();
  const { first, now, phase, pipelineUrl, services, start, unheard } = props;
  const ended = useEnding(phase, props.fate)(start);
  const { delivery, split } = first;
  const title = t('task.pipeline.title');
  if (phase === 'completed' && delivery?.pipeline) {
    return (
      <KnownPipeline
        delivery={delivery}
        pipeline={delivery.pipeline}
        services={services}
        unheard={unheard}
        now={now}
      />
    );
  }
  if (phase !== 'completed') {
    return (
      <JourneyRow
        state={ended?.state ?? stateOfPart(start, phase)}
        title={title}
        seconds={secondsOf(start, now)}
      >
        {ended?.text ??
          (start.step ? doing(start.step) : t('task.pipeline.todo'))}
      </JourneyRow>
    );
  }
  const words = t('task.pipeline.first');
  const pipeline = pipelineUrl ? (
    <TextLink href={pipelineUrl}>{words}</TextLink>
  ) : (
    <>{words}</>
  );
  const { reason } = unheard ?? {};
  return (
    <JourneyRow
      state={first.isLive || split ? 'passed' : 'unknown'}
      title={title}
      seconds={split?.build}
    >
      {reason
        ? t('task.pipeline.unavailable', { pipeline, reason })
        : t(
            first.application
              ? 'task.pipeline.started'
              : 'task.pipeline.notFollowed',
            { pipeline },
          )}
    </JourneyRow>
  );
}
