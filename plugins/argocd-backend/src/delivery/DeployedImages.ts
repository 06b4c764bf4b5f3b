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
import { RunningVersions } from '../record/RunningVersions';
import { parseImage } from './imageName';

const none: ReadonlySet<string> = new Set();

/** No key of an application. */
const everybody = '';

type Paths = ReadonlySet<string>;

function isSame(one: Paths, other: Paths): boolean {
  return one.size === other.size && [...one].every(path => other.has(path));
}

/** Puts together the images of those that share one, directly or by others. */
function together(all: Iterable<[string, Paths]>): Map<string, Paths> {
  const groups = new Map<string, { paths: Set<string>; keys: string[] }>();
  for (const [key, paths] of all) {
    const group = { paths: new Set(paths), keys: [key] };
    for (const other of new Set([...paths].map(path => groups.get(path)))) {
      other?.paths.forEach(path => group.paths.add(path));
      group.keys.push(...(other?.keys ?? []));
    }
    group.paths.forEach(path => groups.set(path, group));
  }
  return new Map(
    [...new Set(groups.values())].flatMap(({ keys, paths }) =>
      keys.map(key => [key, paths] as const),
    ),
  );
}

/** Which images the applications of a repository run or ask for, kept up to date as they change. */
export class DeployedImages {
  /** By repository, then by application. */
  readonly #repositories = new Map<string, Map<string, Paths>>();
  readonly #repositoryOf = new Map<string, string>();
  /** Applications that may have more images than they tell, by repository. */
  readonly #partial = new Map<string, Set<string>>();
  readonly #together = new Map<string, Map<string, Paths>>();

  /**
   * @param repository - page of the repository that the application is deployed from
   * @param isPartial - whether Git may ask the application for images that nobody knows
   * @returns whether the application has other images than before
   */
  put(
    ref: ApplicationRef,
    repository: string,
    running: RunningVersions,
    isPartial = false,
  ): boolean {
    const key = applicationKey(ref);
    const paths = new Set(
      running.services.flatMap(service =>
        [
          ...service.running.map(({ image }) => image),
          ...(service.wanted ?? []),
        ].map(image => parseImage(image).path),
      ),
    );
    const before = this.#repositories.get(repository)?.get(key);
    if (before && isSame(before, paths)) {
      this.#setPartial(repository, key, isPartial);
      return false;
    }
    this.remove(ref);
    this.#setPartial(repository, key, isPartial);
    const applications = this.#repositories.get(repository) ?? new Map();
    this.#repositories.set(repository, applications.set(key, paths));
    this.#repositoryOf.set(key, repository);
    this.#together.delete(repository);
    return true;
  }

  remove(ref: ApplicationRef): void {
    const key = applicationKey(ref);
    const repository = this.#repositoryOf.get(key);
    if (repository === undefined) {
      return;
    }
    this.#repositoryOf.delete(key);
    this.#together.delete(repository);
    this.#setPartial(repository, key, false);
    const applications = this.#repositories.get(repository);
    applications?.delete(key);
    if (applications?.size === 0) {
      this.#repositories.delete(repository);
    }
  }

  /** How many applications of a repository have told all of their images. */
  count(repository: string): number {
    const { size = 0 } = this.#repositories.get(repository) ?? {};
    return size - (this.#partial.get(repository)?.size ?? 0);
  }

  /**
   * The images that an application may be expected to have: those of all that share an image with it, as the environments
   * of one project do. What runs none yet may get any of its repository.
   */
  of(ref: ApplicationRef, repository: string): Paths {
    const groups = this.#groups(repository);
    return groups?.get(applicationKey(ref)) ?? groups?.get(everybody) ?? none;
  }

  /** The images of all applications of a repository. */
  ofAll(repository: string): Paths {
    return this.#groups(repository)?.get(everybody) ?? none;
  }

  #setPartial(repository: string, key: string, isPartial: boolean): void {
    const keys = this.#partial.get(repository) ?? new Set<string>();
    if (isPartial) {
      this.#partial.set(repository, keys.add(key));
    } else if (keys.delete(key) && keys.size === 0) {
      this.#partial.delete(repository);
    }
  }

  #groups(repository: string): Map<string, Paths> | undefined {
    const known = this.#together.get(repository);
    const applications = this.#repositories.get(repository);
    if (known || !applications) {
      return known;
    }
    const groups = together(applications);
    groups.set(
      everybody,
      new Set([...applications.values()].flatMap(paths => [...paths])),
    );
    this.#together.set(repository, groups);
    return groups;
  }
}
