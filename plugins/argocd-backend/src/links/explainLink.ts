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

import {
  ApplicationLink,
  LinkDoubt,
  LinkReason,
} from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { gitSources } from './gitSources';
import { LinkFacts, LinkStanding } from './LinkFacts';
import { folderOf, RepositoryFile } from './location';
import { ApplicationQuery } from './query';
import { repositoryKey } from './repository';
import { branchOf } from './revision';
import { matchesSelector } from './selector';

/** What of an application decides about links. */
export type LinkableRecord = Pick<
  ApplicationRecord,
  | 'instance'
  | 'namespace'
  | 'name'
  | 'createdAt'
  | 'project'
  | 'labels'
  | 'entityRefs'
  | 'sources'
>;

/** A path of Argo CD as folders from the root; `undefined` where it leads out of somewhere. */
function folderOfSource(path: string | undefined): string | undefined {
  const parts = (path ?? '')
    .split('/')
    .filter(part => part !== '' && part !== '.');
  return parts.includes('..') ? undefined : parts.join('/');
}

const isWithin = (inner: string, outer: string) =>
  outer === '' || inner === outer || inner.startsWith(`${outer}/`);

type Origin =
  | 'same'
  | Extract<LinkDoubt, 'folderAbove' | 'defaultBranch' | 'otherSource'>;

/** How one source stands to the file that the catalog read; `undefined` where they have nothing to do with each other. */
function originOf(
  source: LinkableRecord['sources'][number],
  read: RepositoryFile,
  facts: LinkFacts,
): Origin | undefined {
  if (repositoryKey(source.repoUrl, facts.aliases) !== read.repository) {
    return undefined;
  }
  const path = folderOfSource(source.path);
  const folder = folderOf(read.file);
  if (
    path === undefined ||
    !(isWithin(path, folder) || isWithin(folder, path))
  ) {
    return undefined;
  }
  const defaultBranch = () => facts.defaultBranch?.(read.repository);
  const deployed = branchOf(source.targetRevision, defaultBranch);
  const fetched = branchOf(read.revision, defaultBranch);
  if (deployed === undefined || fetched === undefined) {
    return 'defaultBranch';
  }
  if (deployed !== fetched) {
    return undefined;
  }
  return isWithin(path, folder) ? 'same' : 'folderAbove';
}

/**
 * How an application stands to what the catalog read. Every repository that it is made of counts: whoever has one of
 * several has not got the application.
 */
function originOfApplication(
  query: ApplicationQuery,
  record: LinkableRecord,
  facts: LinkFacts,
): Origin | undefined {
  const { file } = query;
  if (!file) {
    return undefined;
  }
  const sources = gitSources(record.sources);
  const isOwn = sources.every(
    ({ repoUrl }) => repositoryKey(repoUrl, facts.aliases) === file.repository,
  );
  // What has no path beside others that have one gives values to them, and deploys nothing itself.
  const deployed = sources.filter(({ path }) => path);
  const deciding = isOwn && deployed.length > 0 ? deployed : sources;
  const origins = deciding.map(source => originOf(source, file, facts));
  const found = origins.filter(origin => origin !== undefined);
  if (found.length === 0) {
    return undefined;
  }
  if (!isOwn || found.length < origins.length) {
    return 'otherSource';
  }
  return found.find(origin => origin !== 'same') ?? 'same';
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
  | { link: 'confirmed'; by: LinkReason }
  | { link: 'claimed'; by: LinkReason; doubt: LinkDoubt }
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

const doubtOf: Record<Exclude<LinkStanding, 'confirmed'>, LinkDoubt> = {
  open: 'unproven',
  notChecked: 'notChecked',
  appearedLater: 'appearedLater',
  otherLocation: 'otherLocation',
};

/**
 * Whether an application belongs to an entity, and by what; or what keeps it from it. Pure. An entity that names nothing
 * is linked by what names it, or comes from the same repository.
 */
export function explainLink(
  query: ApplicationQuery,
  record: LinkableRecord,
  facts: LinkFacts,
): LinkExplanation {
  if (query.instances && !query.instances.includes(record.instance)) {
    return { excludedBy: 'instance' };
  }
  const isNamed = record.entityRefs.includes(query.entityRef);
  const by = isNamed ? 'entityRef' : claimedBy(query);
  const excludedBy = isNamed || !by ? undefined : obstacle(query, record);
  if (excludedBy) {
    return { excludedBy };
  }
  const origin =
    by || !query.selectorError
      ? originOfApplication(query, record, facts)
      : undefined;
  const reason = by ?? (origin && 'repository');
  if (!reason) {
    return { excludedBy: 'nothing' };
  }
  if (origin === 'same') {
    return { link: 'confirmed', by: reason };
  }
  const standing = facts.standing(record, query, isNamed);
  if (standing === 'confirmed') {
    return { link: 'confirmed', by: reason };
  }
  const doubt = doubtOf[standing];
  return {
    link: 'claimed',
    by: reason,
    doubt: (doubt === 'unproven' && origin) || doubt,
  };
}

/**
 * How an application belongs to an entity, or `undefined` where it does not. Pure.
 */
export function linkApplication(
  query: ApplicationQuery,
  record: LinkableRecord,
  facts: LinkFacts,
): ApplicationLink | undefined {
  return explainLink(query, record, facts).link;
}
