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

import {
  GitlabClient,
  GitlabProject,
  pageSize,
  isRefused,
} from '../../gitlab/GitlabClient';
import { GitlabRegistryRepository } from '../../gitlab/types';
import { ImageFacts } from './types';

/** Shorter tags may be anything. */
const shortLength = 8;
/** Pages of tags that are read of one image repository. */
const maxPages = 20;
/** Commits that are asked for one by one at a time. */
const maxSingle = 10;

/** Images by commit; commits that are not in it are not known yet. `undefined` where the registry does not say. */
export type FoundImages = Map<string, ImageFacts[]> | undefined;

type LookupClient = Pick<GitlabClient, 'registryRepositories' | 'tags' | 'tag'>;

/** The commit of a list that a tag names: whole, or by a prefix that no other begins with. */
function commitOfTag(tag: string, shas: string[]): string | undefined {
  if (!/^[0-9a-f]{8,64}$/.test(tag)) {
    return undefined;
  }
  const found = shas.filter(sha => sha.startsWith(tag));
  return found.length === 1 ? found[0] : undefined;
}

/** Finds the images that carry commits as their tags. */
export class ImageLookup {
  constructor(private readonly client: LookupClient) {}

  /**
   * @param shas - commits that are asked for, newest first
   * @param options - `all`: commits of the branch, which make a short tag ambiguous; `areMany`: to read lists of tags
   */
  async find(
    project: GitlabProject,
    shas: string[],
    { all, areMany }: { all: string[]; areMany: boolean },
  ): Promise<FoundImages> {
    let repositories: GitlabRegistryRepository[];
    try {
      repositories = await this.client.registryRepositories(project);
    } catch (error) {
      if (isRefused(error)) {
        return undefined;
      }
      throw error;
    }
    return areMany
      ? this.#list(project, repositories, shas, all)
      : this.#single(project, repositories, shas, all);
  }

  async #list(
    project: GitlabProject,
    repositories: GitlabRegistryRepository[],
    shas: string[],
    all: string[],
  ): Promise<FoundImages> {
    const found = new Map<string, ImageFacts[]>();
    let isWhole = true;
    for (const { id, path } of repositories) {
      for (let page = 1; ; page += 1) {
        const tags = await this.client.tags(project, id, page);
        for (const { name } of tags) {
          const sha = commitOfTag(name, all);
          if (sha) {
            const images = found.get(sha) ?? [];
            // An image may carry its commit twice, whole and short.
            if (!images.some(({ repository }) => repository === path)) {
              found.set(sha, [...images, { repository: path, tag: name }]);
            }
          }
        }
        if (tags.length < pageSize) {
          break;
        }
        if (page === maxPages) {
          isWhole = false;
          break;
        }
      }
    }
    const rest = shas.filter(sha => !found.has(sha));
    if (isWhole) {
      rest.forEach(sha => found.set(sha, []));
      return found;
    }
    const single = await this.#single(project, repositories, rest, all);
    return new Map([...found, ...single]);
  }

  async #single(
    project: GitlabProject,
    repositories: GitlabRegistryRepository[],
    shas: string[],
    all: string[],
  ): Promise<Map<string, ImageFacts[]>> {
    const found = new Map<string, ImageFacts[]>();
    for (const sha of shas.slice(0, maxSingle)) {
      const images = await Promise.all(
        repositories.map(({ id, path }) =>
          this.#image(project, { id, path }, sha, all),
        ),
      );
      found.set(
        sha,
        images.filter(image => image !== undefined),
      );
    }
    return found;
  }

  async #image(
    project: GitlabProject,
    { id, path }: Pick<GitlabRegistryRepository, 'id' | 'path'>,
    sha: string,
    all: string[],
  ): Promise<ImageFacts | undefined> {
    for (const name of [sha, sha.slice(0, shortLength)]) {
      if (name === sha || commitOfTag(name, all) === sha) {
        const tag = await this.client.tag(project, id, name);
        if (tag) {
          return {
            repository: path,
            tag: tag.name,
            createdAt: tag.created_at
              ? new Date(tag.created_at).toISOString()
              : undefined,
          };
        }
      }
    }
    return undefined;
  }
}
