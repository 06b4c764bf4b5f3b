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

import { VerdictCode } from '@slipway/plugin-argocd-common';

/** How far what Argo CD says holds now of what it deploys to one cluster. */
export interface ClusterLook {
  /** Argo CD does not answer, or does not compare it: it was so, and nobody knows whether it still is. */
  isOld: boolean;
  /** Argo CD goes on comparing, and each comparison fails: that it cannot compare is so now. */
  isTried: boolean;
}

/** How far what Argo CD says of one application holds now. */
export interface ApplicationLook extends ClusterLook {
  /** When it was last compared, ISO 8601; absent where nobody knows. */
  comparedAt?: string;
}

/** What Argo CD has noticed of pushes to the repository of an application. */
export interface PushLook {
  /** Since when they are not noticed but by looking, ISO 8601. */
  webhooksSilentSince?: string;
  /** A commit of the branch that it follows, which it was not compared with yet. */
  unnoticed?: {
    /** When the portal saw that commit, ISO 8601. */
    since: string;
    /** By when Argo CD should have noticed it by itself, ISO 8601. */
    dueAt: string;
  };
}

/** Whether a verdict says only how it was. */
export function isPast(
  code: VerdictCode,
  { isOld, isTried }: ClusterLook,
): boolean {
  return isOld && !(isTried && code === 'cannotCompare');
}
