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

import { applicationKey, ApplicationRef } from '@slipway/plugin-argocd-common';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { isComparable } from '../record/conditions';
import { isUnderWay } from '../record/operation';
import { revisionsOf } from '../record/revisions';
import { RunningVersions } from '../record/RunningVersions';
import { ApplicationStore } from '../store/ApplicationStore';
import { lastSync } from '../verdict/lastSync';
import { currentPods } from './currentPods';
import { DeployedImages } from './DeployedImages';
import { StandingFacts, workOutStanding, WorkedOutStanding } from './standing';
import {
  comparedRevision,
  deployedRevision,
  TrackedSource,
  trackedSource,
} from './trackedSource';
import { RepositoryChanges, RepositoryFacts } from './types';

/** Where an application stands, with what is known of its repository. */
export interface ApplicationStanding extends WorkedOutStanding {
  repository?: RepositoryFacts;
  /**
   * Whether a commit is known to change nothing that is deployed: Argo CD has compared it and found nothing to do. GitLab
   * is asked, once per push, whether it touched what is rendered; so a list of many applications does not ask this.
   */
  isHarmless?(sha: string): boolean;
}

/** Whether what is deployed runs as Git wants it; what is unhealthy runs, too, and its verdict says how. */
function isSettled(record: ApplicationRecord): boolean {
  const { sync, health } = record;
  const operation = lastSync(record);
  return (
    sync.status === 'Synced' &&
    (health.status === 'Healthy' || health.status === 'Degraded') &&
    !(operation && isUnderWay(operation))
  );
}

/** Works out where applications stand, from memory alone. */
export class Standings {
  readonly #images = new DeployedImages();
  /** Pages of repositories, by application. */
  readonly #repositories = new Map<string, string>();
  readonly #applications = new Map<string, Map<string, ApplicationRef>>();

  constructor(
    private readonly options: {
      store: ApplicationStore;
      changes: RepositoryChanges;
      addresses: Addresses;
      runningOf(ref: ApplicationRef): RunningVersions | undefined;
      /** Whether anybody looks at an application: of others no repository is read. */
      isLinked(ref: ApplicationRef): boolean;
      /** Whether an image is of a service that the catalog knows of an application. */
      isOfService(ref: ApplicationRef, path: string): boolean;
      /** Told of applications that stand elsewhere than before without having changed themselves. */
      onNews(refs: ApplicationRef[]): void;
    },
  ) {
    options.store.onChange(changed => {
      for (const ref of changed) {
        this.#see(ref);
      }
    });
    options.changes.onChange(repositories =>
      repositories.forEach(repository => this.#tell(repository)),
    );
  }

  /** Somebody looks: what the repository holds is read again where that is due. */
  look(record: ApplicationRecord): void {
    const source = trackedSource(record, this.options.addresses);
    if (source) {
      this.options.changes.look(source.repository, source.branch);
    }
  }

  /**
   * @param serviceOf - the catalog component that an image of the application is the image of
   * @param onlyService - the component whose service alone counts
   * @param isAsked - whether GitLab may be asked which commits touched a folder, where that is not known
   */
  of(
    record: ApplicationRecord,
    {
      isAsked,
      ...options
    }: Pick<StandingFacts, 'serviceOf' | 'onlyService'> & {
      isAsked?: boolean;
    },
  ): ApplicationStanding {
    const { addresses, changes, isOfService, runningOf } = this.options;
    const source = trackedSource(record, addresses);
    const repository =
      source && changes.facts(source.repository, source.branch);
    const standing = workOutStanding({
      ...options,
      application: record.name,
      running: currentPods(runningOf(record), record.images),
      repository,
      deployedImages: this.#images.of(record, source?.repository ?? ''),
      repositoryImages: source && this.#images.ofAll(source.repository),
      readImages: this.#readImages(source?.repository),
      isOfService: path => isOfService(record, path),
      contains: (commit, ancestor) =>
        source && changes.contains(source.repository, commit, ancestor),
      rendered: source?.path
        ? () => ({
            commits: changes.touching(
              source.repository,
              source.branch,
              source.path!,
              isAsked,
            ),
            deployed: deployedRevision(record, source.index),
            compared: comparedRevision(record, source.index),
            isSettled: isSettled(record),
          })
        : undefined,
    });
    return {
      ...standing,
      repository,
      isHarmless: sha => this.#isHarmless(sha, record, source),
    };
  }

  #isHarmless(
    sha: string,
    record: ApplicationRecord,
    source: TrackedSource | undefined,
  ): boolean {
    const { changes } = this.options;
    const compared = source && comparedRevision(record, source.index);
    const [last] = record.history ?? [];
    if (
      source?.path === undefined ||
      record.sync.status !== 'Synced' ||
      (last && revisionsOf(last)[source.index] === sha)
    ) {
      return false;
    }
    const { repository, branch, path } = source;
    const { commits = [] } = changes.facts(repository, branch) ?? {};
    const comparedAt = commits.findIndex(commit => commit.sha === compared);
    // Compared with what GitLab has not told yet, there are other commits after it, of which nothing is known.
    if (
      comparedAt < 0 ||
      comparedAt > commits.findIndex(commit => commit.sha === sha)
    ) {
      return false;
    }
    return changes.touching(repository, branch, path)?.includes(sha) === false;
  }

