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

import { Config } from '@backstage/config';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  getGitLabFileFetchUrl,
  GitLabIntegration,
  ScmIntegrations,
} from '@backstage/integration';

/**
 * The page of a file in GitLab, in the one form that no two parsers read differently: no pattern, nothing encoded but a
 * slash in the name of a branch or a space.
 */
const filePage =
  /^https?:\/\/[^/?#%*]+\/[-.\w/]+\/blob\/(?:[^/?#%*]|%2F)+\/(?:[^?#%*]|%20)+(?:\?ref_type=(?:heads|tags))?$/;
/** A path, and no number, which GitLab would take for the id of any project. */
const projectPath = /^\w[-.\w]*(?:\/\w[-.\w]*)+$/;
const requestPath =
  /\/api\/v4\/projects\/([^/]+)\/repository\/files\/[^/]+\/raw$/;

interface AllowedHost {
  host: string;
  /** Lower case, with a slash at their end; every group where absent. */
  groups?: string[];
}

function readAllowed(config: Config, integrations: ScmIntegrations) {
  const host = config.getString('host');
  if (!integrations.gitlab.byHost(host)) {
    throw new InputError(
      `integrations.gitlab has no ${host}: name one of its hosts, with the port`,
    );
  }
  const groups = config.getOptionalStringArray('groups')?.map(group => {
    if (!/^\w[-.\w]*(\/\w[-.\w]*)*$/.test(group)) {
      throw new InputError(
        `${group} is no full path of a group, e.g. blue/shops`,
      );
    }
    return `${group.toLowerCase()}/`;
  });
  return { host, groups };
}

/** The project that the GitLab integration would ask for a file, by the very address of its request. */
async function projectOf(
  target: string,
  { config }: GitLabIntegration,
): Promise<string | undefined> {
  try {
    const requested = new URL(await getGitLabFileFetchUrl(target, config));
    const [, project] = requestPath.exec(requested.pathname) ?? [];
    const path = project && decodeURIComponent(project);
    return path && projectPath.test(path) ? path : undefined;
  } catch {
    // It would ask for none, e.g. beside the path that GitLab itself has.
    return undefined;
  }
}

/** What people may register in the catalog, which reads it with the portal's own token, a dry run included. */
export class AllowedLocations {
  /** @throws InputError that names the entry and what is wrong with it */
  static fromConfig(config: Config): AllowedLocations {
    const integrations = ScmIntegrations.fromConfig(config);
    const entries =
      config.getOptionalConfigArray('portal.registration.allowed') ?? [];
    return new AllowedLocations(
      integrations,
      entries.map((entry, index) => {
        try {
          return readAllowed(entry, integrations);
        } catch (error) {
          throw new InputError(
            `portal.registration.allowed[${index}]: ${
              (error as Error).message
            }`,
          );
        }
      }),
    );
  }

  private constructor(
    private readonly integrations: ScmIntegrations,
    private readonly allowed: AllowedHost[],
  ) {}

  /** @throws InputError for what is no plain address of a file, NotAllowedError for what nothing names */
  async require(target: string): Promise<void> {
    // An address that is not written as it is read could be read as another one.
    if (!filePage.test(target) || new URL(target).href !== target) {
      throw new InputError(
        `${target} cannot be registered: give the address of one file as GitLab shows it, https://…/-/blob/main/catalog-info.yaml.`,
      );
    }
    if (!(await this.#names(new URL(target)))) {
      throw new NotAllowedError(
        `${target} may not be registered: portal.registration.allowed names no group that it is in. Ask the platform team.`,
      );
    }
  }

  /** Whether what is in a group of a host may be registered. */
  hasGroup(host: string, group: string): boolean {
    return this.#has(host, `${group}/`);
  }

  #has(host: string, path: string): boolean {
    return this.allowed.some(
      entry =>
        entry.host === host &&
        (!entry.groups ||
          entry.groups.some(group => path.toLowerCase().startsWith(group))),
    );
  }

  async #names({ host, href, username, password }: URL): Promise<boolean> {
    const integration = this.integrations.gitlab.byHost(host);
    if (!integration || username || password) {
      return false;
    }
    const project = await projectOf(href, integration);
    return project !== undefined && this.#has(host, project);
  }
}
