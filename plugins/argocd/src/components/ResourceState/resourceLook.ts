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
  RiArrowUpCircleLine,
  RiBox3Line,
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiGlobalLine,
  RiHardDrive2Line,
  RiKey2Line,
  RiPauseCircleLine,
  RiQuestionLine,
  RiShieldUserLine,
  RiShapesLine,
  RiTimeLine,
} from '@remixicon/react';
import {
  HealthStatus,
  ResourceCategory,
  ResourceNode,
} from '@slipway/plugin-argocd-common';
import type { Tone } from '../Verdict';
import { differs } from './stateOf';

interface Look {
  icon: RemixiconComponentType;
  tone: Tone;
}

const ofHealth: Record<HealthStatus, Look> = {
  Healthy: { icon: RiCheckboxCircleLine, tone: 'positive' },
  Progressing: { icon: RiContrastLine, tone: 'announcement' },
  Degraded: { icon: RiCloseCircleLine, tone: 'negative' },
  Suspended: { icon: RiPauseCircleLine, tone: 'quiet' },
  Missing: { icon: RiCheckboxBlankCircleLine, tone: 'negative' },
  Unknown: { icon: RiQuestionLine, tone: 'quiet' },
};

const icons: Record<ResourceCategory, RemixiconComponentType> = {
  workload: RiBox3Line,
  network: RiGlobalLine,
  configuration: RiKey2Line,
  storage: RiHardDrive2Line,
  access: RiShieldUserLine,
  other: RiShapesLine,
};

export const categoryIcon = (category: ResourceCategory) => icons[category];

/**
 * Icon and color of an object.
 *
 * @param isOld - whether this is only how it was: then nothing is green or red
 */
export function resourceLook(node: ResourceNode, isOld: boolean): Look {
  const { category, health, previous, pod } = node;
  if (isOld && health) {
    return { icon: RiTimeLine, tone: 'quiet' };
  }
  if (differs(node) && (!health || health.status === 'Healthy')) {
    return { icon: RiArrowUpCircleLine, tone: 'warning' };
  }
  if (previous && !pod) {
    return { icon: RiTimeLine, tone: 'quiet' };
  }
  return health
    ? ofHealth[health.status]
    : { icon: icons[category], tone: 'quiet' };
}
