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
import {
  RemixiconComponentType,
  RiArrowGoBackLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiErrorWarningLine,
  RiIndeterminateCircleLine,
  RiQuestionLine,
} from '@remixicon/react';
import { gitopsTranslationRef } from '../../translation';
import styles from './ProjectTask.module.css';

/**
 * How a step is. `stopped`: it will not go on. `reverted`: it was done, and is undone. `warning`: somebody has to look.
 * `unknown`: nobody can tell.
 */
export type StepState =
  | 'todo'
  | 'running'
  | 'passed'
  | 'failed'
  | 'warning'
  | 'stopped'
  | 'reverted'
  | 'unknown';

/** A circle that is still to be drawn. */
function Dashed(props: { size: number; 'aria-hidden': boolean }) {
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 24 24"
      aria-hidden={props['aria-hidden']}
    >
      <circle
        cx="12"
        cy="12"
        r="9"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray="3.6 3.5"
      />
    </svg>
  );
}

const icons: Record<StepState, RemixiconComponentType | typeof Dashed> = {
  todo: Dashed,
  running: RiContrastLine,
  passed: RiCheckboxCircleLine,
  failed: RiCloseCircleLine,
  warning: RiErrorWarningLine,
  stopped: RiIndeterminateCircleLine,
  reverted: RiArrowGoBackLine,
  unknown: RiQuestionLine,
};

/** The icon of a state, and its word for those who do not see it. */
export function StateIcon(props: { state: StepState; size: number }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const Icon = icons[props.state];
  return (
    <span className={styles.icon} data-state={props.state}>
      <Icon size={props.size} aria-hidden />
      <span className={styles.hidden}>{t(`task.state.${props.state}`)}</span>
    </span>
  );
}
