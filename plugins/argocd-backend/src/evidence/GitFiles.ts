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

import { GitPlace } from '@slipway/plugin-argocd-common';
import { LRUCache } from 'lru-cache';
import { posix } from 'node:path';
import { GitlabClient, pageSize } from '../gitlab/GitlabClient';
import { filePage } from '../pages/filePage';
import { ProgramPlace } from './crashReport';

/** A repository at a commit, by its page for people. */
export interface Checkout {
  repository: string;
  revision: string;
}

/** Texts and lists that are kept; a commit does not change. */
const maxKept = 500;
const maxCharacters = 16 * 1024 * 1024;
/** Pages of the list of a repository's files; in a larger one nothing is looked for. */
const maxPages = 10;
/** Files of the same name that are read to find the one that is meant. */
const maxCandidates = 3;

type Kept = { text?: string } | { paths?: string[] };

/** Files of repositories in GitLab, each read once per commit for everybody, and never shown as a whole. */
export class GitFiles {
  readonly #kept = new LRUCache<string, Kept, () => Promise<Kept>>({
    max: maxKept,
    maxSize: maxCharacters,
    sizeCalculation: kept => JSON.stringify(kept).length,
    ignoreFetchAbort: true,
    fetchMethod: (_key, _stale, { context }) => context(),
  });

  constructor(
    private readonly gitlab: Pick<GitlabClient, 'project' | 'file' | 'tree'>,
  ) {}

  /** `undefined` where there is no such file. @throws GitlabError */
  async text(
    { repository, revision }: Checkout,
    path: string,
  ): Promise<string | undefined> {
    const project = this.gitlab.project(repository);
    if (!project) {
      return undefined;
    }
    const kept = await this.#kept.fetch(`${repository} ${revision} ${path}`, {
      context: async () => ({
        text: await this.gitlab.file(project, path, revision),
      }),
    });
    return kept && 'text' in kept ? kept.text : undefined;
  }

  /** A place of a file, where the file has it. */
  async place(
    checkout: Checkout,
    role: GitPlace['role'],
    path: string,
    line?: number,
  ): Promise<GitPlace | undefined> {
    const text = await this.text(checkout, path);
    const lines = text?.split('\n').length ?? 0;
    return lines > 0 && (line ?? 1) <= lines
      ? toPlace(checkout, role, path, line)
      : undefined;
  }

  /**
   * The file of the repository that a crashed program names: of this name, below a folder of this service where there are
   * several, and with the line that the report has.
   */
  async programPlace(
    checkout: Checkout,
    { file, line, source }: ProgramPlace,
    service: string | undefined,
  ): Promise<GitPlace | undefined> {
    const name = posix.basename(file);
    const named = ((await this.#paths(checkout)) ?? []).filter(
      path => posix.basename(path) === name,
    );
    const own = named.filter(
      path => service && path.split('/').includes(service),
    );
    const candidates = own.length > 0 ? own : named;
    if (candidates.length > maxCandidates) {
      return undefined;
    }
    const texts = await Promise.all(
      candidates.map(path => this.text(checkout, path)),
    );
    const found = candidates.filter((_, index) => {
      const text = texts[index]?.split('\n')[line - 1]?.trim();
      return source === undefined ? text !== undefined : text === source;
    });
    return found.length === 1
      ? toPlace(checkout, 'program', found[0], line)
      : undefined;
  }

  async #paths({
    repository,
    revision,
  }: Checkout): Promise<string[] | undefined> {
    const project = this.gitlab.project(repository);
    if (!project) {
      return undefined;
    }
    const kept = await this.#kept.fetch(`${repository} ${revision}`, {
      context: async () => {
        const paths: string[] = [];
        for (let page = 1; page <= maxPages; page += 1) {
          const entries = await this.gitlab.tree(project, revision, page);
          paths.push(
            ...entries
              .filter(({ type }) => type === 'blob')
              .map(({ path }) => path),
          );
          if (entries.length < pageSize) {
            return { paths };
          }
        }
        return {};
      },
    });
    return kept && 'paths' in kept ? kept.paths : undefined;
  }
}

export function toPlace(
  { repository, revision }: Checkout,
  role: GitPlace['role'],
  path: string,
  line?: number,
  endLine?: number,
): GitPlace {
  return {
    role,
    path,
    ...(line && { line }),
    ...(endLine && { endLine }),
    revision,
    url: filePage(repository, revision, path, line, endLine),
  };
}
