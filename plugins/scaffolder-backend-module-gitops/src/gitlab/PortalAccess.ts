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

import { NotAllowedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { Visibility } from '@slipway/plugin-gitops-common';
import { createGitlabClient, GitlabCall, GitlabClient } from './client';
import { GitlabRequestError, statusOf, unlessMissing } from './failures';
import { isSamePath, showNamespace } from './namespace';
import { RepositoryAddress } from './repositoryAddress';

/** Who may read the files of a private project. */
const reporter = 20;

/** What the portal itself may read in the group of a new project, with the token by which the catalog reads it later. */
export class PortalAccess {
  static create(
    address: RepositoryAddress,
    integrations: ScmIntegrations,
    call: GitlabCall = {},
  ): PortalAccess {
    const token = integrations.gitlab.byHost(address.host)?.config.token;
    return new PortalAccess(
      address,
      token
        ? createGitlabClient({ backendUrl: address.backendUrl, token, ...call })
        : undefined,
    );
  }

  private constructor(
    private readonly address: RepositoryAddress,
    private readonly client: GitlabClient | undefined,
  ) {}

  /**
   * That the catalog could read a project of that visibility there.
   *
   * @returns a warning where GitLab does not tell
   * @throws NotAllowedError where it could not
   */
  async require(visibility: Visibility): Promise<string | undefined> {
    const { client } = this;
    // It is read by everybody.
    if (visibility === 'public') {
      return undefined;
    }
    if (!client) {
      throw this.#refused(
        `integrations.gitlab has no token for ${this.address.host}`,
      );
    }
    try {
      if (!(await this.#mayRead(client, visibility))) {
        throw this.#refused(
          `the GitLab user of the portal's token has to be a member of ${this.address.group} with at least the role Reporter`,
        );
      }
    } catch (error) {
      if (statusOf(error) === 401) {
        throw this.#refused(
          `${this.address.host} does not accept the portal's token`,
        );
      }
      if (error instanceof GitlabRequestError) {
        return `Whether the catalog could read a project in ${this.address.group} cannot be told: ${this.address.host} does not say who the GitLab user of the portal's token is there.`;
      }
      throw error;
    }
    return undefined;
  }

  async #mayRead(
    client: GitlabClient,
    visibility: Visibility,
  ): Promise<boolean> {
    const { group } = this.address;
    const user = await client.Users.showCurrentUser();
    if (user.is_admin || (visibility === 'internal' && !user.external)) {
      return true;
    }
    const namespace = await showNamespace(client, group);
    if (!namespace) {
      return false;
    }
    if (namespace.kind === 'user') {
      return isSamePath(user.username, group);
    }
    const member = await client.GroupMembers.show(namespace.id, user.id, {
      includeInherited: true,
    }).catch(unlessMissing);
    return Number(member?.access_level ?? 0) >= reporter;
  }

  #refused(reason: string): NotAllowedError {
    return new NotAllowedError(
      `A project in ${this.address.group} cannot be registered, because the portal could not read it: ${reason}. Ask the platform team.`,
    );
  }
}
