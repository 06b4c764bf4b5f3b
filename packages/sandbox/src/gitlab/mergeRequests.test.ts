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

const pipeline = `
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
test:
  script: [echo "branch '$CI_COMMIT_BRANCH' of '$CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'"]
promote:
  script:
    - git checkout -q -b promoted
    - echo 2 > version
    - git -c user.name=x -c user.email=x@example.com commit -qam "Promote"
    - git push -q -o merge_request.create -o merge_request.target=main -o "merge_request.title=Promote it"
      "$(echo "$CI_SERVER_URL" | sed "s|//|//gitlab-ci-token:$CI_JOB_TOKEN@|")/$CI_PROJECT_PATH.git" HEAD:promoted
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      when: manual
      allow_failure: true
`;

describe("merge requests of the sandbox's GitLab", () => {
  let sandbox: Sandbox;
  let id: number;
  let maria: string;
  let deniz: string;

  const api = async (
    token: string,
    method: string,
    route: string,
    body?: unknown,
  ) => {
    const response = await fetch(`${sandbox.urls.gitlab}/api/v4${route}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${token}`,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text && JSON.parse(text) };
  };

  const commit = (branch: string, files: Record<string, string>, more = {}) =>
    api(maria, 'POST', `/projects/${id}/repository/commits`, {
      branch,
      commit_message: `change ${Object.keys(files).join(' ')}`,
      actions: Object.entries(files).map(([file, content]) => ({
        action: 'create',
        file_path: file,
        content,
      })),
      ...more,
    });

  const open = (source: string, token = deniz) =>
    api(token, 'POST', `/projects/${id}/merge_requests`, {
      source_branch: source,
      target_branch: 'main',
      title: `Bring in ${source}`,
    });

  const until = async <T>(
    read: () => Promise<T>,
    fits: (value: T) => boolean,
  ) => {
    for (;;) {
      const value = await read();
      if (fits(value)) {
        return value;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  };

  const show = async (iid: number) =>
    (await api(deniz, 'GET', `/projects/${id}/merge_requests/${iid}`)).body;

  const checked = (iid: number) =>
    until(
      () => show(iid),
      item => !['checking', 'unchecked'].includes(item.detailed_merge_status),
    );

  beforeAll(async () => {
    sandbox = await Sandbox.start({ tickMs: 3_600_000 });
    maria = sandbox.personalToken('maria');
    deniz = sandbox.personalToken('deniz');
    const created = await api(maria, 'POST', '/projects', {
      path: 'shop',
      namespace_id: 10,
      ci_push_repository_for_job_token_allowed: true,
    });
    id = created.body.id;
    await commit('main', { '.gitlab-ci.yml': pipeline, version: '1\n' });
  });

  afterAll(() => sandbox.stop());

  it('are checked, run their own pipeline, and are merged by who may', async () => {
    const { body } = await commit(
      'greet',
      { hello: 'Hello\n' },
      { start_branch: 'main' },
    );
    const opened = await open('greet');
    expect(opened).toMatchObject({
      status: 201,
      body: {
        iid: 1,
        state: 'opened',
        sha: body.id,
        author: { username: 'deniz' },
        references: { full: 'team-realtime/shop!1' },
      },
    });
    expect(await show(1)).toMatchObject({ detailed_merge_status: 'checking' });
    expect(await checked(1)).toMatchObject({
      detailed_merge_status: 'mergeable',
    });
    const [run] = (
      await until(
        () => api(deniz, 'GET', `/projects/${id}/merge_requests/1/pipelines`),
        answer => answer.body[0]?.status === 'success',
      )
    ).body;
    expect(run).toMatchObject({
      source: 'merge_request_event',
      ref: 'refs/merge-requests/1/head',
      sha: body.id,
    });
    const jobs = await api(
      deniz,
      'GET',
      `/projects/${id}/pipelines/${run.id}/jobs`,
    );
    expect(jobs.body.map((job: { name: string }) => job.name)).toEqual([
      'test',
    ]);
    const trace = await fetch(
      `${sandbox.urls.gitlab}/api/v4/projects/${id}/jobs/${jobs.body[0].id}/trace`,
      { headers: { Authorization: `Bearer ${deniz}` } },
    );
    expect(await trace.text()).toContain("branch '' of 'greet'");

    const merge = (token: string, data = {}) =>
      api(token, 'PUT', `/projects/${id}/merge_requests/1/merge`, data);
    expect(await merge(deniz)).toMatchObject({ status: 401 });
    expect(await merge(maria, { sha: '0'.repeat(40) })).toMatchObject({
      status: 409,
      body: { message: `SHA does not match HEAD of source branch: ${body.id}` },
    });
    expect(await merge(maria)).toMatchObject({
      status: 200,
      body: { state: 'merged', merge_user: { username: 'maria' } },
    });
    expect(await merge(maria)).toMatchObject({ status: 405 });
    const found = await api(
      maria,
      'GET',
      `/projects/${id}/repository/commits/${body.id}/merge_requests`,
    );
    expect(found.body).toMatchObject([{ iid: 1, title: 'Bring in greet' }]);
  });

  it('a manual job opens one with push options, and a page merges it as somebody', async () => {
    const main = await api(
      maria,
      'GET',
      `/projects/${id}/repository/branches/main`,
    );
    const manual = await until(
      async () => {
        const runs = await api(
          maria,
          'GET',
          `/projects/${id}/pipelines?sha=${main.body.commit.id}`,
        );
        const jobs =
          runs.body[0]?.status === 'success'
            ? await api(
                maria,
                'GET',
                `/projects/${id}/pipelines/${runs.body[0].id}/jobs`,
              )
            : undefined;
        return jobs?.body.find(
          (job: { status: string }) => job.status === 'manual',
        );
      },
      job => job !== undefined,
    );
    const play = () =>
      api(deniz, 'POST', `/projects/${id}/jobs/${manual.id}/play`);
    expect(await play()).toMatchObject({
      status: 200,
      body: { name: 'promote', status: 'pending' },
    });
    expect(await play()).toMatchObject({
      status: 400,
      body: { message: '400 Bad request - Unplayable Job' },
    });
    const { iid, author } = await until(
      async () =>
        (
          await api(
            deniz,
            'GET',
            `/projects/${id}/merge_requests?source_branch=promoted`,
          )
        ).body[0],
      item => item !== undefined,
    );
    // It was opened by the person who ran the job, and the push of a job token starts no pipeline.
    expect(author.username).toBe('deniz');
    expect(
      (
        await api(
          deniz,
          'GET',
          `/projects/${id}/merge_requests/${iid}/pipelines`,
        )
      ).body,
    ).toEqual([]);
    await checked(iid);
    const address = `${sandbox.urls.gitlab}/team-realtime/shop/-/merge_requests/${iid}`;
    const html = await (await fetch(address)).text();
    expect(html).toContain('Merge as Maria Example');
    expect(html).not.toContain('Merge as Deniz');
    const merged = await fetch(`${address}/merge`, {
      method: 'POST',
      body: new URLSearchParams({ username: 'maria' }),
    });
    expect(await merged.text()).toContain('Promote it: merged');
    const file = await api(
      maria,
      'GET',
      `/projects/${id}/repository/files/version?ref=main`,
    );
    expect(Buffer.from(file.body.content, 'base64').toString()).toBe('2\n');
  });

  it('show why they cannot be merged, and refuse what makes no sense', async () => {
    // Nobody waits for their pipelines.
    sandbox.pauseRunner();
    await commit('left', { same: 'left\n' }, { start_branch: 'main' });
    await commit('right', { same: 'right\n' }, { start_branch: 'main' });
    const left = (await open('left')).body.iid;
    const right = (await open('right')).body.iid;
    expect(await open('left')).toMatchObject({
      status: 409,
      body: {
        message: [
          `Another open merge request already exists for this source branch: !${left}`,
        ],
      },
    });
    expect(await open('main')).toMatchObject({ status: 422 });
    expect(await open('nowhere')).toMatchObject({
      status: 400,
      body: { message: { source_branch: ['does not exist'] } },
    });
    await checked(left);
    await api(maria, 'PUT', `/projects/${id}/merge_requests/${left}/merge`, {});
    expect(await checked(right)).toMatchObject({
      detailed_merge_status: 'conflict',
      has_conflicts: true,
    });
    expect(
      await api(maria, 'PUT', `/projects/${id}/merge_requests/${right}/merge`),
    ).toMatchObject({ status: 405 });
  });

  it('commits of the API are whole or not at all', async () => {
    const refused = await commit(
      'broken',
      { fresh: 'x', version: 'already there' },
      { start_branch: 'main' },
    );
    expect(refused).toMatchObject({
      status: 400,
      body: { message: 'A file with this name already exists' },
    });
    const { status } = await api(
      maria,
      'GET',
      `/projects/${id}/repository/branches/broken`,
    );
    expect(status).toBe(404);
    expect(await commit('../up', { '../x': '' })).toMatchObject({
      status: 400,
    });
  });
});
