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

import { ProjectCheck, ProjectCheckId } from '@slipway/plugin-gitops-common';

/** Errors that say no; every other says that nobody could tell. */
const refusals = [
  'InputError',
  'NotAllowedError',
  'ConflictError',
  'NotFoundError',
];

/** Whether an error says no. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && refusals.includes(error.name);

/** Something that is asked when more is known. */
export class NotAskedError extends Error {}

/** What a check finds. */
export type Found = Omit<ProjectCheck, 'id'>;

/** The same, or why it could not. */
export async function outcomeOf(
  id: ProjectCheckId,
  ask: () => Promise<Found>,
): Promise<ProjectCheck> {
  try {
    return { id, ...(await ask()) };
  } catch (error) {
    return {
      id,
      status: isRefusal(error) ? 'refused' : 'unknown',
      message: (error as Error).message,
    };
  }
}
