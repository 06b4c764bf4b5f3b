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

import { AuthService } from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { GitLabIntegration, ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { repositoryUrls } from '@slipway/plugin-argocd-common';
import {
  GitlabMember,
  GitlabUser,
  UserGitlab,
  UserGitlabError,
} from '../../gitlab/UserGitlab';
import { errorWithStatus } from '../../http/toPortalError';
import { RepositoryAlias } from '../../links/repository';
import { LedgerRepository } from '../ledger/types';

/** A repository that a person may act for, as GitLab has said. */
export interface ProvenRepository extends LedgerRepository {
  role: 'Maintainer' | 'Owner';
  /** Every address under which the objects may name it. */
  urls: string[];
}

/** A role that is enough to act for a repository. */
export type ProvenRole = ProvenRepository['role'];

/** That a person will be Maintainer or Owner of what they create in a group. */
export interface GroupClaim {
  userEntityRef: string;
  /** Full path of the group; a user name is that person's own namespace. */
  group: { host: string; path: string };
  /** The person's own token of that GitLab. */
  token: string;
}

export interface RoleClaim {
  userEntityRef: string;
  repository: { host: string; projectId: number };
  /** The person's own token of that GitLab. */
  token: string;
}

const maintainer = 40;
const owner = 50;
const defaultDeadlineMs = 10_000;

/**
 * Asks GitLab, with the person's own token, who they are and what their role in a project is. Of the request only the
 * host, which has to be one of `integrations`, and the number of the project are taken.
 */
export class RoleProof {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      integrations: ScmIntegrations;
      aliases: RepositoryAlias[];
      deadlineMs?: number;
      now?(): number;
    },
  ) {}

  /**
   * @throws NotAllowedError where there is no proof, with the way out; ServiceUnavailableError or status 504 where GitLab
   * cannot say
   */
  async prove(claim: RoleClaim): Promise<ProvenRepository> {
    const { host, projectId } = claim.repository;
    return this.#ask(
      { ...claim, host, what: `project ${projectId}` },
      async (gitlab, { id }) => {
        const path = await gitlab.projectPath(projectId);
        return {
          host,
          projectId,
          path,
          role: this.#roleOf(await gitlab.member(projectId, id), {
            path,
            host,
          }),
          urls: this.urlsOf(host, path),
        };
      },
    );
  }

  /** The same question before there is a project: what its repository's role would be. @throws what `prove` throws */
  async proveInGroup(claim: GroupClaim): Promise<ProvenRole> {
    const { host, path } = claim.group;
    return this.#ask(
      { ...claim, host, what: `group ${path}` },
      async (gitlab, { id, username }) => {
        if (username.toLowerCase() === path.toLowerCase()) {
          return 'Owner';
        }
        const member = await gitlab.memberOfGroup(
          await gitlab.groupId(path),
          id,
        );
        return this.#roleOf(member, { path, host });
      },
    );
  }

  /** Every address under which the objects of a repository may name it. */
  urlsOf(host: string, path: string): string[] {
    const { baseUrl } = this.#integration(host).config;
    return repositoryUrls(baseUrl, path, this.options.aliases);
  }

  /** Asks as the person that the catalog says it is, and explains what keeps GitLab from answering. */
  async #ask<T>(
    {
      host,
      token,
      userEntityRef,
      what,
    }: { host: string; token: string; userEntityRef: string; what: string },
    ask: (gitlab: UserGitlab, user: GitlabUser) => Promise<T>,
  ): Promise<T> {
    const { deadlineMs = defaultDeadlineMs } = this.options;
    const { apiBaseUrl, baseUrl } = this.#integration(host).config;
    const userId = await this.#userId(userEntityRef, new URL(baseUrl).hostname);
    const gitlab = new UserGitlab({
      apiBaseUrl,
      token,
      signal: AbortSignal.timeout(deadlineMs),
    });
    try {
      const user = await gitlab.user();
      requireSamePerson(user, userId, { userEntityRef, host });
      return await ask(gitlab, user);
    } catch (error) {
      throw error instanceof UserGitlabError
        ? explain(error, { host, what })
        : error;
    }
  }

  #roleOf(
    member: GitlabMember | undefined,
    { path, host }: { path: string; host: string },
  ): ProvenRole {
    const level = this.#levelOf(member);
    if (level < maintainer) {
      throw new NotAllowedError(
        `You are not Maintainer or Owner of ${path} in ${host}. Ask one of its Owners for the role, and start again.`,
      );
    }
    return level >= owner ? 'Owner' : 'Maintainer';
  }

  #integration(host: string): GitLabIntegration {
    const { integrations } = this.options;
    const integration = integrations.gitlab.byHost(host);
    if (!integration) {
      // What is said instead of a host is not repeated: it could be the token.
      throw new NotAllowedError(
        'repository.host is no GitLab of this portal. Use a repository of one that integrations.gitlab has.',
      );
    }
    return integration;
  }

  /** Number of the GitLab user that the catalog says a person is. */
  async #userId(userEntityRef: string, hostname: string): Promise<string> {
    const { auth, catalog, integrations } = this.options;
    const namesakes = integrations.gitlab
      .list()
      .filter(({ config }) => new URL(config.baseUrl).hostname === hostname);
    // The annotation has no port and no path, so it could mean either.
    if (new Set(namesakes.map(({ config }) => config.baseUrl)).size > 1) {
      throw new NotAllowedError(
        `integrations.gitlab has more than one GitLab on ${hostname}, so the annotation ${hostname}/user-id does not prove who anybody is there. Ask the platform team to give each its own host name.`,
      );
    }
    const annotation = `${hostname}/user-id`;
    const entity = await catalog.getEntityByRef(userEntityRef, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    const value = entity?.metadata.annotations?.[annotation];
    if (!value || !/^[1-9][0-9]{0,15}$/.test(value)) {
      throw new NotAllowedError(
        `The catalog does not say who ${userEntityRef} is in GitLab: the entity has no annotation ${annotation} with the number of the GitLab user. Ask the platform team to add it.`,
      );
    }
    return value;
  }

  #levelOf(member: GitlabMember | undefined): number {
    const { now = Date.now } = this.options;
    const isOver = member?.expires_at && Date.parse(member.expires_at) <= now();
    const isActive =
      member?.state === 'active' &&
      (member.membership_state ?? 'active') === 'active';
    return member && isActive && !isOver ? member.access_level : 0;
  }
}

