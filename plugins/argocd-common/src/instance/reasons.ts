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
  InstanceReason,
  InstanceReasonCode,
} from '../schema/openapi.generated';
import { inEnglish, TranslateMessage } from '../text/translate';

/** The sentence for the reason why an instance is not live, in English unless told otherwise. @public */
export function instanceReasonSentence(
  { code, status }: Pick<InstanceReason, 'code' | 'status'>,
  translate: TranslateMessage = inEnglish,
): string {
  return translate(`instance.reason.${code}`, {
    ...(status !== undefined && { status: String(status) }),
  });
}

/** A reason with its English sentence. @public */
export function instanceReason(
  code: InstanceReasonCode,
  status?: number,
): InstanceReason {
  return {
    code,
    ...(status !== undefined && { status }),
    sentence: instanceReasonSentence({ code, status }),
  };
}
