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

import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { Sandbox } from '@slipway/sandbox';
import { Targets } from '../targets/Targets';
import { createPublishProjectAction } from '../actions/publishProject';
import { integrationsOf } from './integrationsOf';
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
    this.integrations = integrationsOf(sandbox.urls.gitlab);
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
            { name: 'global', credentials: { provision: { token: 'x' } } },
          ],
        },
        gitops: {
          targets: [
            {
              name: 'sandbox',
              argocdInstance: 'global',
              gitlab: {
                host: this.host,
                groups: ['team-realtime', 'team-web'],
              },
              endpointProfile: 'self-managed',
              registry: { host: sandbox.urls.registry },
              domain: 'localhost',
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

  /** Publishes a project as a step of a task does. */
  async publish(
    name: string,
    options: {
      taskId?: string;
      files?: Record<string, string>;
      signal?: AbortSignal;
      /** Of the portal. */
      config?: JsonObject;
    } = {},
  ) {
    const {
      config = {},
      files = { 'README.md': name },
      signal,
      taskId = 'task-1',
    } = options;
    const mock = createMockActionContext({
      input: {
        repoUrl: this.repoUrl(name),
        visibility: 'private' as const,
        description: 'text',
        token: this.token,
      },
      workspacePath: await workspace(files),
      task: { id: taskId },
    });
    const context = { ...mock, signal };
    await createPublishProjectAction({
      integrations: this.integrations,
      config: new ConfigReader(config),
    }).handler(context);
    return context;
  }
}
