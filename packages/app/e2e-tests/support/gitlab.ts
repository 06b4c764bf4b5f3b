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
import { expect } from '@playwright/test';

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

async function api<T>(
  token: string,
  route: string,
  method: 'GET' | 'PUT' = 'GET',
): Promise<T> {
  const response = await fetch(`${gitlab}/api/v4${route}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) {
    throw new Error(`${method} ${route}: ${response.status}`);
  }
  return response.json();
}

/** How people sign their commits. */
const names: Record<string, string> = {
  maria: 'Maria Example',
  jonas: 'Jonas Example',
  ada: 'Ada Operator',
  deniz: 'Deniz Example',
};

interface MergeRequest {
  iid: number;
  source_branch: string;
  merge_commit_sha: string;
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
    const clone = new Clone(directory, project, token);
    await clone.git('config', 'user.name', names[username]);
    await clone.git('config', 'user.email', `${username}@example.com`);
    return clone;
  }

  private constructor(
    readonly directory: string,
    private readonly project: string,
    private readonly token: string,
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
    await this.#commit(message, { [file]: edit });
    await this.git('push', '--quiet');
    return this.head();
  }

  /** Changes files in a merge request of that title, and merges it; the commit that main has then. */
  async merge(
    title: string,
    edits: Record<string, (text: string) => string>,
  ): Promise<string> {
    await this.git('pull', '--quiet', '--rebase');
    const branch = title.toLowerCase().replace(/[^a-z]+/g, '-');
    await this.git('checkout', '--quiet', '-b', branch);
    await this.#commit(title, edits);
    await this.git(
      ...['push', '--quiet', '-o', 'merge_request.create'],
      ...['-o', `merge_request.title=${title}`, 'origin', branch],
    );
    await this.git('checkout', '--quiet', 'main');
    return this.#accept(await this.#opened(branch));
  }

  /** Brings what one environment runs to the next, as `promote to …` does; merged where nobody else has to. */
  async promote(
    from: string,
    to: string,
    { merged }: { merged: boolean },
  ): Promise<void> {
    await this.git('pull', '--quiet', '--rebase');
    await run('sh', ['ci/promote.sh', from, to], { cwd: this.directory });
    if (merged) {
      await this.#accept(await this.#opened(`promote/${to}-`));
    }
  }

  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd: this.directory });
    return stdout;
  }

  async #commit(
    message: string,
    edits: Record<string, (text: string) => string>,
  ): Promise<void> {
    for (const [file, edit] of Object.entries(edits)) {
      await writeFile(
        path.join(this.directory, file),
        edit(await this.read(file)),
      );
    }
    await this.git('commit', '--quiet', '--all', '--message', message);
  }

  get #mergeRequests(): string {
    return `/projects/${encodeURIComponent(this.project)}/merge_requests`;
  }

  /** GitLab opens it a moment after the push. */
  async #opened(branch: string): Promise<number> {
    let iid: number | undefined;
    await expect
      .poll(async () => {
        const all = await api<MergeRequest[]>(
          this.token,
          `${this.#mergeRequests}?state=opened`,
        );
        iid = all.find(one => one.source_branch.startsWith(branch))?.iid;
        return iid;
      })
      .toBeDefined();
    return iid!;
  }

  async #accept(iid: number): Promise<string> {
    const { merge_commit_sha: commit } = await api<MergeRequest>(
      this.token,
      `${this.#mergeRequests}/${iid}/merge`,
      'PUT',
    );
    return commit;
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
