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

import { ConflictError, NotAllowedError } from '@backstage/errors';
import { Visibility } from '@slipway/plugin-gitops-common';
import { createGitlabClient, GitlabCall, GitlabClient } from './client';
import { statusOf, unlessMissing } from './failures';
import {
  ExistingProject,
  GitlabProjects,
  ProjectSettings,
} from './GitlabProjects';
import { isOwner } from './isOwner';
import { isSamePath } from './namespace';
import { describeOtherWork, findOtherWork, OtherWork } from './otherWork';
import { projectFailure } from './projectFailure';
import { defaultBranch, RepositoryAddress } from './repositoryAddress';
import { taskTopic } from './taskTopic';

/** What may become of a repository that a task has made and not completed, with the token of a user. */
export class LeftoverRepository {
  static create(
    address: RepositoryAddress,
    token: string,
    call: GitlabCall = {},
  ): LeftoverRepository {
    return new LeftoverRepository(
      address,
      createGitlabClient({ ...call, backendUrl: address.backendUrl, token }),
      GitlabProjects.create(address, token, call),
    );
  }

  private constructor(
    private readonly address: RepositoryAddress,
    private readonly client: GitlabClient,
    private readonly projects: GitlabProjects,
  ) {}

  /** The project that a task left behind. @throws ConflictError where it is no longer what was found before */
  async require(
    projectId: number,
    taskId: string | undefined,
  ): Promise<ExistingProject> {
    const existing = await this.projects.find();
    if (existing?.id !== projectId || existing.taskId !== taskId) {
      throw new ConflictError(
        `Somebody else has changed ${this.address.projectUrl} meanwhile. Look at it, and start again.`,
      );
    }
    return existing;
  }

  /**
   * That the person may remove a project, and that it holds nothing but what tasks and their pipelines have made: it goes for
   * good.
   *
   * @throws NotAllowedError or ConflictError with the way out
   */
  async requireRemovable(projectId: number): Promise<void> {
    if (!(await this.#ask(() => isOwner(this.client, projectId)))) {
      throw new NotAllowedError(
        `You may not remove ${this.#path} on ${this.address.host}. ${
          this.#remover
        }`,
      );
    }
    const others = await this.#findOtherWork(projectId);
    if (others) {
      throw new ConflictError(
        `${
          this.#path
        } has ${others} that no task has made, and its removal would lose them for good. Save what is needed and remove it in GitLab, or choose another name.`,
      );
    }
  }

  /**
   * That the person may make a project one of another task, and that nobody has written to its branch since: its files are
   * replaced. Other branches and merge requests stay as they are.
   *
   * @throws NotAllowedError or ConflictError with the way out
   */
  async requireAdoptable(
    { id, visibility }: ExistingProject,
    wanted: Visibility | undefined,
  ): Promise<void> {
    if (
      wanted !== undefined &&
      wanted !== visibility &&
      !(await this.#ask(() => isOwner(this.client, id)))
    ) {
      throw new NotAllowedError(
        `${
          this.#path
        } is ${visibility}, and GitLab lets only an Owner make it ${wanted}. Choose ${visibility}, ask an Owner of ${
          this.address.group
        }, or choose another name.`,
      );
    }
    const others = await this.#findOtherWork(id, {
      branches: 0,
      mergeRequests: 0,
    });
    if (others) {
      throw new ConflictError(
        `${
          this.#path
        } has ${others} that no task has made, and taking it over would replace their files. Save what is needed and remove it in GitLab, or choose another name.`,
      );
    }
  }

  /**
   * Makes a project that an earlier task left behind one of another task, as if it had been created now.
   *
   * @throws what `requireAdoptable` throws
   */
  async adopt(project: ExistingProject, input: ProjectSettings): Promise<void> {
    await this.requireAdoptable(project, input.visibility);
    const { visibility, ...rest } = input;
    try {
      // GitLab lets an Owner alone name the visibility, even one that it has already.
      await this.client.Projects.edit(
        project.id,
        visibility === project.visibility ? rest : input,
      );
    } catch (error) {
      throw projectFailure(error, this.address, `take over ${this.#path}`);
    }
  }

  /**
   * Removes a project for good, if it carries the topic of the task that made it; GitLab only marks it for
   * deletion at the first call.
   *
   * @returns whether there was one
   * @throws NotAllowedError where the project is another's, and what `requireRemovable` throws
   */
  async remove(projectId: number, taskId: string): Promise<boolean> {
    try {
      const project = await this.#show(projectId);
      if (!project) {
        return false;
      }
      const topics = project.topics as string[] | undefined;
      if (!topics?.includes(taskTopic(taskId))) {
        throw new NotAllowedError('this task did not make it');
      }
      await this.requireRemovable(projectId);
      await this.client.Projects.remove(projectId);
      const marked = await this.#show(projectId);
      if (marked) {
        await this.client.Projects.remove(projectId, {
          permanentlyRemove: true,
          fullPath: String(marked.path_with_namespace),
        } as Parameters<GitlabClient['Projects']['remove']>[1]).catch(error => {
          // Some keep everything for a while, under a name that is in nobody's way.
          if (
            statusOf(error) !== 403 ||
            isSamePath(marked.path_with_namespace, this.#path)
          ) {
            throw error;
          }
        });
      }
      return true;
    } catch (error) {
      if (error instanceof NotAllowedError || error instanceof ConflictError) {
        throw error;
      }
      throw projectFailure(
        error,
        this.address,
        `remove ${this.#path}`,
        this.#remover,
      );
    }
  }

  get #path(): string {
    const { group, repository } = this.address;
    return `${group}/${repository}`;
  }

  /** Who may remove it, and what the others can do. */
  get #remover(): string {
    const { group } = this.address;
    return `GitLab lets only an Owner do that. Take it over, ask an Owner of ${group} to remove it, or choose another name.`;
  }

  /** What others have made of it, for a sentence; empty where there is nothing. */
  async #findOtherWork(
    projectId: number,
    uncounted: Partial<OtherWork> = {},
  ): Promise<string> {
    const found = await this.#ask(() =>
      findOtherWork(this.client, projectId, defaultBranch),
    );
    return describeOtherWork({ ...found, ...uncounted }, defaultBranch);
  }

  async #ask<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw projectFailure(error, this.address, `look into ${this.#path}`);
    }
  }

  #show(projectId: number) {
    return this.client.Projects.show(projectId).catch(unlessMissing);
  }
}
