export type { LabelSelector } from './selector';
export { matchesSelector, parseSelector } from './selector';
export type { ApplicationQuery } from './query';
export { applicationQuery, isArgocdAnnotated } from './query';
export type { ApplicationLink, LinkOptions } from './links';
export { linkApplication } from './links';
export type { RepositoryAlias } from './repository';
export { canonicalRepository, repositoryOfLocation } from './repository';
