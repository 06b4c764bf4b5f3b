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

import { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { ImageUpdate, Visibility } from '@slipway/plugin-gitops-common';
import { Sandbox, sandboxSecrets } from '@slipway/sandbox';
import { Targets } from '../targets/Targets';
import { createPublishProjectAction } from '../actions/publishProject';
import { integrationsOf } from './integrationsOf';
import { destinations } from './placed';
import { workspace } from './workspace';

/** The sandbox's GitLab with Maria's token, and what a task of hers does in it. */
export class SandboxGitlab {
  static async start(): Promise<SandboxGitlab> {
    return new SandboxGitlab(await Sandbox.start({ tickMs: 3_600_000 }));
  }

  readonly integrations: ScmIntegrations;
  /** A target `sandbox` with the group of Maria's team. */
  readonly targets: Targets;
  readonly host: string;
  readonly token: string;

  private constructor(readonly sandbox: Sandbox) {
    this.integrations = integrationsOf(
      sandbox.urls.gitlab,
      sandbox.urls.gitlab,
      sandboxSecrets.gitlabReadToken,
    );
    this.host = new URL(sandbox.urls.gitlab).host;
    this.targets = Targets.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host: this.host,
              baseUrl: sandbox.urls.gitlab,
              apiBaseUrl: `${sandbox.urls.gitlab}/api/v4`,
            },
          ],
        },
        argocd: {
          instances: [
            {
              name: 'global',
              credentials: { provision: { token: 'x', destinations } },
            },
          ],
        },
        gitops: {
          targets: [
            {
              name: 'sandbox',
              argocdInstance: 'global',
              gitlab: { host: this.host, groups: ['team-realtime'] },
              endpointProfile: 'self-managed',
              registry: { host: sandbox.urls.registry },
              domain: 'localhost',
              choices: ['visibility', 'imageUpdate'],
            },
          ],
        },
      }),
    );
    this.token = sandbox.personalToken('maria');
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }

  repoUrl(name: string): string {
    return `${this.host}?owner=team-realtime&repo=${name}`;
  }

  /** What the sandbox has of a project of Maria's team. */
  project(name: string) {
    return [...this.sandbox.gitlab.projects.values()].find(
      ({ path }) => path === name,
    );
  }

  /** The token of a person who is no more than Maintainer of Maria's team, as who creates a project there often is. */
  maintainerToken(): string {
    this.sandbox.gitlab.team('team-realtime')!.members.deniz = 40;
    return this.sandbox.personalToken('deniz');
  }

  /** What Maria does by hand in a project of her team. */
  async byHand(name: string, route: string, body: object): Promise<void> {
    const { id } = this.project(name)!;
    const { ok } = await fetch(
      `${this.sandbox.urls.gitlab}/api/v4/projects/${id}/${route}`,
      {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${this.token}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
      },
    );
    if (!ok) {
      throw new Error(`GitLab refuses ${route}`);
    }
  }

  /** She commits a file, to `main` or to a new branch. */
  commit(
    name: string,
    {
      branch = 'main',
      ...more
    }: { branch?: string; author_email?: string; commit_message?: string } = {},
  ): Promise<void> {
    return this.byHand(name, 'repository/commits', {
      branch,
      ...(branch !== 'main' && { start_branch: 'main' }),
      commit_message: 'feat: by hand',
      actions: [
        {
          action: 'create',
          file_path: `${branch}-${crypto.randomUUID()}.md`,
          content: 'text',
        },
      ],
      ...more,
    });
  }

  /** What task-1 proposes to a platform repository of Maria's team, merged. */
  async register(platform: string, name: string): Promise<void> {
    const branch = `register/${name}-task-1`;
    await this.byHand(platform, 'repository/commits', {
      branch,
      start_branch: 'main',
      commit_message: `feat: register ${name}`,
      actions: [
        {
          action: 'create',
          file_path: `apps/${name}/entry.yaml`,
          content: 'entity: x',
        },
      ],
    });
    await this.byHand(platform, 'merge_requests', {
      source_branch: branch,
      target_branch: 'main',
      title: `Register ${name}`,
    });
    const request = [...this.sandbox.gitlab.mergeRequests.values()].find(
      ({ sourceBranch }) => sourceBranch === branch,
    )!;
    const entry = await this.project(platform)!.repository.resolve(branch);
    await this.project(platform)!.repository.deleteBranch('main');
    await this.project(platform)!.repository.createBranch('main', entry!);
    request.state = 'merged';
  }

  /** Publishes a project as a step of a task does. */
  async publish(
    name: string,
    options: {
      taskId?: string;
      /** Of the person who runs it; Maria's without it. */
      token?: string;
      visibility?: Visibility;
      imageUpdate?: ImageUpdate;
      /** A project that it takes over from `adoptFrom`. */
      adopt?: number;
      adoptFrom?: string;
      files?: Record<string, string>;
      signal?: AbortSignal;
      logger?: LoggerService;
      /** A portal that reaches GitLab in another way. */
      integrations?: ScmIntegrations;
      /** Of the portal. */
      config?: JsonObject;
    } = {},
  ) {
    const {
      config = {},
      files = { 'README.md': name },
      integrations = this.integrations,
      signal,
      taskId = 'task-1',
      token = this.token,
      visibility = 'private',
    } = options;
    const { adopt, adoptFrom, imageUpdate } = options;
    const mock = createMockActionContext({
      input: {
        repoUrl: this.repoUrl(name),
        visibility,
        description: 'text',
        imageUpdate,
        adopt: adopt ?? (adoptFrom && this.project(name)?.id),
        adoptFrom,
        token,
      },
      workspacePath: await workspace(files),
      task: { id: taskId },
    });
    const { logger = mock.logger } = options;
    const context = { ...mock, logger, signal };
    await createPublishProjectAction({
      integrations,
      config: new ConfigReader(config),
    }).handler(context);
    return context;
  }
}
