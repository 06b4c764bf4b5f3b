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
  const may = jest.fn(
    async (_right: string, _target: { name: string }) => true,
  );
  const rights = () =>
    new AccountRights({
      clientOf: () => ({ may } as never),
      now: () => now,
    });

  beforeEach(() => {
    now = 0;
    may.mockReset();
  });

  it('are asked once per project, and hold for all of its applications', async () => {
    may.mockResolvedValue(true);
    const known = rights();
    expect(known.may(shop, 'sync')).toBeUndefined();
    expect(known.may(blog, 'sync')).toBeUndefined();
    await settled();
    expect(known.may(shop, 'sync')).toBe(true);
    expect(known.may(blog, 'sync')).toBe(true);
    expect(may).toHaveBeenCalledTimes(1);
  });

  it('that one application lacks are asked for each other one', async () => {
    may.mockImplementation(async (_, { name }) => name === 'blog');
    const known = rights();
    known.may(shop, 'sync');
    await settled();
    expect(known.may(shop, 'sync')).toBe(false);
    expect(known.may(blog, 'sync')).toBeUndefined();
    await settled();
    expect(known.may(blog, 'sync')).toBe(true);
    // What is allowed for another one is none of this one's rights.
    expect(known.may(shop, 'sync')).toBe(false);
  });

  it('are asked again after ten minutes', async () => {
    may.mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    const known = rights();
    known.may(shop, 'sync');
    await settled();
    now = 599_999;
    expect(known.may(shop, 'sync')).toBe(false);
    now = 600_000;
    expect(known.may(shop, 'sync')).toBeUndefined();
    await settled();
    expect(known.may(shop, 'sync')).toBe(true);
  });

  it('are asked for each by itself', async () => {
    may.mockImplementation(async right => right === 'sync');
    const known = rights();
    expect(await known.learned(shop, 'override')).toBe(false);
    expect(await known.learned(shop, 'sync')).toBe(true);
    expect(may.mock.calls.map(([right]) => right)).toEqual([
      'override',
      'sync',
    ]);
    expect(known.may(blog, 'sync')).toBe(true);
    expect(known.may(blog, 'override')).toBeUndefined();
  });

  it('are not asked for again while Argo CD has not answered', async () => {
    const known = rights();
    await Promise.all([
      known.learned(shop, 'override'),
      known.learned(shop, 'override'),
    ]);
    expect(may).toHaveBeenCalledTimes(1);
  });

  it('are unknown where Argo CD does not tell', async () => {
    may.mockRejectedValue(new Error('away'));
    const known = rights();
    known.may(shop, 'sync');
    await settled();
    expect(known.may(shop, 'sync')).toBeUndefined();
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