// Never by user name or mail address: both can be changed, and given to the next person.
function requireSamePerson(
  user: GitlabUser,
  userId: string,
  { userEntityRef, host }: { userEntityRef: string; host: string },
): void {
  if (String(user.id) !== userId) {
    throw new NotAllowedError(
      `The GitLab token does not belong to ${userEntityRef}, who is user ${userId} of ${host}. Sign in to GitLab as yourself, and start again.`,
    );
  }
  if (user.state !== 'active') {
    throw new NotAllowedError(
      `Your account in ${host} is not active. Ask its administrators.`,
    );
  }
}

function explain(
  { failure }: UserGitlabError,
  { host, what }: { host: string; what: string },
): Error {
  switch (failure) {
    case 'timeout':
      return errorWithStatus(
        504,
        `GitLab ${host} does not answer in time, so your role is not proved. Start again later.`,
      );
    case 'away':
      return new ServiceUnavailableError(
        `GitLab ${host} does not answer now, so your role is not proved. Start again later.`,
      );
    case 'busy':
      return new ServiceUnavailableError(
        `GitLab ${host} asks for a pause, so your role is not proved. Start again in a few minutes.`,
      );
    case 'notGitlab':
      return new ServiceUnavailableError(
        `What answers for ${host} is not the API of GitLab, so your role is not proved. Ask the platform team to look at integrations.gitlab.`,
      );
    case 'token':
      return new NotAllowedError(
        `GitLab ${host} does not accept your token. Sign in to GitLab again, and start again.`,
      );
    case 'scope':
      return new NotAllowedError(
        `Your GitLab token lacks the scope read_api or api, with which your role can be asked for. Sign in to GitLab again and grant it; the template asks for it in additionalScopes.`,
      );
    case 'missing':
      return new NotAllowedError(
        `GitLab ${host} has no ${what}, or you may not see it. Ask one of its Owners for the role Maintainer.`,
      );
    default:
      return new NotAllowedError(
        `GitLab ${host} refuses to tell you your role in ${what}. Ask its administrators.`,
      );
  }
}
