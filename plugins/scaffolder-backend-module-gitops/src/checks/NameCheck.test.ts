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

import { TestInquiry } from '../__testUtils__/TestInquiry';

jest.setTimeout(60_000);

describe('what has the name of a project in GitLab', () => {
  let test: TestInquiry;

  beforeAll(async () => {
    test = await TestInquiry.start();
  });

  afterAll(() => test.stop());

  beforeEach(() => test.reset());

  const maria = (body: object, route = '/projects') =>
    fetch(`${test.gitlab.sandbox.urls.gitlab}/api/v4${route}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${test.gitlab.token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });

  it.each([
    [
      'a group below the group',
      'parts',
      () => maria({ name: 'Parts', path: 'parts', parent_id: 10 }, '/groups'),
      'team-realtime/parts is a group already, and GitLab gives a path once.',
    ],
    [
      'another project of that name',
      'checkout',
      () => maria({ name: 'checkout', path: 'till', namespace_id: 10 }),
      'Another project of team-realtime is named checkout already: ',
    ],
    [
      'a project in another case',
      'billing',
      () => maria({ name: 'Bills', path: 'Billing', namespace_id: 10 }),
      'The repository team-realtime/billing exists already.',
    ],
    [
      'nothing, because it takes no such name',
      'two--hyphens',
      async () => {},
      'gives no project a name with two hyphens in a row. Choose another name, for example two-hyphens.',
    ],
  ])(
    'is %s, and the task hears the same',
    async (_what, name, make, sentence) => {
      await make();
      const found = await test.inquire({ name });
      expect(found.name).toMatchObject({
        status: 'refused',
        message: expect.stringContaining(sentence),
      });
      await expect(
        test.gitlab.publish(name, { taskId: 'task-2' }),
      ).rejects.toThrow(sentence);
    },
  );

  it('is no name that differs in its case alone', async () => {
    await maria({ name: 'Basket', path: 'cart', namespace_id: 10 });
    expect((await test.inquire({ name: 'basket' })).name.status).toBe('passed');
  });
});
