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

import { Sandbox } from '../Sandbox';

jest.setTimeout(60_000);

/** As they are for GitLab. */
const ids = { maria: 2, jonas: 3, deniz: 5, mallory: 7 };

describe("members of the sandbox's GitLab", () => {
  let sandbox: Sandbox;
  const tokens: Record<string, string> = {};

  const api = async (
    person: string,
    method: string,
    route: string,
    body?: unknown,
  ) => {
    const response = await fetch(`${sandbox.urls.gitlab}/api/v4${route}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${tokens[person]}`,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
    };
  };

  async function newProject(path: string, more: object = {}): Promise<number> {
    const { body } = await api('maria', 'POST', '/projects', {
      path,
      namespace_id: 10,
      ...more,
    });
    return body.id;
  }

  const roleOf = async (
    project: number,
    person: keyof typeof ids,
    as: string = 'maria',
  ) => {
    const { status, body } = await api(
      as,
      'GET',
      `/projects/${project}/members/all/${ids[person]}`,
    );
    return status === 200 ? body.access_level : status;
  };

  beforeAll(async () => {
    sandbox = await Sandbox.start({ tickMs: 3_600_000 });
    for (const name of Object.keys(ids)) {
      tokens[name] = sandbox.personalToken(name);
    }
  });

  afterEach(() => sandbox.gitlab.blocked.clear());
  afterAll(() => sandbox.stop());

  it('are those of the groups above, with their roles', async () => {
    const project = await newProject('inherited');
    const { body } = await api(
      'maria',
      'GET',
      `/projects/${project}/members/all`,
    );
    expect(
      body.map((member: { username: string; access_level: number }) => [
        member.username,
        member.access_level,
      ]),
    ).toEqual([
      ['maria', 50],
      ['ada', 40],
      ['deniz', 30],
      ['portal', 20],
    ]);
    expect(
      (await api('maria', 'GET', `/projects/${project}/members`)).body,
    ).toEqual([]);
    expect(
      (await api('maria', 'GET', `/projects/${project}/members/2`)).status,
    ).toBe(404);
    expect(
      (await api('maria', 'GET', `/projects/${project}/members/all/2`)).body,
    ).toMatchObject({
      id: 2,
      username: 'maria',
      state: 'active',
      access_level: 50,
      expires_at: null,
    });
  });

  it('are no strangers, in the words of GitLab', async () => {
    const project = await newProject('strangers', { visibility: 'internal' });
    const answer = { status: 404, body: { message: '404 Not found' } };
    for (const user of ['7', '999']) {
      expect(
        await api('mallory', 'GET', `/projects/${project}/members/all/${user}`),
      ).toEqual(answer);
    }
    for (const user of ['maria', '02x']) {
      expect(
        await api('mallory', 'GET', `/projects/${project}/members/all/${user}`),
      ).toEqual({ status: 400, body: { error: 'user_id is invalid' } });
    }
  });

  it('are not shown to who cannot see the project', async () => {
    const project = await newProject('hidden');
    expect(
      await api('mallory', 'GET', `/projects/${project}/members/all/2`),
    ).toEqual({ status: 404, body: { message: '404 Project Not Found' } });
  });

  it('are added to a project itself, once, by its Maintainers', async () => {
    const project = await newProject('direct');
    const route = `/projects/${project}/members`;
    const jonas = { user_id: ids.jonas, access_level: 40 };
    expect((await api('deniz', 'POST', route, jonas)).status).toBe(403);
    expect(await roleOf(project, 'jonas')).toBe(404);
    expect((await api('maria', 'POST', route, jonas)).status).toBe(201);
    expect(await roleOf(project, 'jonas', 'jonas')).toBe(40);
    expect(await api('maria', 'POST', route, jonas)).toEqual({
      status: 409,
      body: { message: 'Member already exists' },
    });
    expect((await api('maria', 'GET', `${route}/3`)).body.access_level).toBe(
      40,
    );
    // The higher of two roles counts.
    await api('maria', 'POST', route, { user_id: 2, access_level: 10 });
    expect(await roleOf(project, 'maria')).toBe(50);
    expect((await api('maria', 'DELETE', `${route}/3`)).status).toBe(204);
    expect(await roleOf(project, 'jonas')).toBe(404);
    expect((await api('maria', 'DELETE', `${route}/3`)).status).toBe(404);
  });

  it.each([
    ['nobody', {}, 'user_id is missing'],
    ['no role', { user_id: 3 }, 'access_level is missing'],
    [
      'a role that there is not',
      { user_id: 3, access_level: 45 },
      'access_level does not have a valid value',
    ],
  ])('refuse %s', async (_name, body, error) => {
    const project = await newProject(
      `bad-${Object.keys(body).length}-${error.length}`,
    );
    expect(
      await api('maria', 'POST', `/projects/${project}/members`, body),
    ).toEqual({ status: 400, body: { error } });
  });

  it('are those of groups that it is shared with, with at most the shared role', async () => {
    const project = await newProject('shared');
    const share = (body: object) =>
      api('maria', 'POST', `/projects/${project}/share`, body);
    expect((await share({ group_access: 40 })).status).toBe(400);
    expect((await share({ group_id: 999, group_access: 40 })).status).toBe(404);
    await share({ group_id: 11, group_access: 30 });
    expect(await roleOf(project, 'jonas', 'jonas')).toBe(30);
    await share({ group_id: 11, group_access: 40 });
    expect(await roleOf(project, 'jonas', 'jonas')).toBe(40);
    expect(await roleOf(project, 'mallory')).toBe(404);
  });

  it('are not those of a share that is over', async () => {
    const project = await newProject('over');
    await api('maria', 'POST', `/projects/${project}/share`, {
      group_id: 11,
      group_access: 40,
      expires_at: '2020-01-01',
    });
    expect(await roleOf(project, 'jonas')).toBe(404);
  });

  it('of a group are asked for by their numbers, of those above it too', async () => {
    const member = async (group: string, person: keyof typeof ids) => {
      const { status, body } = await api(
        'maria',
        'GET',
        `/groups/${group}/members/all/${ids[person]}`,
      );
      return [status, body.access_level];
    };
    expect(await member('team-realtime', 'maria')).toEqual([200, 50]);
    expect(await member('team-realtime', 'jonas')).toEqual([404, undefined]);
    expect(await member('team-web', 'maria')).toEqual([404, undefined]);
  });

  it('stay members when they are blocked, and may do nothing', async () => {
    const project = await newProject('blocked');
    sandbox.gitlab.blocked.add('deniz');
    expect(
      (await api('maria', 'GET', `/projects/${project}/members/all/5`)).body,
    ).toMatchObject({ state: 'blocked', access_level: 30 });
    expect(await api('deniz', 'GET', '/user')).toEqual({
      status: 403,
      body: { message: '403 Forbidden - Your account has been blocked.' },
    });
    const git = await fetch(
      `${sandbox.urls.gitlab}/team-realtime/blocked.git/info/refs?service=git-upload-pack`,
      {
        headers: {
          Authorization: `Basic ${Buffer.from(
            `oauth2:${tokens.deniz}`,
          ).toString('base64')}`,
        },
      },
    );
    expect(git.status).toBe(401);
  });
});
