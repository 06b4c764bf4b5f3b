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

describe('what stands in the way of a project', () => {
  let test: TestInquiry;

  beforeAll(async () => {
    test = await TestInquiry.start();
  });

  afterAll(() => test.stop());

  beforeEach(() => test.reset());

  it('is nothing where everything is free', async () => {
    expect(await test.inquire({ name: 'free' })).toMatchObject({
      outcome: 'passed',
      name: { status: 'passed' },
      namespaces: { status: 'passed' },
    });
  });

  it('is not all to be seen from here', async () => {
    expect(await test.inquire({ name: 'free' })).toMatchObject({
      visibility: { status: 'passed' },
      imageUpdate: { status: 'passed' },
    });
    const { host } = test.gitlab;
    expect(
      await test.inquire({
        name: 'free',
        visibility: 'internal',
        imageUpdate: 'deploy-key',
      }),
    ).toMatchObject({
      outcome: 'passed',
      visibility: {
        status: 'notChecked',
        facts: { visibility: 'internal', host },
      },
      imageUpdate: { status: 'notChecked', facts: { host } },
    });
  });

  it('is what the catalog still reads of a repository that is gone', async () => {
    const target = `${test.gitlab.sandbox.urls.gitlab}/team-realtime/gone/-/blob/main/catalog-info.yaml`;
    test.catalog.getLocations.mockResolvedValue({
      items: [
        { id: '1', type: 'url', target, entityRef: 'location:default/1' },
      ],
    });
    expect((await test.inquire({ name: 'gone' })).name).toMatchObject({
      status: 'refused',
      message: expect.stringContaining(
        `${target} is registered in the catalog already.`,
      ),
    });
    expect((await test.inquire({ name: 'free' })).name.status).toBe('passed');
  });

  it('is that the portal itself could not read the project', async () => {
    const { sandbox } = test.gitlab;
    const group = sandbox.gitlab.groups.find(
      ({ path }) => path === 'team-realtime',
    )!;
    const { portal, ...others } = group.members;
    group.members = others;
    expect((await test.inquire({ name: 'free' })).group).toMatchObject({
      status: 'refused',
      message: expect.stringContaining(
        "the GitLab user of the portal's token has to be a member of team-realtime",
      ),
    });
    group.members = { ...others, portal };
  });

  it('is a group that is not there, which is not the fault of the name', async () => {
    expect(
      await test.inquire({ name: 'free', group: 'team-web' }),
    ).toMatchObject({
      outcome: 'refused',
      name: { status: 'unknown' },
      group: {
        status: 'refused',
        message: expect.stringContaining('does not exist'),
      },
    });
  });

  describe('in time', () => {
    it('is unknown as a whole where nothing answers', async () => {
      const { outcome, ...checks } = await test.inquire(
        { name: 'free' },
        { isAway: true },
      );
      expect(outcome).toBe('unknown');
      expect(checks).toMatchObject({
        name: {
          status: 'unknown',
          message: `GitLab ${test.gitlab.host} has not answered within 10 s. Try again later.`,
        },
        group: { status: 'unknown' },
        registration: {
          status: 'unknown',
          message: expect.stringMatching(/^The portal's back end for Argo CD/),
        },
        namespaces: { status: 'unknown' },
        repositoryAccess: { status: 'unknown' },
      });
    });

    it('is unknown where the catalog does not answer, and known otherwise', async () => {
      test.catalog.getEntitiesByRefs.mockImplementation(test.isLate);
      expect(await test.inquire({ name: 'free' })).toMatchObject({
        outcome: 'unknown',
        name: {
          status: 'unknown',
          message: expect.stringMatching(/^The catalog has not answered/),
        },
        group: { status: 'passed' },
        namespaces: { status: 'passed' },
      });
    });

    it('is unknown where Argo CD’s back end says nothing of it', async () => {
      test.checkProvision.mockResolvedValue([]);
      expect(await test.inquire({ name: 'free' })).toMatchObject({
        outcome: 'unknown',
        name: { status: 'unknown' },
        group: { status: 'unknown' },
        namespaces: { status: 'unknown' },
        registration: { status: 'unknown' },
      });
    });

    it('is not asked any more where somebody has gone', async () => {
      const gone = new AbortController();
      test.catalog.getEntitiesByRefs.mockImplementation(() => {
        gone.abort(new Error('the tab was closed'));
        return new Promise<never>(() => {});
      });
      const { name } = await test.inquire({ name: 'free' }, { gone });
      expect(name.message).toBe('the tab was closed');
      expect(test.getName).not.toHaveBeenCalledWith('free', expect.anything());
    });
  });
});
