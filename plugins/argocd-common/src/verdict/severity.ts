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

import { listCodes } from '../schema/codes';
import { VerdictCode } from '../schema/openapi.generated';

/** All verdicts, the ones that need eyes first; what has nothing yet says least. @public */
export const VERDICT_CODES = listCodes<VerdictCode>({
  broken: true,
  syncFailed: true,
  refused: true,
  cannotCompare: true,
  rolledBack: true,
  outOfDate: true,
  rollingOut: true,
  deleting: true,
  unknown: true,
  paused: true,
  live: true,
  notDeployed: true,
});

/** Orders verdicts: the worst first. @public */
export function compareVerdicts(a: VerdictCode, b: VerdictCode): number {
  return VERDICT_CODES.indexOf(a) - VERDICT_CODES.indexOf(b);
}
