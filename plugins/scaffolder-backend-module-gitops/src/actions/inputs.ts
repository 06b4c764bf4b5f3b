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

import { projectNameSchema } from '@slipway/plugin-gitops-common';
import type { z as zod } from 'zod/v3';

/** The GitLab token of the person who started the task. It is never logged, kept in a checkpoint or put out. */
export const tokenInput = (z: typeof zod) =>
  z.string().min(1).describe("The user's own GitLab token");

export const repoUrlInput = (z: typeof zod) =>
  z.string().describe('Repository, as RepoUrlPicker gives it');

/** A template has no way to leave an input out: what a step did not put out arrives as an empty text. */
export const optionalProjectIdInput = (z: typeof zod) =>
  z.union([z.number(), z.string().max(0)]).optional();

/** Where a project goes: a target with a group of it, or what a repository picker gives. */
export const placeInputs = {
  name: () => projectNameSchema,
  target: (z: typeof zod) =>
    z.string().optional().describe('Name of an entry of gitops.targets'),
  group: (z: typeof zod) =>
    z.string().optional().describe('Full path of a group of the target'),
  repoUrl: (z: typeof zod) =>
    z
      .string()
      .optional()
      .describe(
        'In place of target and group: repository, as RepoUrlPicker gives it',
      ),
};
