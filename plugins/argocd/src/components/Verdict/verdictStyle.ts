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

import {
  RemixiconComponentType,
  RiArrowGoBackLine,
  RiArrowUpCircleLine,
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiDeleteBinLine,
  RiErrorWarningLine,
  RiLoopLeftLine,
  RiPauseCircleLine,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import { Verdict, VerdictCode } from '@slipway/plugin-argocd-common';

export type Tone =
  | 'positive'
  | 'announcement'
  | 'warning'
  | 'negative'
  | 'quiet';

const looks: Record<VerdictCode, { icon: RemixiconComponentType; tone: Tone }> =
  {
    live: { icon: RiCheckboxCircleLine, tone: 'positive' },
    rollingOut: { icon: RiContrastLine, tone: 'announcement' },
    outOfDate: { icon: RiArrowUpCircleLine, tone: 'warning' },
    cannotCompare: { icon: RiQuestionLine, tone: 'warning' },
    broken: { icon: RiCloseCircleLine, tone: 'negative' },
    syncFailed: { icon: RiCloseCircleLine, tone: 'negative' },
    refused: { icon: RiErrorWarningLine, tone: 'warning' },
    rolledBack: { icon: RiArrowGoBackLine, tone: 'warning' },
    notDeployed: { icon: RiCheckboxBlankCircleLine, tone: 'quiet' },
    paused: { icon: RiPauseCircleLine, tone: 'quiet' },
    deleting: { icon: RiDeleteBinLine, tone: 'quiet' },
    unknown: { icon: RiQuestionLine, tone: 'quiet' },
  };

/** Icon and color of a verdict; what is only last known is never drawn as if it were so now. */
export function verdictLook(verdict: Verdict): {
  icon: RemixiconComponentType;
  tone: Tone;
} {
  if (verdict.lastKnown) {
    return { icon: RiTimeLine, tone: 'quiet' };
  }
  if (verdict.parameters.step === 'retrying') {
    return { icon: RiLoopLeftLine, tone: 'announcement' };
  }
  return looks[verdict.code];
}
