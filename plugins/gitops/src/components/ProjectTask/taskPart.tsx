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
import { Fate, TaskPart, TaskPhase } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { StepState } from './StateIcon';
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

/** What a part is doing. */
export function Doing(props: { part: TaskPart; otherwise: ReactNode }) {
  const { doing } = useDoing();
  return <>{props.part.step ? doing(props.part.step) : props.otherwise}</>;
}

/** How a part of a task stands that did not end well; `undefined` where it is done, and still there. */
export function useEnding(phase: TaskPhase, fate: Fate | undefined) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { ended } = useDoing();
  return (part: TaskPart): { state: StepState; text: string } | undefined => {
    if (phase !== 'failed' && phase !== 'cancelled') {
      return undefined;
    }
    const state = stateOfPart(part, phase);
    if (part.state === 'todo') {
      return { state, text: t('task.ended.notBegun') };
    }
    if (part.step) {
      const how = state === 'stopped' ? 'stopped' : 'failed';
      return { state, text: ended(part.step, how) };
    }
    if (!fate) {
      return undefined;
    }
    const isGone = fate === 'takenBack' || fate === 'removed';
    return {
      state: isGone ? 'reverted' : 'unknown',
      text: t(`task.fate.${fate}`),
    };
  };
}
