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

import { inEnglish, TranslateMessage } from '../text/translate';

/** What somebody may do with an application. @public */
export const APPLICATION_ACTIONS = [
  'sync',
  'refresh',
  'rollback',
  'terminate',
  'action',
] as const;

/** @public */
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number];

/** Why an action cannot be done now. @public */
export type ActionReasonCode =
  | 'notPermitted'
  | 'linkNotConfirmed'
  | 'noCredential'
  | 'instanceNotLive'
  | 'operationRunning'
  | 'nothingRunning'
  | 'deleting'
  | 'syncWindow'
  | 'autoSync'
  | 'noHistory';

/** Whether the user may do something with an application now, and why not. @public */
export type ActionState =
  | { allowed: true }
  | {
      allowed: false;
      reason: { code: ActionReasonCode; parameters: Record<string, string> };
    };

function messageKey({
  code,
  parameters,
}: Exclude<ActionState, { allowed: true }>['reason']) {
  switch (code) {
    case 'notPermitted':
      return parameters.owner ? 'notPermittedOwner' : code;
    case 'operationRunning':
      return parameters.initiatedBy ? 'operationRunningBy' : code;
    case 'syncWindow':
      return parameters.until ? 'syncWindowUntil' : code;
    default:
      return code;
  }
}

/** The sentence for the reason why an action cannot be done, in English unless told otherwise. @public */
export function actionReasonSentence(
  { reason }: Exclude<ActionState, { allowed: true }>,
  translate: TranslateMessage = inEnglish,
): string {
  return translate(`reason.${messageKey(reason)}`, reason.parameters);
}
