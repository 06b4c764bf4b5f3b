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

import { HttpAuthService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { findTaskStatus, publishAction } from '../leftovers/taskStatus';

const noToken =
  "This task cannot be retried: the portal does not keep the token of GitLab with which it made the project. Use Continue or Create it again on the project's page.";

/**
 * Stands before `POST /v2/tasks/{id}/retry`: the scaffolder would run a task that has completed once more from its
 * beginning, where it fails because everything is there already, and takes back what it finds. There is nothing left to
 * do for it, and so nothing is done. One that makes a project runs only with the person's token, which the retry of
 * Backstage's page does not give. Any other task, and one that the user may not see, is left to the scaffolder.
 */
export function createRetryRouter(options: {
  httpAuth: HttpAuthService;
  scaffolder: ScaffolderService;
}): Router {
  const router = PromiseRouter();
  router.post(
    '/v2/tasks/:taskId/retry',
    express.json(),
    async (req, res, next) => {
      const { taskId } = req.params;
      const credentials = await options.httpAuth.credentials(req, {
        allow: ['user', 'service'],
      });
      const { scaffolder } = options;
      const status = await findTaskStatus(scaffolder, taskId, credentials);
      if (status === 'completed') {
        res.status(201).json({ id: taskId });
        return;
      }
      if (status && !req.body?.secrets?.USER_OAUTH_TOKEN) {
        const { spec } = await scaffolder.getTask({ taskId }, { credentials });
        if (spec.steps.some(({ action }) => action === publishAction)) {
          throw new ConflictError(noToken);
        }
      }
      next();
    },
  );
  return router;
}
