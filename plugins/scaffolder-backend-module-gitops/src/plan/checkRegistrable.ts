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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, ResponseError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogInfoUrl, RepositoryAddress } from '../gitlab/repositoryAddress';

/**
 * That the catalog would take the project from its repository, and this person may register there.
 *
 * @throws NotAllowedError as the registration would
 */
export async function checkRegistrable(
  catalog: CatalogService,
  address: RepositoryAddress,
  credentials: BackstageCredentials,
): Promise<void> {
  try {
    await catalog.addLocation(
      { type: 'url', target: catalogInfoUrl(address), dryRun: true },
      { credentials },
    );
  } catch (error) {
    if (!ResponseError.is(error)) {
      throw error;
    }
    // Any other answer is that there is nothing to read yet.
    if (error.statusCode === 403) {
      throw new NotAllowedError(error.cause.message);
    }
  }
}
