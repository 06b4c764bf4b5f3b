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

import { Gitlab } from '@gitbeaker/rest';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { Target } from './target';

/** Topic of a project that says which task made it. */
export function taskTopic(taskId: string): string {
  return `scaffolder-task-${taskId}`;
}

/** A project that was created, as far as the actions need it. */
export type CreatedProject = {
  id: number;
  webUrl: string;
  cloneUrl: string;
};

type Client = InstanceType<typeof Gitlab>;

interface RequestFailure {
  message: string;
  cause?: { description?: string; response?: { status: number } };
}

/** Projects of one GitLab, with the token of a user. Failures are sentences without addresses of the API or tokens. */
export class GitlabProjects {
  static create(target: Target, token: string): GitlabProjects {
    return new GitlabProjects(
      target,
      new Gitlab({ host: target.baseUrl, oauthToken: token }),
    );
  }

  private constructor(
    private readonly target: Target,
    private readonly client: Client,
  ) {}

  /** Makes sure that the group is there and the name is free. */
  async checkFree(): Promise<void> {
    await this.#namespaceId();
    const path = `${this.target.group}/${this.target.repository}`;
    const existing = await this.#find(path).catch(error => {
      throw this.#failure('look for the project', error);
    });
    if (existing) {
      throw new ConflictError(
        `The repository ${path} exists already. Choose another name, or remove it in GitLab first.`,
      );
    }
  }

  async create(input: {
    visibility: 'private' | 'internal' | 'public';
    description: string;
    topics: string[];
  }): Promise<CreatedProject> {
    const namespaceId = await this.#namespaceId();
    try {
      const project = await this.client.Projects.create({
        name: this.target.repository,
        path: this.target.repository,
        namespaceId,
        visibility: input.visibility,
        description: input.description,
        topics: input.topics,
      });
      return {
        id: Number(project.id),
        webUrl: String(project.web_url),
        cloneUrl: String(project.http_url_to_repo),
      };
    } catch (error) {
      throw this.#failure(
        `create ${this.target.group}/${this.target.repository}`,
        error,
      );
    }
  }

  /** Lets pipelines push with their job token, and Developers push to the branch that the pipeline writes to. */
  async configure(projectId: number, branch: string): Promise<void> {
    try {
      await this.client.Projects.edit(projectId, {
        ciPushRepositoryForJobTokenAllowed: true,
      } as Parameters<Client['Projects']['edit']>[1]);
      await this.client.ProtectedBranches.protect(projectId, branch, {
        pushAccessLevel: 30,
        mergeAccessLevel: 30,
        allowForcePush: false,
      }).catch(error => {
        // A second run of the same task finds it done.
        if (statusOf(error) !== 409) {
          throw error;
        }
      });
    } catch (error) {
      throw this.#failure('set up the project', error);
    }
  }

  /**
   * Removes a project for good, if it carries the topic of the task that made it; GitLab only marks it at the first
   * call.
   *
   * @throws NotAllowedError where the project is somebody else's
   */
  async remove(projectId: number, topic: string): Promise<void> {
    try {
      const project = await this.#find(projectId);
      if (!project) {
        return;
      }
      if (!(project.topics as string[] | undefined)?.includes(topic)) {
        throw new NotAllowedError('this task did not make it');
      }
      await this.client.Projects.remove(projectId);
      const marked = await this.#find(projectId);
      if (marked) {
        await this.client.Projects.remove(projectId, {
          permanentlyRemove: true,
          fullPath: String(marked.path_with_namespace),
        } as Parameters<Client['Projects']['remove']>[1]);
      }
    } catch (error) {
      throw error instanceof NotAllowedError
        ? error
        : this.#failure(`remove project ${projectId}`, error);
    }
  }

  async #find(idOrPath: number | string) {
    return this.client.Projects.show(idOrPath).catch(error => {
      if (statusOf(error) === 404) {
        return undefined;
      }
      throw error;
    });
  }

  async #namespaceId(): Promise<number> {
    try {
      const namespace = await this.client.Namespaces.show(this.target.group);
      return namespace.id;
    } catch (error) {
      if (statusOf(error) === 404) {
        throw new InputError(
          `The group ${this.target.group} does not exist on ${this.target.host}, or you cannot see it.`,
        );
      }
      throw this.#failure(`find the group ${this.target.group}`, error);
    }
  }

  #failure(what: string, error: unknown): Error {
    const { host, group } = this.target;
    const status = statusOf(error);
    if (status === 401) {
      return new NotAllowedError(
        `${host} does not accept your sign-in any more. Sign in again and repeat.`,
      );
    }
    if (status === 403) {
      return new NotAllowedError(
        `You may not ${what} on ${host}. You need at least the role Maintainer in ${group}.`,
      );
    }
    const text = describe(error);
    if (status === 400 && /has already been taken/.test(text)) {
      return new ConflictError(
        `The repository ${group}/${this.target.repository} exists already. Choose another name.`,
      );
    }
    if (status === 400 && /namespace/.test(text)) {
      return new NotAllowedError(`You may not create projects in ${group}.`);
    }
    return new Error(
      status
        ? `${host} could not ${what}: it answered ${status} ${text}`.trim()
        : `${host} could not ${what}: it does not answer`,
    );
  }
}

function statusOf(error: unknown): number | undefined {
  return (error as RequestFailure).cause?.response?.status;
}

function describe(error: unknown): string {
  const { cause, message } = error as RequestFailure;
  return (cause?.description ?? message).slice(0, 300);
}
