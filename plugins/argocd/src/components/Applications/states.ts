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
  RiArrowRightLine,
  RiArrowUpCircleLine,
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiPauseCircleLine,
  RiTimeLine,
} from '@remixicon/react';
import { ListedState } from '@slipway/plugin-argocd-common';
import { Tone } from '../Verdict';

/** What applications count as, the ones that need eyes first; always all of them, in this order. */
export const listedStates: readonly ListedState[] = [
  'broken',
  'syncFailed',
  'outOfSync',
  'held',
  'rollingOut',
  'behind',
  'notCompared',
  'notDeployed',
  'healthy',
];

export const stateLooks: Record<
  ListedState,
  { icon: RemixiconComponentType; tone: Tone }
> = {
  broken: { icon: RiCloseCircleLine, tone: 'negative' },
  syncFailed: { icon: RiCloseCircleLine, tone: 'negative' },
  outOfSync: { icon: RiArrowUpCircleLine, tone: 'warning' },
  held: { icon: RiPauseCircleLine, tone: 'warning' },
  rollingOut: { icon: RiContrastLine, tone: 'announcement' },
  behind: { icon: RiArrowRightLine, tone: 'quiet' },
  notCompared: { icon: RiTimeLine, tone: 'quiet' },
  notDeployed: { icon: RiCheckboxBlankCircleLine, tone: 'quiet' },
  healthy: { icon: RiCheckboxCircleLine, tone: 'positive' },
};
