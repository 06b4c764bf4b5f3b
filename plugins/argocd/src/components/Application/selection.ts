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
  ApplicationView,
  compareVerdicts,
} from '@slipway/plugin-argocd-common';

/** The applications that need eyes first; equals stay in order. */
export function worstFirst(applications: ApplicationView[]): ApplicationView[] {
  return [...applications].sort((a, b) =>
    compareVerdicts(a.verdict.code, b.verdict.code),
  );
}

const failing: ApplicationView['verdict']['code'][] = [
  'broken',
  'syncFailed',
  'refused',
  'cannotCompare',
];

/** Whether there is a why to ask: something fails, or a cause was found. */
export function isFailing({ verdict, cause }: ApplicationView): boolean {
  return failing.includes(verdict.code) || cause !== undefined;
}
