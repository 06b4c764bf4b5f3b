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

import { testRecord } from '../__testUtils__/testRecord';
import { ArgocdAnswerError } from '../argocd/errors';
import { AccountRights, actionRight } from './AccountRights';

const shop = testRecord({ name: 'shop', project: 'team' });
const blog = testRecord({ name: 'blog', project: 'team' });
const deployment = { group: 'apps', kind: 'Deployment' };
const restart = actionRight(deployment, 'restart');
const settled = () => new Promise(resolve => setImmediate(resolve));

describe('the rights of the operating account', () => {
  let now = 0;
  const maySync = jest.fn(async (_target: { name: string }) => true);
  const rights = () =>
    new AccountRights({
      clientOf: () => ({ maySync } as never),
      now: () => now,
    });

  beforeEach(() => {
    now = 0;
    maySync.mockReset();
  });

  it('are asked once per project, and hold for all of its applications', async () => {
    maySync.mockResolvedValue(true);
    const known = rights();
    expect(known.maySync(shop)).toBeUndefined();
    expect(known.maySync(blog)).toBeUndefined();
    await settled();
    expect(known.maySync(shop)).toBe(true);
    expect(known.maySync(blog)).toBe(true);
    expect(maySync).toHaveBeenCalledTimes(1);
  });

  it('that one application lacks are asked for each other one', async () => {
    maySync.mockImplementation(async ({ name }) => name === 'blog');
    const known = rights();
    known.maySync(shop);
    await settled();
    expect(known.maySync(shop)).toBe(false);
    expect(known.maySync(blog)).toBeUndefined();
    await settled();
    expect(known.maySync(blog)).toBe(true);
    // What is allowed for another one is none of this one's rights.
    expect(known.maySync(shop)).toBe(false);
  });

  it('are asked again after ten minutes', async () => {
    maySync.mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    const known = rights();
    known.maySync(shop);
    await settled();
    now = 599_999;
    expect(known.maySync(shop)).toBe(false);
    now = 600_000;
    expect(known.maySync(shop)).toBeUndefined();
    await settled();
    expect(known.maySync(shop)).toBe(true);
  });

  it('are unknown where Argo CD does not tell', async () => {
    maySync.mockRejectedValue(new Error('away'));
    const known = rights();
    known.maySync(shop);
    await settled();
    expect(known.maySync(shop)).toBeUndefined();
  });

  it('to actions are learnt from a refusal', () => {
    const known = rights();
    expect(known.isRefused(shop, restart)).toBe(false);
    known.learn(
      shop,
      restart,
      new ArgocdAnswerError(
        403,
        'permission denied: applications, action/apps/Deployment/restart, team/shop, sub: portal, iat: …',
      ),
    );
    expect(known.isRefused(shop, restart)).toBe(true);
    expect(known.isRefused(blog, restart)).toBe(false);
    expect(known.isRefused(shop, actionRight(deployment, 'pause'))).toBe(false);
    now = 600_000;
    expect(known.isRefused(shop, restart)).toBe(false);
  });

  it.each([
    [
      'a window',
      new ArgocdAnswerError(403, 'cannot sync: blocked by sync window'),
    ],
    ['what runs', new ArgocdAnswerError(400, 'permission denied')],
    ['the network', new Error('permission denied')],
  ])('are not learnt from %s', (_, error) => {
    const known = rights();
    known.learn(shop, 'override', error);
    expect(known.isRefused(shop, 'override')).toBe(false);
  });
});
