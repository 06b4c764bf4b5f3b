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

import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

/** Answers that the form's schema does not permit, as the scaffolder sends them. */
const formErrors = z.object({
  errors: z.array(z.object({ stack: z.string().optional() })),
});

/** What the scaffolder refuses: answers that the form's schema does not permit, or an error of a step. */
export function refusalOf({ body }: ResponseError): string {
  const { message } = body.error;
  const errors = readFormErrors(message);
  return errors
    ? errors
        .map(({ stack }) => stack?.replace(/^instance\.?/, ''))
        .filter(Boolean)
        .join('; ')
    : message || 'The answers are refused.';
}

/** An answer that is no error of Backstage's own form reaches us as text behind the status. */
function readFormErrors(message: string) {
  try {
    const answer = JSON.parse(message.slice(message.indexOf('{')));
    return formErrors.parse(answer).errors;
  } catch {
    return undefined;
  }
}
