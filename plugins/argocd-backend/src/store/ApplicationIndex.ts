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

import { ApplicationQuery } from '../links/query';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { LinkPair } from '../links/LinkOriginTable';
import { RepositoryAlias, repositoryKey } from '../links/repository';
import { matchesSelector } from '../links/selector';
import { MultiMap } from './MultiMap';
import { keysOfLabels, keysOfSelector } from './labelKeys';
import { StoredApplication } from './StoredApplication';

/** Finds the applications that a query may mean without looking at all of them. */
export class ApplicationIndex {
  readonly #byInstance = new MultiMap<StoredApplication>();
  readonly #byName = new MultiMap<StoredApplication>();
  readonly #byLabel = new MultiMap<StoredApplication>();
  readonly #byProject = new MultiMap<StoredApplication>();
  readonly #byRepository = new MultiMap<StoredApplication>();
  readonly #byEntityRef = new MultiMap<StoredApplication>();

  constructor(private readonly aliases: RepositoryAlias[]) {}

  add(application: StoredApplication, record: ApplicationRecord): void {
    this.#each(application, record, (index, key) =>
      index.add(key, application),
    );
  }

  remove(application: StoredApplication): void {
    this.#each(application, application.record(), (index, key) =>
      index.remove(key, application),
    );
  }

  listByInstance(instance: string): StoredApplication[] {
    return [...this.#byInstance.get(instance)];
  }

  /** How many an instance has. */
  countByInstance(instance: string): number {
    return this.#byInstance.get(instance).length;
  }

  named(name: string): StoredApplication[] {
    return this.#byName.get(name);
  }

  /** Applications with a source in one of these repositories, by their addresses. */
  ofRepositories(repoUrls: string[]): StoredApplication[] {
    const keys = repoUrls.flatMap(
      url => repositoryKey(url, this.aliases) ?? [],
    );
    return [
      ...new Set(
        [...new Set(keys)].flatMap(key => this.#byRepository.get(key)),
      ),
    ];
  }

  /** Applications with the entities that they name. */
  namedEntities(): LinkPair[] {
    const pairs: LinkPair[] = [];
    for (const [entityRef, applications] of this.#byEntityRef.entries()) {
      for (const { instance, namespace, name } of applications) {
        pairs.push({ application: { instance, namespace, name }, entityRef });
      }
    }
    return pairs;
  }

  /**
   * Every application that may belong to the query's entity; what is too many is sorted out by `explainLink`.
   *
   * @param all - the applications to look through where no index helps
   */
  candidates(
    query: ApplicationQuery,
    all: () => Iterable<StoredApplication>,
  ): Set<StoredApplication> {
    return new Set([
      ...this.#byEntityRef.get(query.entityRef),
      ...this.#claimed(query, all),
      ...(query.file ? this.#byRepository.get(query.file.repository) : []),
    ]);
  }

  #claimed(
    query: ApplicationQuery,
    all: () => Iterable<StoredApplication>,
  ): Iterable<StoredApplication> {
    if (query.names) {
      return query.names.flatMap(name => this.#byName.get(name));
    }
    if (query.selector) {
      const keys = keysOfSelector(query.selector);
      const candidates = keys
        ? keys.flatMap(key => this.#byLabel.get(key))
        : [...all()];
      // Only what matches is worth its record; what nearly does is told by names and projects.
      return keys
        ? candidates
        : candidates.filter(({ labels }) =>
            matchesSelector(query.selector!, labels),
          );
    }
    return (query.projects ?? []).flatMap(name => this.#byProject.get(name));
  }

  #each(
    application: StoredApplication,
    record: ApplicationRecord,
    visit: (index: MultiMap<StoredApplication>, key: string) => void,
  ): void {
    visit(this.#byInstance, application.instance);
    visit(this.#byName, application.name);
    visit(this.#byProject, application.project);
    for (const key of keysOfLabels(application.labels)) {
      visit(this.#byLabel, key);
    }
    for (const ref of record.entityRefs) {
      visit(this.#byEntityRef, ref);
    }
    const repositories = record.sources.map(({ repoUrl }) =>
      repositoryKey(repoUrl, this.aliases),
    );
    for (const repository of new Set(repositories)) {
      if (repository) {
        visit(this.#byRepository, repository);
      }
    }
  }
}
