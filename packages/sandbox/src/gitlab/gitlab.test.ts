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

import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Sandbox, sandboxSecrets } from '../Sandbox';

jest.setTimeout(60_000);

const run = promisify(execFile);

describe("the sandbox's GitLab", () => {
  let sandbox: Sandbox;
  let projectId: number;
  let maria: string;
  let deniz: string;
  let jonas: string;

  const api = async (
    token: string | undefined,
    method: string,
    route: string,
    body?: unknown,
  ) => {
    const response = await fetch(`${sandbox.urls.gitlab}/api/v4${route}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text ? JSON.parse(text) : undefined,
    };
  };

  const remote = (token: string, user = 'oauth2') =>
    `${sandbox.urls.gitlab.replace(
      '//',
      `//${user}:${token}@`,
    )}/team-realtime/shop.git`;

  async function repository(files: Record<string, string>): Promise<string> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-gitlab-'));
    await run('git', ['init', '--quiet', '--initial-branch=main', folder]);
    for (const [name, text] of Object.entries(files)) {
      await writeFile(path.join(folder, name), text);
    }
    await commit(folder, 'first');
    return folder;
  }

  async function commit(folder: string, message: string): Promise<string> {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.com',
    ];
    await run('git', ['add', '.'], { cwd: folder });
    await run(
      'git',
      [...identity, 'commit', '--quiet', '--allow-empty', '--message', message],
      { cwd: folder },
    );
    const { stdout } = await run('git', ['rev-parse', 'HEAD'], { cwd: folder });
    return stdout.trim();
  }

  const push = (folder: string, token: string, ...args: string[]) =>
    run('git', ['push', '--quiet', ...args, remote(token), 'HEAD:main'], {
      cwd: folder,
    });

  async function pipelineOf(
    sha: string,
  ): Promise<{ id: number; status: string }> {
    for (let tries = 0; tries < 300; tries += 1) {
      const { body } = await api(
        maria,
        'GET',
        `/projects/${projectId}/pipelines?sha=${sha}`,
      );
      if (['success', 'failed', 'skipped'].includes(body[0]?.status)) {
        return body[0];
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error('The pipeline has no end');
  }

  beforeAll(async () => {
    sandbox = await Sandbox.start({ tickMs: 3_600_000 });
    maria = sandbox.personalToken('maria');
    deniz = sandbox.personalToken('deniz');
    jonas = sandbox.personalToken('jonas');
    const { body } = await api(maria, 'POST', '/projects', {
      name: 'Shop',
      path: 'shop',
      namespace_id: 10,
    });
    projectId = body.id;
  });

  afterAll(() => sandbox.stop());

  it('answers the same for missing and for invisible', async () => {
    expect(
      await api(jonas, 'GET', '/projects/team-realtime%2Fshop'),
    ).toMatchObject({
      status: 404,
      body: { message: '404 Project Not Found' },
    });
    expect(
      await api(maria, 'GET', '/projects/team-realtime%2Fshop'),
    ).toMatchObject({
      status: 200,
      body: { empty_repo: true, path_with_namespace: 'team-realtime/shop' },
    });
    expect(await api(undefined, 'GET', '/user')).toMatchObject({
      status: 401,
      body: { message: '401 Unauthorized' },
    });
    expect(await api('unknown', 'GET', '/user')).toMatchObject({ status: 401 });
    expect(await api(maria, 'GET', '/nowhere')).toMatchObject({
      status: 404,
      body: { error: '404 Not Found' },
    });
  });

  it('refuses in its own words', async () => {
    expect(
      await api(maria, 'POST', '/projects', { path: 'shop', namespace_id: 10 }),
    ).toMatchObject({
      status: 400,
      body: { message: { path: ['has already been taken'] } },
    });
    expect(
      await api(deniz, 'PUT', `/projects/${projectId}`, { merge_method: 'ff' }),
    ).toMatchObject({
      status: 403,
      body: { message: '403 Forbidden' },
    });
    expect(
      await api(
        sandboxSecrets.gitlabReadToken,
        'PUT',
        `/projects/${projectId}`,
        {},
      ),
    ).toMatchObject({
      status: 403,
      body: { error: 'insufficient_scope' },
    });
    expect(
      await api(maria, 'POST', `/projects/${projectId}/pipeline`, {
        ref: 'nope',
      }),
    ).toMatchObject({
      status: 400,
      body: { message: { base: ['Reference not found'] } },
    });
  });

  describe('gives a name to one project', () => {
    const create = (body: object) =>
      api(maria, 'POST', '/projects', { namespace_id: 10, ...body });
    const isTaken = (...fields: string[]) => ({
      status: 400,
      body: {
        message: Object.fromEntries(
          fields.map(field => [field, ['has already been taken']]),
        ),
      },
    });

    it('whose path no other case has', async () => {
      expect(await create({ path: 'SHOP' })).toEqual(
        expect.objectContaining(isTaken('path')),
      );
      expect(
        await api(maria, 'GET', '/projects/team-realtime%2FSHOP'),
      ).toMatchObject({ status: 200, body: { id: projectId } });
    });

    it('whose name none of the same namespace has', async () => {
      expect(await create({ path: 'other', name: 'Shop' })).toEqual(
        expect.objectContaining(isTaken('project_namespace.name', 'name')),
      );
      expect(
        await api(maria, 'GET', '/groups/10/projects?search=Shop'),
      ).toMatchObject({ body: [{ path: 'shop', name: 'Shop' }] });
    });

    it('whose path no group has, and the other way round', async () => {
      const group = { name: 'Parts', path: 'parts', parent_id: 10 };
      expect((await api(maria, 'POST', '/groups', group)).status).toBe(201);
      expect(await create({ path: 'parts' })).toEqual(
        expect.objectContaining(isTaken('path')),
      );
      expect(
        await api(maria, 'POST', '/groups', { ...group, path: 'shop' }),
      ).toMatchObject({
        status: 400,
        body: {
          message: 'Failed to save group {:path=>["has already been taken"]}',
        },
      });
    });

    it('that the registry takes', async () => {
      expect(await create({ path: 'two--hyphens' })).toMatchObject({
        status: 400,
        body: { message: { path: [expect.stringContaining('can only')] } },
      });
    });
  });

  it('creates nothing in a group that is archived, nor for who may have no project of their own', async () => {
    const team = sandbox.gitlab.team('team-realtime')!;
    team.isArchived = true;
    const inArchived = await api(maria, 'POST', '/projects', {
      path: 'late',
      namespace_id: 10,
    });
    delete team.isArchived;
    expect(inArchived).toMatchObject({
      status: 400,
      body: { message: { namespace: ['is not valid'] } },
    });
    const person = sandbox.gitlab.person('maria')!;
    person.canCreateProjects = false;
    const own = await api(maria, 'POST', '/projects', { path: 'own' });
    delete person.canCreateProjects;
    expect(own).toMatchObject({
      status: 403,
      body: { error: [expect.stringContaining('project limit')] },
    });
  });

  it('pages lists', async () => {
    const { headers, body } = await api(maria, 'GET', '/users?per_page=2');
    expect(body).toHaveLength(2);
    expect(headers.get('x-next-page')).toBe('2');
    expect(headers.get('link')).toContain('rel="next"');
  });

  it('protects the default branch at its first push, and decides who may push', async () => {
    const folder = await repository({ 'README.md': 'shop' });
    await expect(push(folder, jonas)).rejects.toThrow('could not be found');
    await expect(push(folder, 'wrong')).rejects.toThrow();
    await push(folder, maria);
    await commit(folder, 'second');
    await expect(push(folder, deniz)).rejects.toThrow(
      'not allowed to push code to protected branches',
    );

    await api(
      maria,
      'DELETE',
      `/projects/${projectId}/protected_branches/main`,
    );
    const { status } = await api(
      maria,
      'POST',
      `/projects/${projectId}/protected_branches`,
      {
        name: 'main',
        push_access_level: 30,
        merge_access_level: 30,
      },
    );
    expect(status).toBe(201);
    await push(folder, deniz);
    await run('git', ['reset', '--quiet', '--hard', 'HEAD~1'], { cwd: folder });
    await commit(folder, 'rewritten');
    await expect(push(folder, maria, '--force')).rejects.toThrow(
      'not allowed to force push',
    );
    expect(
      await api(maria, 'POST', `/projects/${projectId}/protected_branches`, {
        name: 'main',
      }),
    ).toMatchObject({
      status: 409,
      body: { message: "Protected branch 'main' already exists" },
    });
  });

  it('protects branches by patterns in which the star alone is special', async () => {
    for (const name of ['release/*', 'v[1]?']) {
      await api(maria, 'POST', `/projects/${projectId}/protected_branches`, {
        name,
      });
    }
    const project = sandbox.gitlab.findProject(String(projectId))!;
    const isProtected = (branch: string) =>
      sandbox.gitlab.protection(project, branch) !== undefined;
    expect(
      ['release/1', 'release/1/2', 'v[1]?'].filter(isProtected),
    ).toHaveLength(3);
    expect(['release', 'v1', 'v1x', 'v[1]x'].filter(isProtected)).toEqual([]);
  });

  it('reads files, trees and commits by names that are encoded', async () => {
    const file = await api(
      maria,
      'GET',
      `/projects/${projectId}/repository/files/README.md?ref=main`,
    );
    expect(Buffer.from(file.body.content, 'base64').toString()).toBe('shop');
    expect(
      await api(
        maria,
        'GET',
        `/projects/${projectId}/repository/files/README.md`,
      ),
    ).toMatchObject({
      status: 400,
      body: { error: 'ref is missing' },
    });
    expect(
      await api(
        maria,
        'GET',
        `/projects/${projectId}/repository/files/..%2F..%2Fconfig?ref=main`,
      ),
    ).toMatchObject({ status: 404, body: { message: '404 File Not Found' } });
    expect(
      await api(
        maria,
        'GET',
        `/projects/${projectId}/repository/commits?ref_name=--output%3D%2Ftmp%2Fx`,
      ),
    ).toMatchObject({ status: 200, body: [] });
  });

  describe('pipelines', () => {
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-gitlab-'));
      await run('git', ['clone', '--quiet', remote(maria), folder]);
    });

    it('really run the jobs of the repository, without the environment of the shell that started the sandbox', async () => {
      process.env.PORTAL_SECRET = 'must-not-leak';
      await writeFile(
        path.join(folder, '.gitlab-ci.yml'),
        `build:
  script:
    - echo "secret is [$PORTAL_SECRET]"
    - echo "$CI_JOB_TOKEN in $CI_PROJECT_PATH"
    - test "$CI_SERVER_VERSION" = 18.4.2
`,
      );
      const sha = await commit(folder, 'add a pipeline');
      await push(folder, maria);
      const pipeline = await pipelineOf(sha);
      expect(pipeline.status).toBe('success');
      const { body: jobs } = await api(
        maria,
        'GET',
        `/projects/${projectId}/pipelines/${pipeline.id}/jobs`,
      );
      const trace = await fetch(
        `${sandbox.urls.gitlab}/api/v4/projects/${projectId}/jobs/${jobs[0].id}/trace`,
        {
          headers: { Authorization: `Bearer ${maria}` },
        },
      );
      const text = await trace.text();
      expect(text).toContain('secret is []');
      expect(text).toContain('[MASKED] in team-realtime/shop');
      expect(text).not.toMatch(/gljob-/);
    });

    it('are skipped where the commit message wants it, and leave a row', async () => {
      const sha = await commit(folder, 'chore: nothing [skip ci]');
      await push(folder, maria);
      expect((await pipelineOf(sha)).status).toBe('skipped');
    });

    it('fail with the job that failed', async () => {
      await writeFile(
        path.join(folder, '.gitlab-ci.yml'),
        'build: {script: ["exit 3"]}\nafter: {stage: deploy, script: ["true"]}\n',
      );
      const sha = await commit(folder, 'break it');
      await push(folder, maria);
      const pipeline = await pipelineOf(sha);
      expect(pipeline.status).toBe('failed');
      const { body: jobs } = await api(
        maria,
        'GET',
        `/projects/${projectId}/pipelines/${pipeline.id}/jobs`,
      );
      expect(
        jobs.map(({ name, status }: Record<string, string>) => [name, status]),
      ).toEqual([
        ['after', 'skipped'],
        ['build', 'failed'],
      ]);
    });

    it('show what is wrong with a file that cannot be read', async () => {
      await writeFile(path.join(folder, '.gitlab-ci.yml'), 'build: {script: [');
      const sha = await commit(folder, 'break the file');
      await push(folder, maria);
      const { id } = await pipelineOf(sha);
      const { body } = await api(
        maria,
        'GET',
        `/projects/${projectId}/pipelines/${id}`,
      );
      expect(body.status).toBe('failed');
      expect(body.yaml_errors).toBeTruthy();
    });

    it('push with their job token only where the project lets them, and start no further pipeline', async () => {
      await writeFile(
        path.join(folder, '.gitlab-ci.yml'),
        `image-update:
  script:
    - git config user.name ci && git config user.email ci@example.com
    - git commit --quiet --allow-empty --message "by the job"
    - git push --quiet "http://gitlab-ci-token:$CI_JOB_TOKEN@$CI_SERVER_FQDN/$CI_PROJECT_PATH.git" HEAD:main
`,
      );
      const refused = await commit(folder, 'update the image');
      await push(folder, maria);
      expect((await pipelineOf(refused)).status).toBe('failed');

      await api(maria, 'PUT', `/projects/${projectId}`, {
        ci_push_repository_for_job_token_allowed: true,
      });
      const allowed = await commit(folder, 'update the image again');
      await push(folder, maria);
      expect((await pipelineOf(allowed)).status).toBe('success');
      const { body: commits } = await api(
        maria,
        'GET',
        `/projects/${projectId}/repository/commits`,
      );
      expect(commits[0].title).toBe('by the job');
      const { body: pipelines } = await api(
        maria,
        'GET',
        `/projects/${projectId}/pipelines?sha=${commits[0].id}`,
      );
      expect(pipelines).toEqual([]);
      expect(
        (await api(maria, 'GET', `/projects/${projectId}/pipelines/latest`))
          .status,
      ).toBe(403);
    });
  });

  it('signs people in by OAuth, with codes that serve once and refresh tokens that rotate', async () => {
    const client = {
      client_id: sandboxSecrets.oauthClientId,
      client_secret: sandboxSecrets.oauthClientSecret,
      redirect_uri: 'http://localhost:7007/api/auth/gitlab/handler/frame',
    };
    const approve = (changes: object = {}) =>
      fetch(`${sandbox.urls.gitlab}/oauth/authorize`, {
        method: 'POST',
        body: new URLSearchParams({
          ...client,
          scope: 'read_user',
          state: 's',
          username: 'maria',
          ...changes,
        }),
        redirect: 'manual',
      });
    const exchange = (parameters: Record<string, string>) =>
      fetch(`${sandbox.urls.gitlab}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({ ...client, ...parameters }),
      });
    const code = new URL(
      (await approve()).headers.get('location')!,
    ).searchParams.get('code')!;
    const first = await exchange({ grant_type: 'authorization_code', code });
    const tokens = await first.json();
    expect(tokens).toMatchObject({ token_type: 'Bearer', scope: 'read_user' });
    expect((await api(tokens.access_token, 'GET', '/user')).body.username).toBe(
      'maria',
    );
    expect((await api(tokens.access_token, 'GET', '/projects')).status).toBe(
      403,
    );
    expect(
      (await exchange({ grant_type: 'authorization_code', code })).status,
    ).toBe(400);
    const refresh = {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    };
    expect((await exchange(refresh)).status).toBe(200);
    expect((await exchange(refresh)).status).toBe(400);
    expect(
      (await approve({ redirect_uri: 'http://evil.example.com' })).status,
    ).toBe(400);
    expect((await approve({ username: 'portal' })).status).toBe(400);
  });

  it('lets an Owner alone delete a project or say who sees it, whatever that changes', async () => {
    const { members } = sandbox.gitlab.team('team-realtime')!;
    members.deniz = 40;
    const edit = (body: object) =>
      api(deniz, 'PUT', `/projects/${projectId}`, body);
    expect((await edit({ description: 'new' })).status).toBe(200);
    const { visibility } = sandbox.gitlab.findProject('team-realtime/shop')!;
    expect((await edit({ visibility })).status).toBe(403);
    expect((await api(deniz, 'DELETE', `/projects/${projectId}`)).status).toBe(
      403,
    );
    members.deniz = 50;
    expect((await edit({ visibility })).status).toBe(200);
    members.deniz = 30;
  });

  it('deletes in two steps, and only for owners', async () => {
    expect((await api(deniz, 'DELETE', `/projects/${projectId}`)).status).toBe(
      403,
    );
    expect((await api(maria, 'DELETE', `/projects/${projectId}`)).status).toBe(
      202,
    );
    const { body } = await api(maria, 'GET', `/projects/${projectId}`);
    expect(body.path).toBe(`shop-deletion_scheduled-${projectId}`);
    expect(
      (
        await api(
          maria,
          'DELETE',
          `/projects/${projectId}?permanently_remove=true&full_path=team-realtime/shop`,
        )
      ).status,
    ).toBe(400);
    expect(
      (
        await api(
          maria,
          'DELETE',
          `/projects/${projectId}?permanently_remove=true&full_path=${body.path_with_namespace}`,
        )
      ).status,
    ).toBe(202);
    expect((await api(maria, 'GET', `/projects/${projectId}`)).status).toBe(
      404,
    );
  });
});
