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

import { LeftoversView } from '@slipway/plugin-gitops-common';
import { TakenBack } from './taskParts';
import { TaskPhase } from './taskPhase';

/**
 * What has become of what a task made that did not end well. `takenBack`: by the task. `removed`: by its person, just now.
 * `notFound`: nothing of it is left, and nobody knows since when. `unsure`: a part of it is gone.
 */
export type Fate = 'takenBack' | 'removed' | 'notFound' | 'unsure';

/**
 * `undefined` where it is all there, as far as is known.
 *
 * @param view - what a look has found, which is newer than what the task said
 */
export function fateOf(
  phase: TaskPhase,
  reverted: TakenBack | undefined,
  view: LeftoversView | undefined,
): Fate | undefined {
  if (phase !== 'failed' && phase !== 'cancelled') {
    return undefined;
  }
  const hasChanged = Boolean(reverted) || Boolean(view?.removed.length);
  if (view && view.left.length > 0) {
    return hasChanged ? 'unsure' : undefined;
  }
  if (view && view.removed.length > 0) {
    return 'removed';
  }
  if (reverted?.isWhole) {
    return 'takenBack';
  }
  if (view) {
    return 'notFound';
  }
  return reverted && 'unsure';
}
