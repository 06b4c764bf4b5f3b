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

import { ApplicationRef } from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ApplicationQuery } from './query';
import { RepositoryAlias } from './repository';

/** What the ledger says of an application and an entity. */
export type LedgerVerdict =
  /** It was made for this entity, and the catalog reads the entity from the very repository that it was made for. */
  | 'confirmed'
  /** It was made for another entity, or for this one from elsewhere. */
  | 'another'
  /** The ledger has no such application, or does not say for which entity it is. */
  | 'unknown'
  /** What is to be known of it has not been read yet. */
  | 'notRead';

/** What is known of the applications that the portal itself has made. */
export interface LinkLedger {
  /** @param location - as in `backstage.io/managed-by-location` */
  verdict(
    application: ApplicationRef &
      Pick<ApplicationRecord, 'createdAt' | 'sources'>,
    entityRef: string,
    location: string,
  ): LedgerVerdict;
}

/** What becomes of an application that names an entity, or of a claim. */
export type LinkStanding =
  | 'confirmed'
  /** Nobody has confirmed it, and nothing speaks against it. */
  | 'open'
  /** The catalog, or the ledger, was not read since the application was seen. */
  | 'notChecked'
  /** The entity was missing when the application named it already. */
  | 'appearedLater'
  /** The entity came from elsewhere when the link was confirmed, or the ledger knows the application for another's. */
  | 'otherLocation';

/** What links are decided by beyond what the application and the entity say. */
export interface LinkFacts {
  aliases?: RepositoryAlias[];
  /**
   * The branch that GitLab names as a project's default; `undefined` where nobody knows.
   *
   * @param repository - its key
   */
  defaultBranch?(repository: string): string | undefined;
  /** @param named - whether the application itself names the entity */
  standing(
    application: Pick<
      ApplicationRecord,
      'instance' | 'namespace' | 'name' | 'createdAt' | 'sources'
    >,
    entity: Pick<ApplicationQuery, 'entityRef' | 'location'>,
    named: boolean,
  ): LinkStanding;
}

/** Takes an application at its word, and knows of no confirmation. For what does not decide over anything. */
export const takenAtItsWord: LinkFacts = {
  standing: (_application, _entity, named) => (named ? 'confirmed' : 'open'),
};
