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
import {
  ActionReason,
  ActionState,
  ActionStates,
} from '../schema/openapi.generated';
import { englishFormats, TextFormats } from '../text/formats';
import { shownParameters } from '../text/shownParameters';
import { inEnglish, TranslateMessage } from '../text/translate';

/** @public */
export type ApplicationAction = keyof ActionStates;

/** What somebody may do with an application. @public */
export const APPLICATION_ACTIONS = listCodes<ApplicationAction>({
  sync: true,
  refresh: true,
  rollback: true,
  terminate: true,
  action: true,
});

function messageKey({ code, parameters }: ActionReason) {
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
  { reason }: Extract<ActionState, { allowed: false }>,
  translate: TranslateMessage = inEnglish,
  formats: TextFormats = englishFormats,
): string {
  return translate(
    `reason.${messageKey(reason)}`,
    shownParameters(reason.parameters, formats),
  );
}
