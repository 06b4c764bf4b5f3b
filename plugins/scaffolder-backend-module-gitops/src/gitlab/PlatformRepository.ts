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

import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { setTimeout } from 'node:timers/promises';
import { createGitlabClient, GitlabCall, GitlabClient } from './client';
import { backendUrlOf } from './repositoryAddress';
import { gitlabFailure, statusOf, textOf, unlessMissing } from './failures';

/** Who may push a branch. */
const developer = 30;

/** Branch of the merge request that registers a project; the task's id makes it one of its own. */
function branchOf(name: string, taskId: string): string {
  return `register/${name}-${taskId.slice(0, 8)}`;
}

/** The platform's repository in which projects are registered by merge request, with the token of a user. */
export class PlatformRepository {
  /**
   * @throws InputError where the address is on no GitLab of the portal
   */
  static open(
    platformRepositoryUrl: string,
    integrations: ScmIntegrations,
    token: string,
    call: GitlabCall = {},
  ): PlatformRepository {
    const integration = integrations.gitlab.byUrl(platformRepositoryUrl);
    if (!integration) {
      throw new InputError(
        `The platform repository ${platformRepositoryUrl} is on no GitLab of this portal; add its host to integrations.gitlab.`,
      );
    }
    const { baseUrl, host } = integration.config;
    const above = new URL(baseUrl).pathname.replace(/\/+$/, '');
    const path = new URL(platformRepositoryUrl).pathname
      .slice(above.length)
      .replace(/^\/+|\/+$/g, '')
      .replace(/\.git$/, '');
    return new PlatformRepository(
      createGitlabClient({
        ...call,
        backendUrl: backendUrlOf(integration.config),
        token,
      }),
      host,
      path,
    );
  }

  private constructor(
    private readonly client: GitlabClient,
    private readonly host: string,
    private readonly path: string,
  ) {}

