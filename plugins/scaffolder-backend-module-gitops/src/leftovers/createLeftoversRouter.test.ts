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
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FairQueue } from '@slipway/box';
import { LeftoversView } from '@slipway/plugin-gitops-common';
import express from 'express';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Questions } from '../http/Questions';
import { createLeftoversRouter } from './createLeftoversRouter';

const nothing: LeftoversView = { left: [], removed: [] };

/** What is called, to be answered later. */
class Calls {
  readonly #ends: (() => void)[] = [];
  readonly questions: Questions[] = [];
  #onCall = () => {};

  readonly ask = async (
    _taskId: string,
    _token: string,
    _credentials: unknown,
    questions: Questions,
  ) => {
    const ended = new Promise<void>(resolve => this.#ends.push(resolve));
    this.questions.push(questions);
    this.#onCall();
    await ended;
    return nothing;
  };

  async until(count: number) {
    while (this.questions.length < count) {
      await new Promise<void>(resolve => {
        this.#onCall = resolve;
      });
    }
  }

  end() {
    this.#ends.splice(0).forEach(end => end());
  }
}

describe('questions about leftovers', () => {
  let server: Server;
  let looks: Calls;
  let removals: Calls;

  beforeEach(async () => {
    looks = new Calls();
    removals = new Calls();
    const permissions = mockServices.permissions.mock();
    permissions.authorize.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    const app = express().use(
      createLeftoversRouter({
        httpAuth: mockServices.httpAuth(),
        permissions,
        queue: new FairQueue({
          concurrency: 4,
          concurrencyEach: 1,
          maxWaiting: 4,
          maxWaitingEach: 1,
        }),
        tasks: { look: looks.ask, remove: removals.ask },
      }),
      mockErrorHandler(),
    );
    await new Promise<void>(resolve => {
      server = app.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(() => new Promise(resolve => server.close(resolve)));

  const post = (route: string, user = 'maria', signal?: AbortSignal) =>
    fetch(
      `http://127.0.0.1:${
        (server.address() as AddressInfo).port
      }/gitops/${route}`,
      {
        method: 'POST',
        signal,
        headers: {
          Authorization: mockCredentials.user.header(`user:default/${user}`),
          Connection: 'close',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({
          taskId: 'task-1',
          secrets: { USER_OAUTH_TOKEN: 'token' },
        }),
      },
    );

  it('wait for one another, removals included, and for nobody else', async () => {
    const first = post('leftovers');
    await looks.until(1);
    const answers = [post('leftovers/remove'), post('leftovers')];
    // One waits and the other is refused, whichever comes first.
    const refused = await Promise.race(answers);
    expect(refused.status).toBe(429);
    const others = post('leftovers', 'jonas');
    await looks.until(2);
    looks.end();
    expect((await first).status).toBe(200);
    expect((await others).status).toBe(200);
    await Promise.race([removals.until(1), looks.until(3)]);
    looks.end();
    removals.end();
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 429]);
  });

  it('end with the request', async () => {
    const tab = new AbortController();
    const asked = post('leftovers', 'maria', tab.signal);
    await looks.until(1);
    const [questions] = looks.questions;
    const question = questions.ask('GitLab', () => new Promise(() => {}));
    tab.abort();
    await expect(asked).rejects.toThrow();
    await expect(question).rejects.toThrow(/aborted/);
    looks.end();
  });
});
