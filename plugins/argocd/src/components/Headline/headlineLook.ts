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
  RiErrorWarningLine,
  RiPauseCircleLine,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import { HeadlineCode } from '@slipway/plugin-argocd-common';
import { Tone } from '../Verdict';

interface Look {
  icon: RemixiconComponentType;
  tone: Tone;
}

const looks: Record<HeadlineCode, Look> = {
  notAnswering: { icon: RiTimeLine, tone: 'quiet' },
  notComparing: { icon: RiTimeLine, tone: 'quiet' },
  cannotCompare: { icon: RiQuestionLine, tone: 'warning' },
  latestFails: { icon: RiCloseCircleLine, tone: 'negative' },
  otherFails: { icon: RiCloseCircleLine, tone: 'negative' },
  rolledBack: { icon: RiArrowGoBackLine, tone: 'warning' },
  refused: { icon: RiErrorWarningLine, tone: 'warning' },
  notBuilt: { icon: RiCloseCircleLine, tone: 'negative' },
  building: { icon: RiContrastLine, tone: 'announcement' },
  built: { icon: RiContrastLine, tone: 'announcement' },
  rollingOut: { icon: RiContrastLine, tone: 'announcement' },
  waitsForSync: { icon: RiArrowUpCircleLine, tone: 'warning' },
  liveOthersBehind: { icon: RiCheckboxCircleLine, tone: 'positive' },
  notLiveYet: { icon: RiArrowUpCircleLine, tone: 'warning' },
  versionsOnly: { icon: RiQuestionLine, tone: 'quiet' },
  paused: { icon: RiPauseCircleLine, tone: 'quiet' },
  liveEverywhere: { icon: RiCheckboxCircleLine, tone: 'positive' },
  notDeployed: { icon: RiCheckboxBlankCircleLine, tone: 'quiet' },
  unknown: { icon: RiQuestionLine, tone: 'quiet' },
};

/** Icon and color of a headline; what the portal knew before it was lost is not drawn as if it were so now. */
export function headlineLook(code: HeadlineCode, isOld: boolean): Look {
  return isOld ? looks.notAnswering : looks[code];
}
