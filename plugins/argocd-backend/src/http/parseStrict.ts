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

import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Checks what came from outside against a schema.
 *
 * @param root - how the whole is called where no field of it is to blame
 * @param object - which of several objects it is
 * @throws InputError naming the field
 */
export function parseStrict<T>(
  schema: z.ZodType<T>,
  value: unknown,
  root: string,
  object?: string,
): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const field = issue.path.join('.') || root;
    throw new InputError(
      [object, field, issue.message].filter(Boolean).join(': '),
    );
  }
  return result.data;
}
