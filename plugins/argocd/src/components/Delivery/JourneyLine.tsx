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
import { Link } from '@backstage/ui';
import {
  RemixiconComponentType,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiGitCommitLine,
  RiIndeterminateCircleLine,
  RiMore2Line,
} from '@remixicon/react';
import {
  applicationKey,
  ApplicationView,
  Arrival,
  DeliverySplit,
  RepositoryDelivery,
} from '@slipway/plugin-argocd-common';
import { ReactNode } from 'react';
import { useNow } from '../../hooks/useNow';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { MergeRequest, Origin, RelativeTime, Revision } from '../Text';
import { toneClass } from '../Verdict';
import styles from './JourneyLine.module.css';

type StepState = 'start' | 'passed' | 'failed' | 'running' | 'ended' | 'todo';

const icons: Record<StepState, [RemixiconComponentType, string]> = {
  start: [RiGitCommitLine, toneClass('quiet')],
  passed: [RiCheckboxCircleLine, toneClass('positive')],
  failed: [RiCloseCircleLine, toneClass('negative')],
  running: [RiContrastLine, toneClass('announcement')],
  ended: [RiIndeterminateCircleLine, toneClass('quiet')],
  todo: [RiMore2Line, toneClass('quiet')],
};

function Step(props: {
  state: StepState;
  title: ReactNode;
  children?: ReactNode;
}) {
  const [Icon, tone] = icons[props.state];
  return (
    <li className={styles.step} data-state={props.state}>
      <Icon size={16} className={`${styles.icon} ${tone}`} aria-hidden />
      <b className={styles.title}>{props.title}</b>
      <span className={styles.second}>{props.children}</span>
    </li>
  );
}

/** GitLab's words for the states of a pipeline. */
const pipelineStates: Record<string, 'passed' | 'failed' | 'running'> = {
  success: 'passed',
  failed: 'failed',
  running: 'running',
  pending: 'running',
  created: 'running',
  preparing: 'running',
  waiting_for_resource: 'running',
};

