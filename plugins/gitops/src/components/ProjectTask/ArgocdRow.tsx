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
import { environmentNames } from '@slipway/plugin-gitops-common';
import { ReactNode } from 'react';
import { useListFormat } from '../../hooks/useListFormat';
import {
  Fate,
  ProjectOutput,
  TaskPart,
  TaskPhase,
  TaskValues,
  Wait,
} from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { JourneyRow } from './JourneyRow';
import { StepState } from './StateIcon';
import { Doing, secondsOf, stateOfPart, useEnding } from './taskPart';
import { TextLink } from './TextLink';

const isKnown = (name: string) =>
  environmentNames.some(environment => environment === name);

export interface ArgocdRowProps {
  phase: TaskPhase;
  part: TaskPart;
  values: TaskValues;
  output: ProjectOutput;
  /** Title of the Argo CD that has the applications, or is to have them. */
  instance?: string;
  /** Environments of the applications that Argo CD is known to have; empty until it was asked. */
  deployed: string[];
  wait?: Wait;
  /** What has become of what was made, where the task did not end well. */
  fate?: Fate;
  /** Whether what is not there by now may never come. */
  isLate: boolean;
  /** Whether nobody can tell how it is now. */
  isOld: boolean;
  now: number;
}

/** Whether Argo CD has the applications, and what it waits for where it has not. */
export function ArgocdRow(props: ArgocdRowProps) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const list = useListFormat();
  const { deployed, instance, output, part, phase, values, wait } = props;
  const { mergeRequestUrl, registration = values.registration } = output;
  const planned =
    output.environments.length > 0 ? output.environments : values.environments;
  const isOver = phase === 'completed';
  const ending = useEnding(phase, props.fate);
  const applicationsOf = (names: string[]) => {
    const applications = {
      count: names.length,
      environments: names.join(', '),
    };
    return instance
      ? t('task.argocd.on', { ...applications, instance })
      : t('task.argocd.applications', applications);
  };
  const row = (state: StepState, children: ReactNode) => (
    <JourneyRow
      state={isOver && props.isOld && state === 'running' ? 'unknown' : state}
      title={t('task.argocd.title')}
      seconds={secondsOf(part, props.now)}
    >
      {children}
    </JourneyRow>
  );
  const ended = ending(part);
  if (ended) {
    return row(ended.state, ended.text);
  }
  if (isOver && deployed.length > 0) {
    const applications = applicationsOf(deployed);
    const missing = deployed.every(isKnown)
      ? planned.filter(name => !deployed.includes(name))
      : [];
    return missing.length > 0
      ? row(
          props.isLate ? 'unknown' : 'running',
          t('task.argocd.partly', { applications, missing: list(missing) }),
        )
      : row('passed', applications);
  }
  if (isOver && wait?.for === 'instance') {
    return row('unknown', t('task.argocd.unheard'));
  }
  if (isOver && registration === 'platform-repository') {
    const words = t('task.argocd.mergeRequest');
    return row(
      'running',
      t('task.argocd.merge', {
        mergeRequest: mergeRequestUrl ? (
          <TextLink href={mergeRequestUrl}>{words}</TextLink>
        ) : (
          words
        ),
      }),
    );
  }
  if (registration === 'manual') {
    return row(isOver ? 'warning' : 'todo', t('task.argocd.manual'));
  }
  if (registration === 'discovery') {
    const isLong = wait?.for === 'discovery' && wait.isLong;
    const state = isOver ? 'running' : 'todo';
    return row(
      isLong ? 'warning' : state,
      t(isLong ? 'task.argocd.notDiscovered' : 'task.argocd.discovery'),
    );
  }
  if (isOver && wait?.for === 'application') {
    return row(
      wait.isLong ? 'warning' : 'running',
      t(wait.isLong ? 'task.argocd.without' : 'task.argocd.told', {
        environments: list(planned),
      }),
    );
  }
  const what = planned.length > 0 ? applicationsOf(planned) : '';
  return row(stateOfPart(part, phase), <Doing part={part} otherwise={what} />);
}
