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

import { mockCredentials } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { findTaskStatus } from './taskStatus';

const credentials = mockCredentials.user();
const scaffolder = scaffolderServiceMock.mock();
const status = () => findTaskStatus(scaffolder, 'task-1', credentials);

describe('the status of a task', () => {
  it('is read with the rights of the user', async () => {
    scaffolder.getTask.mockResolvedValueOnce({
      id: 'task-1',
      status: 'failed',
      spec: {
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        steps: [],
        parameters: {},
        output: {},
      },
      lastHeartbeatAt: '',
      createdAt: '',
    });
    expect(await status()).toBe('failed');
    expect(scaffolder.getTask).toHaveBeenCalledWith(
      { taskId: 'task-1' },
      { credentials },
    );
  });

  it.each([403, 404])(
    'is nothing where the scaffolder answers %s',
    async code => {
      const response = new Response(null, { status: code });
      scaffolder.getTask.mockRejectedValueOnce(
        await ResponseError.fromResponse(response),
      );
      expect(await status()).toBeUndefined();
    },
  );

  it('is no guess where the scaffolder does not answer', async () => {
    scaffolder.getTask.mockRejectedValueOnce(new TypeError('fetch failed'));
    await expect(status()).rejects.toThrow('fetch failed');
  });
});
