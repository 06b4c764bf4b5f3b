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

import { LoggerService } from '@backstage/backend-plugin-api';
import { GitlabClient } from '../../gitlab/GitlabClient';
import { LinkLedger } from '../../links/LinkFacts';
import { fileOfLocation } from '../../links/location';
import { LocationReading } from '../../links/query';
import { repositoryKey } from '../../links/repository';
import { HeldApplications } from './HeldApplications';
import { RepositoryRow } from './rows';

/** After this many milliseconds GitLab is asked again where a project is. */
const pathAgeMs = 3_600_000;
/** What GitLab did not say is asked again no earlier. */
const retryMs = 60_000;

const idOf = (row: RepositoryRow) =>
  `${row.gitlab_host} ${row.gitlab_project_id}`;

/**
 * Confirms links by what the ledger knows: the portal made this application for this entity, and the catalog reads the
 * entity from the very GitLab project, wherever that is now. GitLab is asked by the project's number, in the background.
 */
export class LedgerLinks implements LinkLedger {
  /** When each project was last asked for. */
  readonly #askedAt = new Map<string, number>();
  /** Projects that are gone, or that the portal does not see. */
  readonly #gone = new Set<string>();
  #onLearned: () => void = () => {};

  constructor(
    private readonly options: {
      held: HeldApplications;
      gitlab: Pick<GitlabClient, 'pageOf' | 'projectWithId'>;
      reading: LocationReading;
      logger: LoggerService;
      now?(): number;
    },
  ) {}

  /** Calls back when a project turns out to be elsewhere than was known. */
  onLearned(listener: () => void): void {
    this.#onLearned = listener;
  }

  confirms(
    ...[application, entityRef, location]: Parameters<LinkLedger['confirms']>
  ): boolean {
    const { held, reading } = this.options;
    const { aliases, gitlabs = [] } = reading;
    const row = held.get(application);
    const repository = row && held.repositoryOf(row);
    if (!repository || row.entity_ref !== entityRef) {
      return false;
    }
    const now = this.#keyOf(repository.gitlab_host, repository.path);
    const then = this.#keyOf(repository.gitlab_host, row.repository_path);
    const file = fileOfLocation(location, gitlabs, aliases);
    const isThere = now !== undefined && file?.repository === now;
    const age = this.#now() - Date.parse(repository.path_checked_at);
    if (!isThere || age > pathAgeMs) {
      this.#ask(repository);
    }
    return (
      isThere &&
      !this.#gone.has(idOf(repository)) &&
      application.sources.some(({ repoUrl }) => {
        const source = repositoryKey(repoUrl, aliases);
        return source !== undefined && (source === now || source === then);
      })
    );
  }

  #keyOf(host: string, path: string): string | undefined {
    const page = this.options.gitlab.pageOf(host, path);
    return page && repositoryKey(page, this.options.reading.aliases);
  }

  #ask(repository: RepositoryRow): void {
    const id = idOf(repository);
    const { gitlab, held, logger } = this.options;
    if (this.#now() - (this.#askedAt.get(id) ?? -Infinity) < retryMs) {
      return;
    }
    this.#askedAt.set(id, this.#now());
    gitlab
      .projectWithId(repository.gitlab_host, repository.gitlab_project_id)
      .then(async project => {
        const wasGone = this.#gone.delete(id);
        if (!project) {
          this.#gone.add(id);
        } else {
          await held.learnPath(repository, project.path);
        }
        const isNews = project
          ? wasGone || project.path !== repository.path
          : !wasGone;
        if (isNews) {
          this.#onLearned();
        }
      })
      .catch(error =>
        logger.debug(
          `Where GitLab project ${repository.gitlab_project_id} is, is not known: ${error.message}`,
        ),
      );
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }
}
