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
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { FairQueue } from '@slipway/box';
import { Router } from 'express';
import { z } from 'zod';
import { postForPerson } from '../http/personRoute';
import { Questions } from '../http/Questions';
import { secrets, shallow, taskId } from '../http/shallow';
import { requireMayRunTemplates } from '../requireMayRunTemplates';
import { LeftoverTasks } from './LeftoverTasks';

const body = shallow.pipe(
  z.strictObject({
    taskId,
    secrets: secrets.required({ USER_OAUTH_TOKEN: true }),
  }),
);

/**
 * `POST /gitops/leftovers` and `…/leftovers/remove`: what a task that did not finish has left behind. Who has gone is not
 * told any more; a removal that has begun goes on, because half of it would leave what nothing knows of.
 */
export function createLeftoversRouter({
  httpAuth,
  permissions,
  queue,
  tasks,
}: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  queue: FairQueue;
  tasks: Pick<LeftoverTasks, 'look' | 'remove'>;
}): Router {
  const route = (path: string, run: LeftoverTasks['look']) =>
    postForPerson(path, {
      httpAuth,
      what: 'a question',
      body,
      answer: (asked, credentials, signal) =>
        queue.run(
          credentials.principal.userEntityRef,
          async () => {
            const questions = new Questions(signal);
            await questions.ask('The permission framework', () =>
              requireMayRunTemplates(permissions, credentials),
            );
            const { USER_OAUTH_TOKEN: token } = asked.secrets;
            return run(asked.taskId, token, credentials, questions);
          },
          signal,
        ),
    });
  return Router()
    .use(
      route('/gitops/leftovers/remove', (...asked) => tasks.remove(...asked)),
    )
    .use(route('/gitops/leftovers', (...asked) => tasks.look(...asked)));
}