  /**
   * Opens a merge request that adds files.
   *
   * @returns its page
   * @throws ConflictError where one of the files is there already
   */
  async propose(input: {
    name: string;
    taskId: string;
    title: string;
    description: string;
    files: Record<string, string>;
  }): Promise<string> {
    const branch = branchOf(input.name, input.taskId);
    const what = `register ${input.name} in ${this.path}`;
    try {
      const project = await this.client.Projects.show(this.path);
      const target = String(project.default_branch);
      const isThere = await this.client.Branches.show(this.path, branch).catch(
        unlessMissing,
      );
      // A second run of the task finds what the first has pushed.
      if (!isThere) {
        await this.client.Commits.create(
          this.path,
          branch,
          input.title,
          Object.entries(input.files).map(([filePath, content]) => ({
            action: 'create' as const,
            filePath,
            content,
          })),
          { startBranch: target },
        );
      }
      const [open] = await this.client.MergeRequests.all({
        projectId: this.path,
        sourceBranch: branch,
        state: 'opened',
      });
      return String(
        (open ?? (await this.#open(branch, target, input))).web_url,
      );
    } catch (error) {
      throw this.#explained(error, input.name, what);
    }
  }

  /** GitLab does not see at once what was pushed a moment ago. */
  async #open(
    branch: string,
    target: string,
    { description, title }: { description: string; title: string },
  ) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.client.MergeRequests.create(
          this.path,
          branch,
          target,
          title,
          { description, removeSourceBranch: true },
        );
      } catch (error) {
        if (
          attempt === 5 ||
          statusOf(error) !== 400 ||
          !/does not exist/.test(textOf(error))
        ) {
          throw error;
        }
        await setTimeout(attempt * 500);
      }
    }
  }

  /** Page of the merge request of a task; `undefined` where there is none, or the person cannot see the repository. */
  async findRequest(name: string, taskId: string): Promise<string | undefined> {
    const request = await this.#requestOf(branchOf(name, taskId));
    return request && request.state !== 'closed'
      ? String(request.web_url)
      : undefined;
  }

  async #requestOf(sourceBranch: string) {
    const requests = await this.client.MergeRequests.all({
      projectId: this.path,
      sourceBranch,
    }).catch(unlessMissing);
    return requests?.[0];
  }

  /**
   * That nobody has registered a project of that name, and that the person may propose it.
   *
   * @throws InputError, NotAllowedError or ConflictError, as `propose` does
   */
  async requireFree(name: string, file: string): Promise<void> {
    try {
      const project = await this.client.Projects.show(this.path);
      const there = await this.client.RepositoryFiles.show(
        this.path,
        file,
        String(project.default_branch),
      ).catch(unlessMissing);
      if (there) {
        throw this.#taken(name);
      }
      await this.#requireDeveloper(name);
    } catch (error) {
      throw this.#explained(error, name, `look for ${name} in ${this.path}`);
    }
  }

  /** Who sees an internal repository may not write to it. */
  async #requireDeveloper(name: string): Promise<void> {
    const user = await this.client.Users.showCurrentUser();
    const member = await this.client.ProjectMembers.show(this.path, user.id, {
      includeInherited: true,
    }).catch(unlessMissing);
    // Administrators are members of nothing.
    if (!user.is_admin && Number(member?.access_level ?? 0) < developer) {
      throw new NotAllowedError(
        `You may not register ${name} in ${this.path} on ${this.host}. ${
          this.#roleNeeded
        }`,
      );
    }
  }

  get #roleNeeded(): string {
    return `You need the role Developer in ${this.path}.`;
  }

  #taken(name: string): ConflictError {
    return new ConflictError(
      `${this.path} has an entry for ${name} already. Choose another project name.`,
    );
  }

  #explained(error: unknown, name: string, what: string): Error {
    if (error instanceof ConflictError || error instanceof NotAllowedError) {
      return error;
    }
    if (statusOf(error) === 404) {
      return new InputError(
        `The platform repository ${this.path} does not exist on ${this.host}, or you cannot see it. Ask the platform team for the role Developer there.`,
      );
    }
    if (/file with this name already exists/.test(textOf(error))) {
      return this.#taken(name);
    }
    return gitlabFailure(error, {
      host: this.host,
      what,
      role: this.#roleNeeded,
    });
  }

  /**
   * That nothing of a task is in the way here, but for what `withdraw` closes.
   *
   * @throws ConflictError where its merge request has been merged and its entry is there still, so that only another change
   * can revert it
   */
  async requireWithdrawable(
    name: string,
    taskId: string,
    file: string,
  ): Promise<void> {
    await this.#findOpen(name, taskId, file);
  }

  /** What is to be closed of a task, if anything is. */
  async #findOpen(name: string, taskId: string, file: string) {
    try {
      const found = await this.#requestOf(branchOf(name, taskId));
      // A person who cannot see the platform repository has left nothing in it.
      if (found?.state !== 'merged') {
        return found;
      }
      const { default_branch: target } = await this.client.Projects.show(
        this.path,
      );
      const entry = await this.client.RepositoryFiles.show(
        this.path,
        file,
        String(target),
      ).catch(unlessMissing);
      if (!entry) {
        return undefined;
      }
      throw new ConflictError(
        `${found.web_url} has been merged, so ${name} is registered in ${this.path}. Remove ${file} there by another merge request and start again, or choose another name.`,
      );
    } catch (error) {
      throw this.#explained(error, name, `look for ${name} in ${this.path}`);
    }
  }

  /**
   * Closes the merge request of a task and removes its branch.
   *
   * @returns whether there was one
   * @throws what `requireWithdrawable` throws
   */
  async withdraw(name: string, taskId: string, file: string): Promise<boolean> {
    const found = await this.#findOpen(name, taskId, file);
    if (!found) {
      return false;
    }
    await this.client.MergeRequests.edit(this.path, found.iid, {
      stateEvent: 'close',
    });
    await this.client.Branches.remove(this.path, branchOf(name, taskId)).catch(
      unlessMissing,
    );
    return true;
  }
}
