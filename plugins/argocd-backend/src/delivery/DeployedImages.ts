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

/** Which images the applications of a repository run or ask for, kept up to date as they change. */
export class DeployedImages {
  readonly #ofApplication = new Map<
    string,
    { repository: string; paths: Set<string> }
  >();
  /** How many applications use a path, by repository. */
  readonly #counts = new Map<string, Map<string, number>>();

  /**
   * @param repository - page of the repository that the application is deployed from
   * @returns whether the repository has other images than before
   */
  put(
    ref: ApplicationRef,
    repository: string,
    running: RunningVersions,
  ): boolean {
    const before = this.of(repository);
    this.remove(ref);
    const paths = new Set(
      running.services.flatMap(service =>
        [
          ...service.running.map(({ image }) => image),
          ...(service.wanted ?? []),
        ].map(image => parseImage(image).path),
      ),
    );
    this.#ofApplication.set(applicationKey(ref), { repository, paths });
    const counts = this.#counts.get(repository) ?? new Map<string, number>();
    this.#counts.set(repository, counts);
    paths.forEach(path => counts.set(path, (counts.get(path) ?? 0) + 1));
    return (
      counts.size !== before.size ||
      [...counts.keys()].some(path => !before.has(path))
    );
  }

  remove(ref: ApplicationRef): void {
    const key = applicationKey(ref);
    const known = this.#ofApplication.get(key);
    if (!known) {
      return;
    }
    this.#ofApplication.delete(key);
    const counts = this.#counts.get(known.repository);
    for (const path of known.paths) {
      const count = (counts?.get(path) ?? 0) - 1;
      if (count > 0) {
        counts?.set(path, count);
      } else {
        counts?.delete(path);
      }
    }
    if (counts?.size === 0) {
      this.#counts.delete(known.repository);
    }
  }

  of(repository: string): ReadonlySet<string> {
    const counts = this.#counts.get(repository);
    return counts ? new Set(counts.keys()) : none;
  }
}
