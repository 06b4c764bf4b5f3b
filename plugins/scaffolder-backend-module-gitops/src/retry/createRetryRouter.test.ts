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
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import {
  ScaffolderTask,
  ScaffolderTaskStatus,
} from '@backstage/plugin-scaffolder-common';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import express from 'express';
import request from 'supertest';
import { createRetryRouter } from './createRetryRouter';

/** A task of that status whose one step runs this action. */
const task = (
  status: ScaffolderTaskStatus,
  action = 'debug:log',
): ScaffolderTask => ({
  id: 'task-1',
  status,
  spec: {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    steps: [{ id: 'make', name: '', action }],
    parameters: {},
    output: {},
  },
  createdAt: '',
});

function portal() {
  const scaffolder = scaffolderServiceMock.mock();
  const retried = jest.fn();
  const app = express()
    .use(createRetryRouter({ httpAuth: mockServices.httpAuth(), scaffolder }))
    .post('/v2/tasks/:taskId/retry', (req, res) => {
      retried(req.params.taskId);
      res.status(201).json({ id: req.params.taskId });
    })
    .use(mockErrorHandler());
  return {
    scaffolder,
    retried,
    retry: (body = {}) =>
      request(app).post('/v2/tasks/task-1/retry').send(body),
  };
}

describe('the retry of a task', () => {
  it('does nothing where the task has completed', async () => {
    const { retried, retry, scaffolder } = portal();
    scaffolder.getTask.mockResolvedValue(task('completed'));
    const { status, body } = await retry();
    expect([status, body]).toEqual([201, { id: 'task-1' }]);
    expect(retried).not.toHaveBeenCalled();
    expect(scaffolder.getTask).toHaveBeenCalledWith(
      { taskId: 'task-1' },
      { credentials: mockCredentials.user() },
    );
  });

  it.each<ScaffolderTaskStatus>([
    'failed',
    'cancelled',
    'processing',
    'open',
    'skipped',
  ])('is left to the scaffolder where the task is %s', async state => {
    const { retried, retry, scaffolder } = portal();
    scaffolder.getTask.mockResolvedValue(task(state));
    await retry();
    expect(retried).toHaveBeenCalledWith('task-1');
  });

  it('is refused where the task makes a project and nobody gives a token', async () => {
    const { retried, retry, scaffolder } = portal();
    scaffolder.getTask.mockResolvedValue(
      task('failed', 'gitops:project:publish'),
    );
    for (const given of [
      {},
      { secrets: {} },
      { secrets: { USER_OAUTH_TOKEN: '' } },
    ]) {
      const { status, body } = await retry(given);
      expect(status).toBe(409);
      expect(body.error.message).toContain(
        "Use Continue or Create it again on the project's page.",
      );
    }
    expect(retried).not.toHaveBeenCalled();
    await retry({ secrets: { USER_OAUTH_TOKEN: 'token' } });
    expect(retried).toHaveBeenCalledWith('task-1');
  });

  it('is left to the scaffolder, which refuses it, where the user may not see the task', async () => {
    const { retried, retry, scaffolder } = portal();
    scaffolder.getTask.mockRejectedValue(
      await ResponseError.fromResponse(Response.json({}, { status: 403 })),
    );
    await retry();
    expect(retried).toHaveBeenCalledWith('task-1');
  });

  it('is not begun where nobody can tell how the task is', async () => {
    const { retried, retry, scaffolder } = portal();
    scaffolder.getTask.mockRejectedValue(new Error('it does not answer'));
    expect((await retry()).status).toBe(500);
    expect(retried).not.toHaveBeenCalled();
  });
});
