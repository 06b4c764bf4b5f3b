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

import { z } from 'zod';

/** What a form sends is small; a services list of the greatest length has 10 kB. */
export const maxBodyBytes = 64 * 1024;
const maxDepth = 10;

function isDeeperThan(value: unknown, depth: number): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (depth === 0 ||
      Object.values(value).some(inner => isDeeperThan(inner, depth - 1)))
  );
}

/** Looked at before anything else is, because schemas go as deep as what they look at. */
export const shallow = z
  .unknown()
  .refine(value => !isDeeperThan(value, maxDepth), {
    message: `It is nested deeper than ${maxDepth} levels.`,
  });

/** Reference of a template of the catalog. */
export const templateRef = z
  .string()
  .max(200)
  .regex(/^template:[\w.-]+\/[\w.-]+$/i);

/** Id of a task of the scaffolder. */
export const taskId = z
  .string()
  .max(100)
  .regex(/^[\w-]+$/);

/** The person's own token of GitLab, where they have signed in. */
export const secrets = z.strictObject({
  USER_OAUTH_TOKEN: z
    .string()
    .min(1)
    .max(4096)
    .regex(/^[!-~]+$/)
    .optional(),
});
