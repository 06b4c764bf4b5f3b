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

import { Visibility } from '@slipway/plugin-gitops-common';
import { createGitlabClient, GitlabCall, GitlabClient } from './client';
import { GitlabRequestError, unlessMissing, unlessMoved } from './failures';
import { findNamespace, isSamePath, Namespace } from './namespace';
import { isNameRefused, projectFailure } from './projectFailure';
import { CommitDescription, replaceContent } from './replaceContent';
import { RepositoryAddress } from './repositoryAddress';
import { requireUsableName } from './requireUsableName';
import { taskOfTopics, withoutTaskTopic } from './taskTopic';

/** A project that was created, as far as the actions need it. */
export type CreatedProject = {
  id: number;
  webUrl: string;
  cloneUrl: string;
};

/** A project that was there before. */
export type ExistingProject = CreatedProject & {
  topics: string[];
  visibility?: unknown;
  /** The task that made it and has not completed it; `undefined` where no task of this portal did. */
  taskId?: string;
};

/** What a task chooses of its project. */
export interface ProjectSettings {
  visibility: Visibility;
  description: string;
  topics: string[];
}

/** Projects of one GitLab, with the token of a user. Failures are sentences without addresses of the API or tokens. */
export class GitlabProjects {
  static create(
    address: RepositoryAddress,
    token: string,
    call: GitlabCall = {},
  ): GitlabProjects {
    return new GitlabProjects(
      address,
      createGitlabClient({ ...call, backendUrl: address.backendUrl, token }),
    );
  }

  private constructor(
    private readonly address: RepositoryAddress,
    private readonly client: GitlabClient,
  ) {}

  /** The project of that name; `undefined` where it is free. @throws InputError where the group is not there */
  async find(): Promise<ExistingProject | undefined> {
    await this.#namespaceId();
    // GitLab leads from the old path of a renamed project to the new one: that is another project.
    const existing = await this.client.Projects.show(this.#path)
      .catch(unlessMissing)
      .catch(unlessMoved)
      .catch(error => {
        throw this.#failure('look for the project', error);
      });
    if (!existing || !isSamePath(existing.path_with_namespace, this.#path)) {
      return undefined;
    }
    const topics = [...((existing.topics ?? []) as string[])];
    return {
      ...toCreated(existing, this.address),
      topics,
      visibility: existing.visibility,
      taskId: taskOfTopics(topics),
    };
  }

  /**
   * That GitLab would take a project of that name, where none has its path.
   *
   * @param except - project that may be named like that
   * @throws InputError or ConflictError with what stands in the way
   */
  async requireUsableName(except?: number): Promise<void> {
    try {
      await requireUsableName(this.client, this.address, except);
    } catch (error) {
      throw error instanceof GitlabRequestError
        ? this.#failure('look for the name', error)
        : error;
    }
  }

  async create(input: ProjectSettings): Promise<CreatedProject> {
    const namespaceId = await this.#namespaceId();
    try {
      const project = await this.client.Projects.create({
        name: this.address.repository,
        path: this.address.repository,
        namespaceId,
        visibility: input.visibility,
        description: input.description,
        topics: input.topics,
      });
      return toCreated(project, this.address);
    } catch (error) {
      if (isNameRefused(error)) {
        // What is taken may be something else than the path of a project.
        await this.requireUsableName();
      }
      throw this.#failure(`create ${this.#path}`, error);
    }
  }

  /** Removes the label of its task from a project: from now on no task cleans it up. */
  async complete(project: ExistingProject): Promise<void> {
    try {
      await this.client.Projects.edit(project.id, {
        topics: withoutTaskTopic(project.topics),
      });
    } catch (error) {
      throw this.#failure('complete the project', error);
    }
  }

  /**
   * Makes the default branch of a project hold exactly these files.
   *
   * @returns the commit; the newest one where nothing is different
   */
  async replaceContent(
    projectId: number,
    files: Map<string, Buffer>,
    commit: CommitDescription,
  ): Promise<string> {
    try {
      return await replaceContent(this.client, projectId, files, commit);
    } catch (error) {
      throw this.#failure('write the project', error);
    }
  }

  /** Whether it belongs to a group rather than to a person. */
  async isInGroup(): Promise<boolean> {
    return (await this.#namespace()).kind === 'group';
  }

  get #path(): string {
    const { group, repository } = this.address;
    return `${group}/${repository}`;
  }

  async #namespaceId(): Promise<number> {
    return (await this.#namespace()).id;
  }

  #namespace(): Promise<Namespace> {
    return findNamespace(this.client, this.address);
  }

  #failure(what: string, error: unknown): Error {
    return projectFailure(error, this.address, what);
  }
}

function toCreated(
  project: {
    id: number | string;
    path_with_namespace?: unknown;
    web_url?: unknown;
    http_url_to_repo?: unknown;
  },
  { baseUrl, backendUrl }: RepositoryAddress,
): CreatedProject {
  return {
    id: Number(project.id),
    webUrl: String(project.web_url),
    // GitLab names its address for people, which this back end may not reach.
    cloneUrl:
      backendUrl === baseUrl
        ? String(project.http_url_to_repo)
        : `${backendUrl}/${project.path_with_namespace}.git`,
  };
}
