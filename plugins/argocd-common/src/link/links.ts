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

import { ApplicationRecord } from '../application/record';
import { ApplicationQuery } from './query';
import { canonicalRepository, RepositoryAlias } from './repository';
import { matchesSelector } from './selector';

/**
 * `claimed`: the entity says so; whoever registers a catalog file can claim anything. `confirmed`: the application
 * names the entity, or comes from the repository that the catalog read the entity from.
 *
 * @public
 */
export type ApplicationLink = 'claimed' | 'confirmed';

/** @public */
export interface LinkOptions {
  aliases?: RepositoryAlias[];
}

function claims(query: ApplicationQuery, record: ApplicationRecord): boolean {
  if (!query.names && !query.selector) {
    return false;
  }
  return (
    (!query.names || query.names.includes(record.name)) &&
    (!query.selector || matchesSelector(query.selector, record.labels)) &&
    (!query.namespace || query.namespace === record.namespace) &&
    (!query.project || query.project === record.project)
  );
}

/**
 * Whether the catalog read the revision that is deployed: a commit of a fork, which GitLab shows under the same address,
 * confirms nothing.
 */
function isRevision(targetRevision: string | undefined, read: string): boolean {
  return !targetRevision || targetRevision === 'HEAD'
    ? ['main', 'master', 'HEAD'].includes(read)
    : targetRevision.replace(/^refs\/(?:heads|tags)\//, '') === read;
}

function fromSameRepository(
  query: ApplicationQuery,
  record: ApplicationRecord,
  aliases: RepositoryAlias[],
): boolean {
  return record.sources.some(source => {
    const repository = canonicalRepository(source.repoUrl, aliases);
    return query.repositories.some(
      read =>
        read.repository === repository &&
        isRevision(source.targetRevision, read.revision),
    );
  });
}

/**
 * How an application belongs to an entity, or `undefined` where it does not. Pure. An entity that names nothing is
 * linked by what names it, or comes from the same repository.
 *
 * @public
 */
export function linkApplication(
  query: ApplicationQuery,
  record: ApplicationRecord,
  options: LinkOptions = {},
): ApplicationLink | undefined {
  if (query.instances && !query.instances.includes(record.instance)) {
    return undefined;
  }
  if (record.entityRefs.includes(query.entityRef)) {
    return 'confirmed';
  }
  const annotated = Boolean(
    query.names || query.selector || query.selectorError,
  );
  const sameRepository = fromSameRepository(
    query,
    record,
    options.aliases ?? [],
  );
  if (annotated) {
    if (!claims(query, record)) {
      return undefined;
    }
    return sameRepository ? 'confirmed' : 'claimed';
  }
  return sameRepository ? 'confirmed' : undefined;
}
