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

import { ServiceChange } from '@slipway/plugin-argocd-common';
import { isImageOf } from '../delivery/imageName';
import { toChange } from '../delivery/toChange';
import { CommitFacts } from '../delivery/types';
import { AnsweredApplication } from './entityAnswer';

/** Commits, newest first, among which the latest change of a service is looked for. */
const maxLookedAt = 500;

const isChange = ({ state }: CommitFacts) =>
  state !== 'none' && state !== 'unknown';

/** The latest change of each service that the catalog has: the newest commit that brought, or is to bring, its image. */
export function serviceChangesOf(
  applications: AnsweredApplication[],
): ServiceChange[] {
  const found = new Map<string, ServiceChange>();
  for (const { standing, isReadable } of applications) {
    const { repository, services } = standing;
    const commits = repository?.commits.slice(0, maxLookedAt) ?? [];
    for (const { entityRef, version, wanted } of services) {
      // Who may not read the delivery of one environment may be allowed to in another.
      if (!entityRef || (found.has(entityRef) && !isReadable)) {
        continue;
      }
      const images = [version, wanted].flatMap(item => item?.image ?? []);
      const commit = commits.find(
        one =>
          isChange(one) &&
          one.images.some(path => images.some(image => isImageOf(image, path))),
      );
      if (commit && repository) {
        found.set(entityRef, {
          entityRef,
          change: toChange(repository, commit.sha, isReadable),
        });
      }
    }
  }
  return [...found.values()];
}
