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

import { InputError, NotAllowedError } from '@backstage/errors';
import { visibilities, Visibility } from '@slipway/plugin-gitops-common';
import { createGitlabClient, GitlabCall, GitlabClient } from './client';
import { gitlabFailure, unlessMissing } from './failures';
import { findNamespace, isSamePath, Namespace, roleNeeded } from './namespace';
import { RepositoryAddress } from './repositoryAddress';

const maintainer = 40;
const owner = 50;

/** @public */
export type ProjectRole = 'Maintainer' | 'Owner';

/** What a person may do in the group of a new project, with their own token. */
export class GroupRole {
  static create(
    address: RepositoryAddress,
    token: string,
    call: GitlabCall = {},
  ): GroupRole {
    return new GroupRole(
      address,
      createGitlabClient({ ...call, backendUrl: address.backendUrl, token }),
    );
  }

  private constructor(
    private readonly address: RepositoryAddress,
    private readonly client: GitlabClient,
  ) {}

  /**
   * That the person may create a project of that visibility there, and will be at least its Maintainer, without which
   * nobody could set it up.
   *
   * @throws NotAllowedError or InputError with what stands in the way
   */
  async require(visibility: Visibility): Promise<ProjectRole> {
    const { address, client } = this;
    const namespace = await findNamespace(client, address);
    return namespace.kind === 'user'
      ? this.#requireOwn()
      : this.#requireInGroup(namespace, visibility);
  }

  async #requireOwn(): Promise<ProjectRole> {
    const { group, host } = this.address;
    const { username, can_create_project: mayCreate } = await this.#ask(() =>
      this.client.Users.showCurrentUser(),
    );
    if (!isSamePath(username, group)) {
      throw new NotAllowedError(
        `${group} is the namespace of another person on ${host}. Choose another group.`,
      );
    }
    if (mayCreate === false) {
      throw new NotAllowedError(
        `${host} lets you create no more projects in your own namespace. Choose a group, or ask its administrators for a higher limit.`,
      );
    }
    return 'Owner';
  }

  async #requireInGroup(
    { id }: Namespace,
    visibility: Visibility,
  ): Promise<ProjectRole> {
    const { client } = this;
    const [user, group] = await Promise.all([
      this.#ask(() => client.Users.showCurrentUser()),
      this.#ask(() => client.Groups.show(id)),
    ]);
    const member = await this.#ask(() =>
      client.GroupMembers.show(id, user.id, { includeInherited: true }).catch(
        unlessMissing,
      ),
    );
    const level = Number(member?.access_level ?? 0);
    if (level < maintainer) {
      throw this.#lacksRole();
    }
    this.#checkState(group);
    this.#checkCreation(group.project_creation_level, level);
    this.#checkVisibility(visibility, group.visibility);
    return level >= owner ? 'Owner' : 'Maintainer';
  }

  #lacksRole(): NotAllowedError {
    const { group, host } = this.address;
    return new NotAllowedError(
      `You are not Maintainer or Owner of ${group} in ${host}, so you could not set up a project there. Ask one of its Owners for the role, or choose another group.`,
    );
  }

  #checkState({
    archived,
    marked_for_deletion_on: deletedOn,
  }: Record<string, unknown>): void {
    const { group, host } = this.address;
    if (archived === true) {
      throw new NotAllowedError(
        `${group} is archived on ${host}, so nothing is created in it. Choose another group, or ask one of its Owners to unarchive it.`,
      );
    }
    if (typeof deletedOn === 'string') {
      throw new NotAllowedError(
        `${group} is to be deleted from ${host}, with all that is in it. Choose another group, or ask one of its Owners to keep it.`,
      );
    }
  }

  #checkCreation(needed: unknown, level: number): void {
    const { group, host } = this.address;
    if (needed === 'noone' || needed === 'administrator') {
      throw new NotAllowedError(
        `You may not create projects in ${group}: ${host} lets ${
          needed === 'noone' ? 'nobody' : 'administrators alone'
        } do that there. Choose another group, or ask one of its Owners.`,
      );
    }
    if (needed === 'owner' && level < owner) {
      throw new NotAllowedError(
        `You may not create projects in ${group}: ${host} lets its Owners alone do that. Ask one of them.`,
      );
    }
  }

  #checkVisibility(wanted: Visibility, ofGroup: unknown): void {
    const { group, host } = this.address;
    const most = visibilities.findIndex(item => item === ofGroup);
    if (most >= 0 && visibilities.indexOf(wanted) > most) {
      throw new InputError(
        `${group} is ${visibilities[most]} on ${host}, so no project in it can be ${wanted}. Choose another visibility or another group.`,
      );
    }
  }

  async #ask<T>(ask: () => Promise<T>): Promise<T> {
    const { group, host } = this.address;
    try {
      return await ask();
    } catch (error) {
      throw gitlabFailure(error, {
        host,
        what: `look at your role in ${group}`,
        role: roleNeeded(group),
      });
    }
  }
}
