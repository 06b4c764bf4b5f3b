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

import { AuthService } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { fileOfLocation } from '../../links/location';
import { LocationReading } from '../../links/query';
import { repositoryKey } from '../../links/repository';
import { ProvenRepository } from './RoleProof';

/** Where the catalog has the entities from that provisionings name: nobody gets the name of what others have registered. */
export class EntityOrigins {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      reading: LocationReading;
    },
  ) {}

  /**
   * An entity that is not there yet is nobody's.
   *
   * @throws ConflictError where the catalog has the entity from anywhere but the repository
   */
  async require(
    entityRef: string,
    { path, urls }: Pick<ProvenRepository, 'path' | 'urls'>,
  ): Promise<void> {
    const { auth, catalog, reading } = this.options;
    const { aliases, gitlabs = [] } = reading;
    const entity = await catalog.getEntityByRef(entityRef, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    if (!entity) {
      return;
    }
    const location = entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
    const file = fileOfLocation(location, gitlabs, aliases);
    const own = urls.map(url => repositoryKey(url, aliases));
    if (!file || !own.includes(file.repository)) {
      // Where it comes from stays untold: that repository may be private.
      throw new ConflictError(
        `The catalog has ${entityRef} already, from another place than ${path}. Choose another project name, or register the entity from ${path} after its owners have removed it from there.`,
      );
    }
  }
}
