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

import { Sandbox } from '@slipway/sandbox';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A repository of Maria in the sandbox's GitLab, with a clone to commit in. */
export class SandboxRepository {
  static async create(
    sandbox: Sandbox,
    name: string,
  ): Promise<SandboxRepository> {
    const { gitlab } = sandbox.urls;
    const token = sandbox.personalToken('maria');
    const request = async <T>(route: string, body?: object): Promise<T> => {
      const response = await fetch(`${gitlab}/api/v4${route}`, {
        method: body ? 'POST' : 'GET',
        headers: { 'Content-Type': 'application/json', 'PRIVATE-TOKEN': token },
        body: body && JSON.stringify(body),
      });
      if (!response.ok) {
        throw new Error(await response.text());
      }
      return (await response.json()) as T;
    };
    const { id } = await request<{ id: number }>('/namespaces/team-realtime');
    const project = await request<{ path: string }>('/projects', {
      name,
      namespace_id: id,
    });
    const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-clone-'));
    const repository = new SandboxRepository(
      folder,
      `team-realtime/${project.path}`,
    );
    const remote = new URL(`${gitlab}/${repository.fullPath}.git`);
    remote.username = 'oauth2';
    remote.password = token;
    await repository.#git('init', '--quiet', '--initial-branch=main');
    await repository.#git('remote', 'add', 'origin', remote.href);
    await repository.#git('config', 'user.name', 'Maria');
    await repository.#git('config', 'user.email', 'maria@example.com');
    return repository;
  }

  private constructor(
    private readonly folder: string,
    /** In GitLab, e.g. `team-realtime/shop`. */
    readonly fullPath: string,
  ) {}

  /** Commits files and pushes; the commit. */
  async commit(
    message: string,
    files: Record<string, string>,
  ): Promise<string> {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await this.#git('add', '--all');
    await this.#git('commit', '--quiet', '--message', message);
    await this.#git('push', '--quiet', 'origin', 'main');
    return (await this.#git('rev-parse', 'HEAD')).trim();
  }

  /** Pushes a commit to a branch that nothing follows; the commit. */
  async commitAside(message: string): Promise<string> {
    await this.#git('switch', '--quiet', '--create', 'aside');
    await this.#git('commit', '--quiet', '--allow-empty', '--message', message);
    await this.#git('push', '--quiet', 'origin', 'aside');
    const commit = (await this.#git('rev-parse', 'HEAD')).trim();
    await this.#git('switch', '--quiet', 'main');
    return commit;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  async #git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd: this.folder });
    return stdout;
  }
}
