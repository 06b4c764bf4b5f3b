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
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const gitlab = 'http://localhost:8090';
const application = {
  client_id: 'sandbox-portal',
  client_secret: 'sandbox-portal-secret',
  redirect_uri: 'http://localhost:3000/api/auth/gitlab/handler/frame',
};

/** An access token of somebody, by the same OAuth that the portal uses. */
export async function accessToken(username: string): Promise<string> {
  const approved = await fetch(`${gitlab}/oauth/authorize`, {
    method: 'POST',
    body: new URLSearchParams({
      ...application,
      username,
      state: '-',
      scope: 'api write_repository',
    }),
    redirect: 'manual',
  });
  const code = new URL(approved.headers.get('location')!).searchParams.get(
    'code',
  )!;
  const response = await fetch(`${gitlab}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...application,
      grant_type: 'authorization_code',
      code,
    }),
  });
  return (await response.json()).access_token;
}

async function api<T>(token: string, route: string): Promise<T> {
  const response = await fetch(`${gitlab}/api/v4${route}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) {
    throw new Error(`GET ${route}: ${response.status}`);
  }
  return response.json();
}

/** A clone that was made with plain Git. */
export class Clone {
  static async create(project: string, username: string): Promise<Clone> {
    const token = await accessToken(username);
    const directory = await mkdtemp(path.join(os.tmpdir(), 'slipway-clone-'));
    const url = new URL(`${gitlab}/${project}.git`);
    url.username = 'oauth2';
    url.password = token;
    await run('git', ['clone', '--quiet', url.toString(), directory]);
    return new Clone(directory, username);
  }

  private constructor(
    readonly directory: string,
    private readonly username: string,
  ) {}

  read(file: string): Promise<string> {
    return readFile(path.join(this.directory, file), 'utf8');
  }

  async files(): Promise<string[]> {
    return (await this.git('ls-files')).split('\n').filter(Boolean);
  }

  async head(): Promise<string> {
    return (await this.git('rev-parse', 'HEAD')).trim();
  }

  /** Changes one file on top of what others have pushed, and pushes the commit. */
  async change(
    file: string,
    message: string,
    edit: (text: string) => string,
  ): Promise<string> {
    await this.git('pull', '--quiet', '--rebase');
    await writeFile(
      path.join(this.directory, file),
      edit(await this.read(file)),
    );
    await this.git(
      '-c',
      `user.name=${this.username}`,
      '-c',
      `user.email=${this.username}@example.com`,
      'commit',
      '--quiet',
      '--all',
      '--message',
      message,
    );
    await this.git('push', '--quiet');
    return this.head();
  }

  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd: this.directory });
    return stdout;
  }
}

/** Waits until the newest pipeline of a project has ended well. */
export async function pipelineOf(
  token: string,
  project: string,
  source: string,
): Promise<string | undefined> {
  const [newest] = await api<{ status: string }[]>(
    token,
    `/projects/${encodeURIComponent(project)}/pipelines?source=${source}`,
  );
  return newest?.status;
}
