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

import { ScmIntegrations } from '@backstage/integration';
import { ConfigReader } from '@backstage/config';
import { GitlabProxy } from '../__testUtils__/GitlabProxy';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';

jest.setTimeout(60_000);

describe('gitops:project:publish, where the back end reaches GitLab through a proxy', () => {
  let gitlab: SandboxGitlab;
  let proxy: GitlabProxy;

  const reachedAt = (apiBaseUrl: string) =>
    ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host: gitlab.host,
              baseUrl: gitlab.sandbox.urls.gitlab,
              apiBaseUrl,
            },
          ],
        },
      }),
    );

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
    proxy = await GitlabProxy.start(gitlab.sandbox.urls.gitlab);
  });

  beforeEach(() => {
    proxy.asked.length = 0;
    proxy.intercept = () => {};
  });

  afterAll(async () => {
    await proxy.stop();
    await gitlab.stop();
  });

  const publish = (name: string, path = '') =>
    gitlab.publish(name, {
      integrations: reachedAt(`${proxy.url}${path}/api/v4`),
    });

  it('asks and pushes there, and leads people to their own address', async () => {
    const { output } = await publish('elsewhere');
    expect(output).toHaveBeenCalledWith(
      'projectUrl',
      `${gitlab.sandbox.urls.gitlab}/team-realtime/elsewhere`,
    );
    expect(proxy.asked).toEqual(
      expect.arrayContaining([
        'POST /api/v4/projects',
        'POST /team-realtime/elsewhere.git/git-receive-pack',
      ]),
    );
  });

  it('does the same where GitLab stands below a path', async () => {
    await publish('below', '/gitlab');
    expect(proxy.asked).toEqual(
      expect.arrayContaining([
        'POST /gitlab/api/v4/projects',
        'POST /gitlab/team-realtime/below.git/git-receive-pack',
      ]),
    );
  });

  it('makes the pause that is asked for, by the API and by Git', async () => {
    const paused = new Set<string>();
    proxy.intercept = (asked, res) => {
      if (
        /POST .*(projects$|git-receive-pack$)/.test(asked) &&
        !paused.has(asked)
      ) {
        paused.add(asked);
        const date = new Date().toUTCString();
        res
          .writeHead(429, { Date: date, 'Retry-After': date })
          .end('Retry later');
        return true;
      }
      return false;
    };
    await publish('paused');
    expect(paused.size).toBe(2);
    expect(
      await gitlab.project('paused')!.repository.commits('main'),
    ).toHaveLength(1);
  });

  it('says what to do where the sign-in ends before the push, and what is left behind', async () => {
    let isOver = false;
    proxy.intercept = (asked, res) => {
      isOver ||= asked.includes('.git/');
      if (isOver) {
        res.writeHead(401).end('HTTP Basic: Access denied');
      }
      return isOver;
    };
    await expect(publish('over')).rejects.toThrow(
      `${gitlab.host} does not accept your sign-in any more. Sign in again and repeat.`,
    );
    expect(gitlab.project('over')?.topics).toEqual(['scaffolder-task-task-1']);
  });
});