  /** What is known of a repository as long as its applications may have images that were not read. */
  #readImages(repository = ''): ReadonlySet<string> | undefined {
    return this.#isRead(repository)
      ? undefined
      : this.#images.ofAll(repository);
  }

  /** Whether all images are known that the applications of a repository run or are asked for. */
  #isRead(repository: string): boolean {
    const { size = 0 } = this.#applications.get(repository) ?? {};
    return size > 0 && this.#images.count(repository) === size;
  }

  #see(ref: ApplicationRef): void {
    const record = this.options.store.get(ref);
    const source = record && trackedSource(record, this.options.addresses);
    const before = this.#repositories.get(applicationKey(ref));
    const concerned = [...new Set([before, source?.repository])].flatMap(
      repository => repository ?? [],
    );
    const wereRead = concerned.map(repository => this.#isRead(repository));
    this.#place(ref, source?.repository);
    const revision = record && source && comparedRevision(record, source.index);
    if (source && revision && this.options.isLinked(ref)) {
      this.options.changes.pushed(source.repository, source.branch, revision);
    }
    const news = record && source && this.#keepImages(record, source);
    concerned
      .filter(
        (repository, at) =>
          repository === news || this.#isRead(repository) !== wereRead[at],
      )
      .forEach(repository => this.#tell(repository));
  }

  /** @returns the repository of the application where it has other images than before */
  #keepImages(
    record: ApplicationRecord,
    { repository }: TrackedSource,
  ): string | undefined {
    const running = this.options.runningOf(record);
    if (!running) {
      this.#images.remove(record);
      return undefined;
    }
    const isPartial = !isComparable(record) || running.isWithoutGit;
    return this.#images.put(record, repository, running, isPartial)
      ? repository
      : undefined;
  }

  #place(ref: ApplicationRef, repository: string | undefined): void {
    const key = applicationKey(ref);
    const before = this.#repositories.get(key);
    if (before === repository) {
      return;
    }
    if (before !== undefined) {
      this.#repositories.delete(key);
      this.#images.remove(ref);
      const others = this.#applications.get(before);
      others?.delete(key);
      if (others?.size === 0) {
        this.#applications.delete(before);
      }
    }
    if (repository !== undefined) {
      this.#repositories.set(key, repository);
      const others = this.#applications.get(repository) ?? new Map();
      this.#applications.set(
        repository,
        others.set(key, {
          instance: ref.instance,
          namespace: ref.namespace,
          name: ref.name,
        }),
      );
    }
  }

  #tell(repository: string): void {
    const applications = this.#applications.get(repository);
    if (applications) {
      this.options.onNews([...applications.values()]);
    }
  }
}
