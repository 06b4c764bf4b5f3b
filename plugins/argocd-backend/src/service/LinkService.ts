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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import {
  ApplicationRef,
  argocdLinkConfirmPermission,
  ConfirmLinkRequest,
} from '@slipway/plugin-argocd-common';
import { EntityLink, EntityLinks } from '../catalog/EntityLinks';
import { explainLink } from '../links/explainLink';
import { LinkFacts } from '../links/LinkFacts';
import { LinkOrigins } from '../links/LinkOrigins';
import { applicationQuery, LocationReading } from '../links/query';
import { Authorizer } from '../permissions/Authorizer';
import { ApplicationAccess, UserCredentials } from './ApplicationAccess';

function toRef(entityRef: string) {
  try {
    return parseEntityRef(entityRef);
  } catch {
    throw new InputError(
      `${entityRef} is no reference of an entity, e.g. component:default/shop.`,
    );
  }
}

/** Lets people vouch for links that nothing else proves. */
export class LinkService {
  constructor(
    private readonly options: {
      access: ApplicationAccess;
      authorizer: Authorizer;
      facts: LinkFacts;
      links: EntityLinks;
      origins: Pick<LinkOrigins, 'confirm'>;
      reading: LocationReading;
    },
  ) {}

  /**
   * Confirms a link that is only claimed; one that is confirmed already stays as it is.
   *
   * @throws NotAllowedError, NotFoundError where the user does not see both, ConflictError where there is nothing to confirm
   */
  async confirm(
    application: ApplicationRef,
    { entityRef, location }: ConfirmLinkRequest,
    credentials: UserCredentials,
  ): Promise<Pick<EntityLink, 'entityRef' | 'link'>> {
    const { access, authorizer, facts, links, origins, reading } = this.options;
    const ref = toRef(entityRef);
    await access.requireView(credentials);
    await authorizer.require(
      argocdLinkConfirmPermission,
      credentials,
      'confirm links',
    );
    const entity = await access.entity(ref, credentials);
    const { record } = await access.require(application, [], credentials);
    const query = applicationQuery(entity, reading);
    const { link } = explainLink(query, record, facts);
    if (!link) {
      throw new ConflictError(
        `Neither do ${stringifyEntityRef(ref)} and application ${
          record.name
        } name one another, nor do they come from one repository: there is no link to confirm.`,
      );
    }
    if (query.location !== location) {
      throw new ConflictError(
        `${stringifyEntityRef(
          ref,
        )} comes from another place by now. Look at the diagnosis again.`,
      );
    }
    if (link === 'claimed') {
      await origins.confirm({
        application,
        entityRef: query.entityRef,
        location,
        confirmedBy: credentials.principal.userEntityRef,
        applicationCreatedAt: record.createdAt,
      });
      // The entity may be younger than what is known of the catalog.
      await links.refresh();
    }
    return {
      entityRef: query.entityRef,
      link: explainLink(query, record, facts).link ?? 'claimed',
    };
  }
}
