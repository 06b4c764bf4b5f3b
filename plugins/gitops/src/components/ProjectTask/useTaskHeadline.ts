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
import { Headline, HeadlineCode } from '@slipway/plugin-argocd-common';
import { messageOf } from '../../api';
import { useListFormat } from '../../hooks/useListFormat';
import { ProjectAnswers } from '../../hooks/useProjectAnswers';
import { useSentences } from '../../hooks/useSentences';
import { useTimes } from '../../hooks/useTimes';
import { Fate, FirstVersion, TaskPhase, TaskValues, Wait } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { StepState } from './StateIcon';

export interface TaskHeadline {
  state: StepState;
  title: string;
  line?: string;
}

const states: Partial<Record<HeadlineCode, StepState>> = {
  latestFails: 'failed',
  otherFails: 'failed',
  notBuilt: 'failed',
  building: 'running',
  built: 'running',
  rollingOut: 'running',
  notDeployed: 'running',
  liveEverywhere: 'passed',
  liveOthersBehind: 'passed',
};

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

interface Facts {
  phase: TaskPhase;
  values: TaskValues;
  /** Title of the Argo CD that is to have it. */
  instance?: string;
  wait?: Wait;
  answers: ProjectAnswers;
  first: FirstVersion;
  environment: string;
  /** When the task was started; ISO 8601. */
  createdAt: string;
  lastHeardAt?: string;
  /** Whether somebody has asked for its end. */
  isCancelled: boolean;
  /** What has become of what was made, where the task did not end well. */
  fate?: Fate;
  /** Whether something of it was found; absent before a look. */
  isLeft?: boolean;
  /** Why it failed. */
  message?: string;
}

/** What the page says first: of the task while it runs, then what the back end says of the first version. */
export function useTaskHeadline(): (facts: Facts) => TaskHeadline {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const sentences = useSentences();
  const times = useTimes();
  const list = useListFormat();
  const leave = t('task.headline.leave');

  const ofTask = ({
    fate,
    isCancelled,
    isLeft,
    lastHeardAt,
    message,
    phase,
    values: { name },
  }: Facts): TaskHeadline => {
    const stays = () => {
      if (fate) {
        return fate === 'takenBack' ? 'notFound' : fate;
      }
      return isLeft ? 'there' : 'before';
    };
    switch (phase) {
      case 'waiting':
        return {
          state: 'running',
          title: t('task.headline.waiting', { name }),
          line: t('task.headline.waitingLine'),
        };
      case 'cancelling':
        return {
          state: 'running',
          title: t('task.headline.cancelling'),
          line: t('task.headline.cancellingLine'),
        };
      case 'unheard':
        return {
          state: 'warning',
          title: t('task.headline.unheard', {
            time: lastHeardAt ? times.until(lastHeardAt) : '',
          }),
          line: t(
            isCancelled
              ? 'task.headline.unheardCancelledLine'
              : 'task.headline.unheardLine',
          ),
        };
      case 'failed':
        return {
          state: 'failed',
          title: t('task.headline.failed', { name }),
          line: message,
        };
      case 'cancelled':
        return {
          state: 'stopped',
          title: t('task.headline.cancelled', { name }),
          line: t(`task.headline.cancelledLine.${stays()}`),
        };
      default:
        return {
          state: 'running',
          title: t('task.headline.running', { name }),
          line: t('task.headline.runningLine'),
        };
    }
  };

  const waiting = (
    { environment, instance = t('task.argocd.title') }: Facts,
    { for: what, since, isLong }: Wait,
  ): TaskHeadline => {
    const words = { environment, instance, time: times.until(since) };
    return isLong || what === 'hand' || what === 'instance'
      ? {
          // That a person takes their time is no fault.
          state: what === 'merge' ? 'running' : 'warning',
          title: t(`task.wait.long.${what}.title`, words),
          line: t(`task.wait.long.${what}.line`, words),
        }
      : {
          state: 'running',
          title: t(`task.wait.short.${what}.title`, words),
          line: t(`task.wait.short.${what}.line`, { ...words, leave }),
        };
  };

  const live = (
    { createdAt, environment, first }: Facts,
    headline: Headline,
  ): TaskHeadline => {
    const empty = first.applications.filter(
      ({ verdict, ...application }) =>
        application.environment !== environment &&
        verdict.code === 'notDeployed',
    );
    const line = [
      first.liveAt &&
        t('task.headline.afterCreate', {
          duration: times.duration(
            (Date.parse(first.liveAt) - Date.parse(createdAt)) / 1_000,
          ),
        }),
      !first.isLatest && t('task.headline.newer'),
      empty.length > 0 &&
        t('task.headline.empty', {
          count: empty.length,
          environments: capital(
            list(empty.map(application => application.environment)),
          ),
        }),
    ];
    return {
      state: 'passed',
      title: sentences.headline(headline),
      line: line.filter(Boolean).join(' ') || undefined,
    };
  };

  const onItsWay = (
    { environment, first }: Facts,
    headline: Headline,
  ): TaskHeadline => {
    const { code, parameters } = headline;
    const isBuilding = first.delivery?.change?.state === 'building';
    if (first.isLatest && (code === 'building' || isBuilding)) {
      const { expected, pushed } = parameters;
      return {
        state: 'running',
        title: t('task.headline.building', { environment }),
        line:
          expected && pushed
            ? t('task.headline.pushed', {
                count: Number(expected),
                pushed,
                leave,
              })
            : leave,
      };
    }
    if (code === 'notComparing' && !parameters.environments) {
      // Nothing runs yet that could go on without Argo CD.
      return {
        state: 'warning',
        title: t('task.headline.notCompared'),
        line: t('task.headline.notComparedLine', { environment }),
      };
    }
    const state = states[code] ?? 'warning';
    const sentence = sentences.headline(headline);
    return {
      state,
      title:
        state === 'running'
          ? t('task.headline.created', { rest: sentence })
          : sentence,
      line: headline.line
        ? sentences.headlineLine(headline.line)
        : (state === 'running' && leave) || undefined,
    };
  };

  return facts => {
    const { answers, first, phase, wait } = facts;
    if (phase !== 'completed') {
      return ofTask(facts);
    }
    if (wait) {
      return waiting(facts, wait);
    }
    const { headline } = answers.applications ?? {};
    if (!headline) {
      return answers.error
        ? {
            state: 'unknown',
            title: t('task.headline.notAsked'),
            line: messageOf(answers.error),
          }
        : {
            state: 'running',
            title: t('task.headline.asking'),
            line: leave,
          };
    }
    return states[headline.code] === 'passed' && first.isLive
      ? live(facts, headline)
      : onItsWay(facts, headline);
  };
}
