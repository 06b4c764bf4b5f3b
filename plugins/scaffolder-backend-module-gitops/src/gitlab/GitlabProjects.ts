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
import { Visibility } from '@slipway/plugin-gitops-common';
import { utils } from 'ssh2';
import { createGitlabClient, GitlabCall, GitlabClient } from './client';
import {
  gitlabFailure,
  GitlabRequestError,
  invalidFields,
  statusOf,
  unlessMissing,
  unlessMoved,
} from './failures';
import { isOwner } from './isOwner';
import { findNamespace, isSamePath, Namespace, roleNeeded } from './namespace';
import { describeOtherWork, findOtherWork, OtherWork } from './otherWork';
import { reservedName, takenName } from './projectNames';
import { RepositoryAddress } from './repositoryAddress';
import { requireUsableName } from './requireUsableName';

/** Where GitLab says what is wrong with the name of a project. */
const nameFields = [
  'name',
  'path',
  'project_namespace.name',
  'project_namespace.path',
];

const wrongWithName = (error: unknown): string[] =>
  [...invalidFields(error)].flatMap(([field, texts]) =>
    nameFields.includes(field) ? texts : [],
  );

const isTaken = (error: unknown): boolean =>
  wrongWithName(error).some(text => text.includes('has already been taken'));

const topicPrefix = 'scaffolder-task-';

/** The branch that tasks write to. */
const branch = 'main';

