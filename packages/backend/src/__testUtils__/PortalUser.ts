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

import { mockCredentials } from '@backstage/backend-test-utils';
import { EntityApplications } from '@slipway/plugin-argocd-common';
import { Sandbox } from '@slipway/sandbox';
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import type { Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import request from 'supertest';
import { eventually } from './eventually';
import { formDefaults } from './formDefaults';

const run = promisify(execFile);

export interface TaskResult {
  status: string;
  output: {
    links?: { title: string; url?: string; entityRef?: string }[];
    text?: { title: string; content: string }[];
  };
  log: string;
}

/** Somebody who uses the portal's API and plain Git, each with their own account. */
export class PortalUser {
  readonly gitlabToken: string;

  constructor(
    private readonly portal: { server: Server; gitlabHost: string },
    private readonly sandbox: Sandbox,
    readonly name: string,
  ) {
    this.gitlabToken = sandbox.personalToken(name);
  }

  get(route: string) {
    return request(this.portal.server)
      .get(route)
      .set('Authorization', this.#authorization());
  }

  post(route: string, body: object = {}) {
    return request(this.portal.server)
      .post(route)
      .set('Authorization', this.#authorization())
      .send(body);
  }

  delete(route: string) {
    return request(this.portal.server)
      .delete(route)
      .set('Authorization', this.#authorization());
  }

  /** Starts "Create new project"; the route of its task. */
  async startProject(values: Record<string, unknown>): Promise<string> {
    const created = await this.post('/api/scaffolder/v2/tasks', {
      templateRef: 'template:default/new-project',
      values: { ...formDefaults, ...values },
      secrets: { USER_OAUTH_TOKEN: this.gitlabToken },
    });
    if (created.status !== 201) {
      throw new Error(`The task was refused: ${JSON.stringify(created.body)}`);
    }
    return `/api/scaffolder/v2/tasks/${created.body.id}`;
  }

  /** Runs "Create new project" to its end. */
  async createProject(values: Record<string, unknown>): Promise<TaskResult> {
    return this.taskResult(await this.startProject(values));
  }

  /** Waits for the end of a task. */
  async taskResult(route: string): Promise<TaskResult> {
    await eventually(
      async () => (await this.get(route)).body.status,
      status => ['completed', 'failed', 'cancelled'].includes(status),
      90_000,
    );
    const events = (await this.get(`${route}/events`)).body as {
      type: string;
      body: { message: string; output?: TaskResult['output']; status?: string };
    }[];
    const end = events.find(({ type }) => type === 'completion')!;
    return {
      status: (await this.get(route)).body.status,
      output: end.body.output ?? {},
      log: events.map(({ body }) => body.message).join('\n'),
    };
  }

  async applications(kind: string, name: string): Promise<EntityApplications> {
    const response = await this.get(
      `/api/argocd/entities/${kind}/default/${name}/applications`,
    );
    return response.body;
  }

  /** Calls GitLab's API. */
  async gitlab(method: string, route: string, body?: object) {
    const response = await fetch(`${this.sandbox.urls.gitlab}/api/v4${route}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.gitlabToken}`,
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    return response.status === 204 ? undefined : response.json();
  }

  /** Clones with plain Git. */
  async clone(project: string): Promise<string> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-clone-'));
    const url = new URL(`${this.sandbox.urls.gitlab}/${project}.git`);
    url.username = 'oauth2';
    url.password = this.gitlabToken;
    await run('git', ['clone', '--quiet', url.toString(), folder]);
    return folder;
  }

  async git(folder: string, ...args: string[]): Promise<string> {
    const { stdout } = await run(
      'git',
      [
        '-c',
        `user.name=${this.name}`,
        '-c',
        `user.email=${this.name}@example.com`,
        ...args,
      ],
      { cwd: folder },
    );
    return stdout.trim();
  }

  #authorization(): string {
    return mockCredentials.user.header(`user:default/${this.name}`);
  }
}
