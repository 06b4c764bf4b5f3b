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

import { TargetChoice, targetChoices } from '@slipway/plugin-gitops-common';
import type { Answers } from './answers';
import { Draft } from './draft';

/** What somebody has entered, for this task or an earlier one, and the platform does not offer any more. */
interface LostAnswers {
  /** Name of a target. */
  target?: string;
  /** Path of a group. */
  group?: string;
  settings: TargetChoice[];
}

export function lostAnswers(
  draft: Pick<Draft, 'target' | 'group' | 'settings'>,
  { target }: Answers,
): LostAnswers {
  const { group, settings } = draft;
  const isGone = draft.target !== undefined && draft.target !== target.name;
  const isGroupGone =
    group !== undefined && !target.groups.some(({ path }) => path === group);
  return {
    ...(isGone && { target: draft.target }),
    ...(isGroupGone && { group }),
    settings: targetChoices.filter(
      choice =>
        settings[choice] !== undefined &&
        !target.choices.includes(choice) &&
        // What the target has itself is not lost.
        JSON.stringify(settings[choice]) !==
          JSON.stringify(target.settings[choice]),
    ),
  };
}
