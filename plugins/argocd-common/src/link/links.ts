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

function fromSameRepository(
  query: ApplicationQuery,
  record: ApplicationRecord,
  aliases: RepositoryAlias[],
): boolean {
  return record.sources.some(source => {
    const repository = canonicalRepository(source.repoUrl, aliases);
    return repository !== undefined && query.repositories.includes(repository);
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