/** Topic of a project that says which task made it. */
export function taskTopic(taskId: string): string {
  return `${topicPrefix}${taskId}`;
}

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
    const existing = await this.#show(this.#path)
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
      taskId: topics
        .find(topic => topic.startsWith(topicPrefix))
        ?.slice(topicPrefix.length),
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

  /** The project that a task left behind. @throws ConflictError where it is no longer what was found before */
  async findLeftover(
    projectId: number,
    taskId: string | undefined,
  ): Promise<ExistingProject> {
    const existing = await this.find();
    if (existing?.id !== projectId || existing.taskId !== taskId) {
      throw new ConflictError(
        `Somebody else has changed ${this.address.projectUrl} meanwhile. Look at it, and start again.`,
      );
    }
    return existing;
  }

  async create(input: {
    visibility: Visibility;
    description: string;
    topics: string[];
  }): Promise<CreatedProject> {
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
      if (wrongWithName(error).length > 0) {
        // What is taken may be something else than the path of a project.
        await this.requireUsableName();
      }
      throw this.#failure(`create ${this.#path}`, error);
    }
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

  /** What others have made of it, for a sentence; empty where there is nothing. */
  async #findOtherWork(
    projectId: number,
    uncounted: Partial<OtherWork> = {},
  ): Promise<string> {
    const found = await this.#ask(() =>
      findOtherWork(this.client, projectId, branch),
    );
    return describeOtherWork({ ...found, ...uncounted }, branch);
  }

  async #ask<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw this.#failure(`look into ${this.#path}`, error);
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

  /**
   * Makes a project that an earlier task left behind one of another task, as if it had been created now.
   *
   * @throws what `requireAdoptable` throws
   */
  async adopt(
    project: ExistingProject,
    input: {
      visibility: Visibility;
      description: string;
      topics: string[];
    },
  ): Promise<void> {
    await this.requireAdoptable(project, input.visibility);
    const { visibility, ...rest } = input;
    try {
      // GitLab lets an Owner alone name the visibility, even one that it has already.
      await this.client.Projects.edit(
        project.id,
        visibility === project.visibility ? rest : input,
      );
    } catch (error) {
      throw this.#failure(`take over ${this.#path}`, error);
    }
  }

  /** Removes the label of its task from a project: from now on no task cleans it up. */
  async complete(project: ExistingProject): Promise<void> {
    try {
      await this.client.Projects.edit(project.id, {
        topics: project.topics.filter(topic => !topic.startsWith(topicPrefix)),
      });
    } catch (error) {
      throw this.#failure('complete the project', error);
    }
  }

  /**
   * Makes a branch hold exactly these files, in one commit on top of what is there. GitLab signs it with the person's own name
   * where none is given.
   *
   * @returns the commit; the newest one where nothing is different
   */
  async replaceContent(
    projectId: number,
    files: Map<string, Buffer>,
    commit: { message: string; name?: string; email?: string },
  ): Promise<string> {
    try {
      const tree = await this.client.Repositories.allRepositoryTrees(
        projectId,
        { ref: branch, recursive: true, perPage: 100 },
      ).catch(error => unlessMissing(error) ?? []);
      const existing = tree
        .filter(({ type }) => type === 'blob')
        .map(({ path }) => path);
      const { id } = await this.client.Commits.create(
        projectId,
        branch,
        commit.message,
        [
          ...existing
            .filter(path => !files.has(path))
            .map(filePath => ({ action: 'delete' as const, filePath })),
          ...[...files].map(([filePath, content]) => ({
            action: existing.includes(filePath)
              ? ('update' as const)
              : ('create' as const),
            filePath,
            content: content.toString('base64'),
            encoding: 'base64' as const,
          })),
        ],
        { authorName: commit.name, authorEmail: commit.email },
      );
      return String(id);
    } catch (error) {
      throw this.#failure('write the project', error);
    }
  }

  /** Lets pipelines push with their job token and scan what they built without it, and Developers push to the branch that the pipeline writes to. */
  async configure(projectId: number): Promise<void> {
    try {
      await this.client.Projects.edit(projectId, {
        ciPushRepositoryForJobTokenAllowed: true,
      } as Parameters<GitlabClient['Projects']['edit']>[1]);
      // A run before this one may have protected it for a deploy key alone.
      await this.client.ProtectedBranches.unprotect(projectId, branch).catch(
        unlessMissing,
      );
      await this.client.ProtectedBranches.protect(projectId, branch, {
        pushAccessLevel: 30,
        mergeAccessLevel: 30,
        allowForcePush: false,
      });
      await this.#makeScanToken(projectId);
    } catch (error) {
      throw this.#failure('set up the project', error);
    }
  }

  /** GitLab shows the token of this name to jobs; nobody else ever has its value. */
  async #makeScanToken(projectId: number): Promise<void> {
    const name = 'gitlab-deploy-token';
    const existing = await this.client.DeployTokens.all({ projectId });
    if (!existing.some(token => token.name === name)) {
      await this.client.DeployTokens.create(name, ['read_registry'], {
        projectId,
      });
    }
  }

  /**
   * Gives the pipeline a deploy key of its own, and lets nothing else push to the branch; people merge. The private half
   * is a protected variable, and nowhere else.
   */
  async updateImagesWithKey(projectId: number): Promise<void> {
    const title = 'Image update';
    const pair = utils.generateKeyPairSync('ed25519', { comment: title });
    try {
      const key = await this.client.DeployKeys.create(
        projectId,
        title,
        pair.public,
        { canPush: true },
      );
      await this.client.ProjectVariables.remove(
        projectId,
        'IMAGE_UPDATE_KEY',
      ).catch(unlessMissing);
      await this.client.ProjectVariables.create(
        projectId,
        'IMAGE_UPDATE_KEY',
        `${pair.private.trimEnd()}\n`,
        { variableType: 'file', protected: true },
      );
      await this.client.ProtectedBranches.unprotect(projectId, branch).catch(
        unlessMissing,
      );
      // gitbeaker's types know no deploy keys here.
      const { body } = await this.client.ProtectedBranches.requester.post<{
        push_access_levels?: { deploy_key_id?: number }[];
      }>(`projects/${projectId}/protected_branches`, {
        body: {
          name: branch,
          allowed_to_push: [{ deploy_key_id: key.id }],
          merge_access_level: 40,
          allow_force_push: false,
        },
      });
      const isProtected = body.push_access_levels?.some(
        level => level.deploy_key_id === key.id,
      );
      if (!isProtected) {
        throw new InputError(
          `${this.address.host} does not let a deploy key push to a protected branch through its API. Choose the image update with the job token.`,
        );
      }
    } catch (error) {
      throw error instanceof InputError
        ? error
        : this.#failure('set up the deploy key', error);
    }
  }

  /**
   * Removes a project for good, if it carries the topic of the task that made it; GitLab only marks it for
   * deletion at the first call.
   *
   * @returns whether there was one
   * @throws NotAllowedError where the project is another's, and what `requireRemovable` throws
   */
  async remove(projectId: number, topic: string): Promise<boolean> {
    try {
      const project = await this.#show(projectId);
      if (!project) {
        return false;
      }
      if (!(project.topics as string[] | undefined)?.includes(topic)) {
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
      throw this.#failure(`remove ${this.#path}`, error, this.#remover);
    }
  }

  async #show(idOrPath: number | string) {
    return this.client.Projects.show(idOrPath).catch(unlessMissing);
  }

  /** Whether it belongs to a group rather than to a person. */
  async isInGroup(): Promise<boolean> {
    return (await this.#namespace()).kind === 'group';
  }

  async #namespaceId(): Promise<number> {
    return (await this.#namespace()).id;
  }

  #namespace(): Promise<Namespace> {
    return findNamespace(this.client, this.address);
  }

  #failure(
    what: string,
    error: unknown,
    role = roleNeeded(this.address.group),
  ): Error {
    const { host } = this.address;
    return (
      this.#refusedFields(error) ??
      gitlabFailure(error, {
        host,
        what,
        role,
      })
    );
  }

  /** What GitLab does not take of a project, in words. */
  #refusedFields(error: unknown): Error | undefined {
    const { host, group } = this.address;
    const fields = invalidFields(error);
    if (isTaken(error)) {
      return takenName(this.address);
    }
    if (
      wrongWithName(error).some(text => text.includes('is a reserved name'))
    ) {
      return reservedName(this.address);
    }
    if (fields.has('namespace')) {
      return new NotAllowedError(`You may not create projects in ${group}.`);
    }
    return fields.size > 0
      ? new InputError(
          `${host} does not take this: ${[...fields]
            .map(([field, reasons]) => `${field} ${reasons.join(', ')}`)
            .join('; ')}.`,
        )
      : undefined;
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
