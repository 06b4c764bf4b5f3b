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

import { ReactNode } from 'react';
import { useTimes } from '../../hooks/useTimes';
import { StateIcon, StepState } from './StateIcon';
import styles from './ProjectTask.module.css';

/** A step of the way, with what it took. */
export function JourneyRow(props: {
  state: StepState;
  title: string;
  seconds?: number;
  children: ReactNode;
}) {
  const times = useTimes();
  return (
    <li className={styles.step} data-state={props.state}>
      <StateIcon state={props.state} size={20} />
      <h3 className={styles.stepTitle}>{props.title}</h3>
      <span className={styles.seconds}>
        {props.state !== 'reverted' &&
          props.seconds !== undefined &&
          times.duration(props.seconds)}
      </span>
      <div className={styles.second}>{props.children}</div>
    </li>
  );
}
