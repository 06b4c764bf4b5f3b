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

import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  LeftoversView,
  NewProjectValues,
  ProjectChecks,
  ProjectPreview,
  TargetsView,
} from '@slipway/plugin-gitops-common';

/** What the pages of a new project and its task ask the scaffolder's back end; every answer may be a `ResponseError`. */
export interface GitopsApi {
  getTargets(): Promise<TargetsView>;

  /** What would keep the project from being made. A value that is missing makes only those checks that need it `unknown`. */
  check(
    question: {
      templateRef: string;
      values: Partial<NewProjectValues>;
      /** The person's own, of GitLab. */
      token: string;
    },
    signal?: AbortSignal,
  ): Promise<ProjectChecks>;

  /** What would be written; nothing is made. */
  preview(
    question: { templateRef: string; values: NewProjectValues },
    signal?: AbortSignal,
  ): Promise<ProjectPreview>;

  /** What a task of this person that was cancelled or failed has left. @param token - the person's own, of GitLab */
  findLeftovers(taskId: string, token: string): Promise<LeftoversView>;

  /** Removes it. */
  removeLeftovers(taskId: string, token: string): Promise<LeftoversView>;
}

export const gitopsApiRef = createApiRef<GitopsApi>().with({
  id: 'plugin.scaffolder.gitops',
  pluginId: 'scaffolder',
});