function Pipeline(props: {
  pipeline: NonNullable<RepositoryDelivery['pipeline']>;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const { id, status, url, jobs, durationSeconds } = props.pipeline;
  const state = pipelineStates[status] ?? 'ended';
  const done = jobs.filter(job => job.status === 'success');
  return (
    <Step state={state} title={t(`delivery.pipeline.${state}`)}>
      <Link href={url} target="_blank" rel="noopener noreferrer">
        #{id}
      </Link>
      {state === 'running' &&
        jobs.length > 0 &&
        `, ${t('delivery.jobs', {
          done: String(done.length),
          all: String(jobs.length),
        })}`}
      {state !== 'running' &&
        durationSeconds !== undefined &&
        `, ${times.duration(durationSeconds)}`}
    </Step>
  );
}

function Images(props: { delivery: RepositoryDelivery }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { change, images } = props.delivery;
  const names = images.map(({ repository, tag }) => {
    const name = repository.split('/').pop();
    return images.length > 1 ? name : `${name}:${tag.slice(0, 7)}`;
  });
  if (images.length > 0) {
    const isWhole = change?.state !== 'building';
    return (
      <Step
        state={isWhole ? 'passed' : 'running'}
        title={t('delivery.pushed', { count: images.length })}
      >
        <span title={images.map(({ repository }) => repository).join('\n')}>
          {names.join(', ')}
        </span>
      </Step>
    );
  }
  switch (change?.state) {
    case 'building':
      return (
        <Step state="todo" title={t('delivery.image')}>
          {t('delivery.notPushedYet')}
        </Step>
      );
    case 'failed':
      return (
        <Step state="failed" title={t('delivery.image')}>
          {t('delivery.notPushed')}
        </Step>
      );
    default:
      // Where images carry no commits, none is pushed for one.
      return null;
  }
}

/** What came into Git after the change, and that Argo CD has not compared with it yet. */
function Unnoticed(props: {
  commit: NonNullable<RepositoryDelivery['unnoticed']>;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const now = useNow();
  const { sha, url, mergeRequest, imageUpdate, since } = props.commit;
  const byCommit = imageUpdate ? 'delivery.imageUpdate' : 'delivery.commit';
  return (
    <>
      <Step
        state="passed"
        title={t(mergeRequest ? 'delivery.merged' : byCommit)}
      >
        {mergeRequest ? (
          <MergeRequest mergeRequest={mergeRequest} />
        ) : (
          <Revision revision={sha} url={url} />
        )}
      </Step>
      <Step state="todo" title={t('delivery.waitsForArgocd')}>
        {t('delivery.since', {
          time: times.until(since),
          age: times.lasting(since, now),
        })}
      </Step>
    </>
  );
}

/** How the images came into the last environment that has the change, even where it fails; while none has it, that this is still to come. */
function ToEnvironment(props: {
  delivery: RepositoryDelivery;
  arrivals: Arrival[];
  applications: ApplicationView[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { change, images } = props.delivery;
  const having = props.applications.filter(
    ({ standing, verdict }) =>
      change !== undefined &&
      [standing.commit, standing.failing].includes(change.sha) &&
      verdict.code !== 'notDeployed',
  );
  const found = having
    .map(application => ({
      application,
      arrival: props.arrivals.find(
        item => applicationKey(item) === applicationKey(application),
      ),
    }))
    .reverse()
    .find(({ arrival }) => arrival);
  if (found?.arrival) {
    const { environment, standing, verdict } = found.application;
    const fails = standing.failing === change!.sha;
    const { at, sha, url, mergeRequest, imageUpdate } = found.arrival;
    if (imageUpdate) {
      return (
        <Step state="passed" title={t('delivery.imageUpdate')}>
          <Revision revision={sha} url={url} />{' '}
          {t('delivery.for', { environment })}
        </Step>
      );
    }
    return (
      <Step
        state={fails ? 'failed' : 'passed'}
        title={t('delivery.deployedTo', { environment })}
      >
        {mergeRequest ? (
          <MergeRequest mergeRequest={mergeRequest} />
        ) : (
          <Revision revision={sha} url={url} />
        )}
        {', '}
        <RelativeTime iso={at} isOld={verdict.lastKnown} />
      </Step>
    );
  }
  if (having.length === 0 && props.delivery.unnoticed) {
    return <Unnoticed commit={props.delivery.unnoticed} />;
  }
  return having.length === 0 &&
    images.length > 0 &&
    change?.state === 'built' ? (
    <Step state="todo" title={t('delivery.waiting')}>
      {t('delivery.noneHasIt')}
    </Step>
  ) : null;
}

/** How long the change took to be live in the first environment where that was seen. */
function Total(props: {
  sha: string;
  splits: DeliverySplit[];
  applications: ApplicationView[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  for (const application of props.applications) {
    const key = applicationKey(application);
    const { total, health } =
      props.splits.find(
        split => split.sha === props.sha && applicationKey(split) === key,
      ) ?? {};
    // Until it was healthy, its way is not over.
    if (total !== undefined && health !== undefined) {
      return (
        <li className={styles.total}>
          <b className={styles.title}>{times.duration(total)}</b>
          <span className={styles.second}>
            {t('delivery.total', { environment: application.environment })}
          </span>
        </li>
      );
    }
  }
  return null;
}

/**
 * Commit, pipeline and images of the latest change of one repository, in one line. Where GitLab does not answer, that is said instead;
 * the environments do not need it.
 */
export function JourneyLine(props: {
  delivery: RepositoryDelivery;
  splits: DeliverySplit[];
  arrivals: Arrival[];
  applications: ApplicationView[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { applications } = props;
  const { branch, change, pipeline, unavailable, withheld } = props.delivery;
  if (!change) {
    return unavailable ? (
      <p className={styles.note}>
        {t('delivery.unavailable', { reason: unavailable })}
      </p>
    ) : null;
  }
  const mergeRequest = props.delivery.mergeRequest ?? change.mergeRequest;
  const isOld = applications.every(({ verdict }) => verdict.lastKnown);
  // Where it fails it has not arrived yet.
  const fails = applications.some(
    ({ standing }) => standing.failing === change.sha,
  );
  return (
    <>
      <ol
        className={styles.line}
        aria-label={t('delivery.title', { branch })}
        data-journey
      >
        <Step
          state="start"
          title={
            change.title ? (
              <Link
                href={change.url}
                target="_blank"
                rel="noopener noreferrer"
                title={change.title}
              >
                {change.title}
              </Link>
            ) : (
              <Revision revision={change.sha} url={change.url} />
            )
          }
        >
          {change.title && (
            <>
              <Revision revision={change.sha} url={change.url} />{' '}
            </>
          )}
          <Origin author={change.author} mergeRequest={mergeRequest} />
          {change.committedAt && (
            <>
              {', '}
              <RelativeTime iso={change.committedAt} isOld={isOld} />
            </>
          )}
        </Step>
        {pipeline && <Pipeline pipeline={pipeline} />}
        <Images delivery={props.delivery} />
        <ToEnvironment
          delivery={props.delivery}
          arrivals={props.arrivals}
          applications={applications}
        />
        {!fails && (
          <Total
            sha={change.sha}
            splits={props.splits}
            applications={applications}
          />
        )}
      </ol>
      {withheld && <p className={styles.note}>{t('delivery.withheld')}</p>}
    </>
  );
}
