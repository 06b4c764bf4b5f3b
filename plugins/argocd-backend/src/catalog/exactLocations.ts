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

import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  CatalogProcessor,
  catalogProcessingExtensionPoint,
  processingResult,
} from '@backstage/plugin-catalog-node';

/** `*` and `?`, however often they were encoded; a `?` as it is begins the query, which is no pattern. */
const wildcard = /\*|%(?:25)*(?:2a|3f)/i;

/** Whether a reader could take an address for a pattern. */
export function hasWildcard(target: string): boolean {
  return wildcard.test(target);
}

/** Stands before the reader of addresses and lets through what names one file. */
export class ExactLocations implements CatalogProcessor {
  getProcessorName(): string {
    return 'exact-locations';
  }

  /** Before the readers, which have 20. */
  getPriority(): number {
    return 10;
  }

  readLocation: CatalogProcessor['readLocation'] = async (
    location,
    _optional,
    emit,
  ) => {
    if (location.type !== 'url' || !hasWildcard(location.target)) {
      return false;
    }
    emit(
      processingResult.inputError(
        location,
        `${location.target} has a wildcard. List the files one by one: what a wildcard finds could say that it comes from another repository.`,
      ),
    );
    return true;
  };
}

/**
 * Keeps the catalog from reading locations with wildcards. Backstage makes the address of each file that a wildcard finds
 * out of the file's name, and a folder that is named `%2e%2e` leads it into somebody's repository, by which links would be
 * confirmed.
 *
 * @public
 */
export const catalogModuleExactLocations = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'exact-locations',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor(new ExactLocations());
      },
    });
  },
});
