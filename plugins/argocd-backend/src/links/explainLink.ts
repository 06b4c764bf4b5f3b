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

import { ApplicationLink, LinkReason } from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ApplicationQuery } from './query';
import { canonicalRepository, RepositoryAlias } from './repository';
import { matchesSelector } from './selector';

export interface LinkOptions {
  aliases?: RepositoryAlias[];
}

/** What of an application decides about links. */
export type LinkableRecord = Pick<
  ApplicationRecord,
  | 'instance'
  | 'namespace'
  | 'name'
  | 'project'
  | 'labels'
  | 'entityRefs'
  | 'sources'
>;

/**
 * Whether the catalog read the revision that is deployed: a commit of a fork, which GitLab shows under the same address,
 * confirms nothing.
 */
function isRevision(targetRevision: string | undefined, read: string): boolean {
  return !targetRevision || targetRevision === 'HEAD'
    ? ['main', 'master', 'HEAD'].includes(read)
    : targetRevision.replace(/^refs\/(?:heads|tags)\//, '') === read;
}

/** In a repository of many, what belongs together lies below one another. */
function isNear(path: string | undefined, directory: string): boolean {
  const folder = (path ?? '').replace(/^\.?\/|\/$/g, '').replace(/^\.$/, '');
  const within = (inner: string, outer: string) =>
    outer === '' || inner === outer || inner.startsWith(`${outer}/`);
  return within(folder, directory) || within(directory, folder);
}

function fromSameRepository(
  query: ApplicationQuery,
  record: LinkableRecord,
  aliases: RepositoryAlias[],
): boolean {
  if (query.repositories.length === 0) {
    return false;
  }
  return record.sources.some(source => {
    const repository = canonicalRepository(source.repoUrl, aliases);
    return query.repositories.some(
      read =>
        read.repository === repository &&
        isRevision(source.targetRevision, read.revision) &&
        isNear(source.path, read.directory),
    );
  });
}

/** What keeps an application from being linked. */
export type LinkObstacle =
  | 'instance'
  | 'name'
  | 'selector'
  | 'namespace'
  | 'project'
  | 'nothing';

/** Why an application belongs to an entity, or why it does not. */
export type LinkExplanation =
  | { link: ApplicationLink; by: LinkReason }
  | { link?: undefined; excludedBy: LinkObstacle };

function claimedBy(query: ApplicationQuery): LinkReason | undefined {
  if (query.names) {
    return 'name';
  }
  if (query.selector) {
    return 'selector';
  }
  // A selector that cannot be read must not turn into "everything of the project".
  return query.projects && !query.selectorError ? 'project' : undefined;
}

/** The first demand of the entity that an application does not meet. */
function obstacle(
  query: ApplicationQuery,
  record: LinkableRecord,
): LinkObstacle | undefined {
  if (query.names && !query.names.includes(record.name)) {
    return 'name';
  }
  if (query.selector && !matchesSelector(query.selector, record.labels)) {
    return 'selector';
  }
  if (query.namespaces && !query.namespaces.includes(record.namespace)) {
    return 'namespace';
  }
  return query.projects && !query.projects.includes(record.project)
    ? 'project'
    : undefined;
}

/**
 * Whether an application belongs to an entity, and by what; or what keeps it from it. Pure. An entity that names nothing
 * is linked by what names it, or comes from the same repository.
 */
export function explainLink(
  query: ApplicationQuery,
  record: LinkableRecord,
  options: LinkOptions = {},
): LinkExplanation {
  if (query.instances && !query.instances.includes(record.instance)) {
    return { excludedBy: 'instance' };
  }
  if (record.entityRefs.includes(query.entityRef)) {
    return { link: 'confirmed', by: 'entityRef' };
  }
  const sameRepository = () =>
    fromSameRepository(query, record, options.aliases ?? []);
  const by = claimedBy(query);
  if (by) {
    const excludedBy = obstacle(query, record);
    return excludedBy
      ? { excludedBy }
      : { link: sameRepository() ? 'confirmed' : 'claimed', by };
  }
  return !query.selectorError && sameRepository()
    ? { link: 'confirmed', by: 'repository' }
    : { excludedBy: 'nothing' };
}

/**
 * How an application belongs to an entity, or `undefined` where it does not. Pure.
 */
export function linkApplication(
  query: ApplicationQuery,
  record: LinkableRecord,
  options: LinkOptions = {},
): ApplicationLink | undefined {
  return explainLink(query, record, options).link;
}
