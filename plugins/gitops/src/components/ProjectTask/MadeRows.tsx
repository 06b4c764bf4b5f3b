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
import { ReactNode } from 'react';
import {
  nameOfRef,
  ProjectOutput,
  TaskPart,
  TaskPartId,
  TaskPhase,
  TaskValues,
} from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { CommaList } from './CommaList';
import { JourneyRow } from './JourneyRow';
import { StepState } from './StateIcon';
import { TextLink } from './TextLink';
import { useDoing } from './useDoing';

/** Seconds of a part so far. */
export function secondsOf(
  { startedAt, endedAt }: TaskPart,
  now: number,
): number | undefined {
  return startedAt
    ? ((endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt)) / 1_000
    : undefined;
}

/** What fails in a task that somebody stopped has been stopped. */
export function stateOfPart(part: TaskPart, phase: TaskPhase): StepState {
  if (part.state === 'failed' && phase === 'cancelled') {
    return 'stopped';
  }
  return part.state;
}

interface MadeRowsProps {
  phase: TaskPhase;
  parts: Record<TaskPartId, TaskPart>;
  values: TaskValues;
  output: ProjectOutput;
  /** Of the Argo CD instance. */
  instance?: string;
  /** Environments of the applications that Argo CD is known to have; empty until it was asked. */
  deployed: string[];
  now: number;
}

/** What a part is doing, or what it has failed to do. */
function Doing(props: { part: TaskPart; otherwise: ReactNode }) {
  const doing = useDoing();
  return <>{props.part.step ? doing(props.part.step) : props.otherwise}</>;
}

function ArgocdRow(props: MadeRowsProps & { part: TaskPart }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { instance, output, part, phase, values } = props;
  const { mergeRequestUrl, registration = values.registration } = output;
  const planned =
    output.environments.length > 0 ? output.environments : values.environments;
  const isOver = phase === 'completed';
  const isKnown = isOver && props.deployed.length > 0;
  const environments = isKnown ? props.deployed : planned;
  const applications = {
    count: environments.length,
    environments: environments.join(', '),
  };
  const what = instance
    ? t('task.argocd.on', { ...applications, instance })
    : t('task.argocd.applications', applications);
  const row = (state: StepState, children: ReactNode) => (
    <JourneyRow
      state={state}
      title={t('task.argocd.title')}
      seconds={secondsOf(part, props.now)}
    >
      {children}
    </JourneyRow>
  );
  if (isKnown) {
    return row('passed', what);
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
  if (registration === 'discovery' || registration === 'manual') {
    return row(
      isOver && registration === 'manual' ? 'warning' : 'todo',
      t(`task.argocd.${registration}`),
    );
  }
  if (environments.length === 0) {
    return row(stateOfPart(part, phase), <Doing part={part} otherwise="" />);
  }
  return row(stateOfPart(part, phase), <Doing part={part} otherwise={what} />);
}

/** What the task makes: repository, catalog, Argo CD. */
export function MadeRows(props: MadeRowsProps) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { output, parts, phase, values } = props;
  const { repository, catalog, argocd } = parts;
  const path = values.group ? `${values.group}/${values.name}` : values.name;
  const components = t('task.catalog.components', {
    count: values.services.length,
  });
  const { commit, files, url } = output;
  return (
    <>
      <JourneyRow
        state={stateOfPart(repository, phase)}
        title={t('task.repository.title')}
        seconds={secondsOf(repository, props.now)}
      >
        <Doing
          part={repository}
          otherwise={
            repository.state === 'todo' ? (
              t('task.repository.todo')
            ) : (
              <CommaList
                items={[
                  url ? <TextLink href={url}>{path}</TextLink> : path,
                  files !== undefined &&
                    t('task.repository.files', { count: files }),
                  commit &&
                    url &&
                    t('task.repository.commit', {
                      commit: (
                        <TextLink href={`${url}/-/commit/${commit}`} isMono>
                          {commit.slice(0, 7)}
                        </TextLink>
                      ),
                    }),
                ]}
              />
            )
          }
        />
      </JourneyRow>
      <JourneyRow
        state={stateOfPart(catalog, phase)}
        title={t('task.catalog.title')}
        seconds={secondsOf(catalog, props.now)}
      >
        <Doing
          part={catalog}
          otherwise={
            <CommaList
              items={[
                components,
                values.owner &&
                  t('task.catalog.owner', { owner: nameOfRef(values.owner) }),
              ]}
            />
          }
        />
      </JourneyRow>
      <ArgocdRow {...props} part={argocd} />
    </>
  );
}
