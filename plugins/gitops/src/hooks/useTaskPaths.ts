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

import { useRouteRef } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { useNewProjectPath } from './useNewProjectPath';

/** Where tasks are shown. */
export function useTaskPaths() {
  const newProject = useNewProjectPath() ?? '';
  const root = useRouteRef(scaffolderPlugin.routes.root)?.() ?? '';
  return {
    /** The form of a new project. */
    form: (templateRef: string) =>
      `${newProject}?template=${encodeURIComponent(templateRef)}`,
    /** The page of a task of Create new project. */
    page: (taskId: string) =>
      `${newProject}/tasks/${encodeURIComponent(taskId)}`,
    /** Backstage's own, with the log. */
    log: (taskId: string) => `${root}/tasks/${encodeURIComponent(taskId)}?log`,
    all: `${root}/tasks`,
  };
}
