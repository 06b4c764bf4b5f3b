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
import { gitSources } from '../../links/gitSources';
import { LedgerVerdict, LinkLedger } from '../../links/LinkFacts';
import { fileOfLocation, RepositoryFile } from '../../links/location';
import { LocationReading } from '../../links/query';
import { repositoryKey } from '../../links/repository';
import { branchOf } from '../../links/revision';
import { ApplicationSource } from '../../record/ApplicationRecord';
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
 * entity from the very GitLab project, wherever that is now, and from a branch that is deployed or the default one. GitLab
 * is asked by the project's number, in the background. An address that the project had before is somebody's claim only.
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
      /** @see LinkFacts */
      defaultBranch(repository: string): string | undefined;
      now?(): number;
    },
  ) {
    options.held.onCaughtUp(() => this.#onLearned());
  }

  /** Calls back when a project turns out to be elsewhere than was known, or the ledger was read for what is new. */
  onLearned(listener: () => void): void {
    this.#onLearned = listener;
  }

  verdict(
    ...[application, entityRef, location]: Parameters<LinkLedger['verdict']>
  ): LedgerVerdict {
    const { held, reading } = this.options;
    const row = held.get(application);
    if (!row) {
      return held.isReadFor(application) ? 'unknown' : 'notRead';
    }
    if (row.entity_ref === null) {
      return 'unknown';
    }
    const repository = held.repositoryOf(row);
    if (!repository || row.entity_ref !== entityRef) {
      return 'another';
    }
    const now = this.#keyOf(repository.gitlab_host, repository.path);
    const file = fileOfLocation(
      location,
      reading.gitlabs ?? [],
      reading.aliases,
    );
    const isThere = now !== undefined && file?.repository === now;
    const age = this.#now() - Date.parse(repository.path_checked_at);
    if (!isThere || age > pathAgeMs) {
      this.#ask(repository);
    }
    if (!isThere || this.#gone.has(idOf(repository))) {
      return 'another';
    }
    return this.#deploys(application.sources, file);
  }

  /** Whether an application is made of the repository that the file is in, and the file of what counts there. */
  #deploys(
    sources: ApplicationSource[],
    { repository, revision }: RepositoryFile,
  ): LedgerVerdict {
    const { aliases } = this.options.reading;
    const own = gitSources(sources);
    if (
      own.length === 0 ||
      own.some(({ repoUrl }) => repositoryKey(repoUrl, aliases) !== repository)
    ) {
      return 'another';
    }
    const defaultBranch = () => this.options.defaultBranch(repository);
    const read = branchOf(revision, defaultBranch);
    if (
      read !== undefined &&
      own.some(
        ({ targetRevision }) =>
          branchOf(targetRevision, defaultBranch) === read,
      )
    ) {
      return 'confirmed';
    }
    // Anybody who may push has branches, tags and commits of merge requests.
    const known = defaultBranch();
    if (known === undefined) {
      return 'notRead';
    }
    return read === known ? 'confirmed' : 'another';
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
