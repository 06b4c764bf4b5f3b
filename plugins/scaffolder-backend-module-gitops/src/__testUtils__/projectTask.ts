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

import { LogEvent, ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { JsonObject } from '@backstage/types';

/** A task of the person of `mockCredentials.user()`, with a step `make` that makes its project. */
export const projectTask = (
  status: ScaffolderTask['status'],
  parameters: JsonObject = {},
): ScaffolderTask => ({
  id: 'task-1',
  status,
  spec: {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    steps: [{ id: 'make', name: '', action: 'gitops:project:publish' }],
    parameters,
    output: {},
    user: { ref: 'user:default/mock' },
  },
  lastHeartbeatAt: '',
  createdAt: '',
});

/** What the scaffolder keeps of a task that has come to its step `make`. */
export const begun: LogEvent[] = [
  {
    type: 'log',
    body: { message: 'Beginning step', stepId: 'make', status: 'processing' },
    createdAt: '',
    id: 1,
    taskId: 'task-1',
  },
];
