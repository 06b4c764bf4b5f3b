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
  UrlReaders,
  urlReaderFactoriesServiceRef,
} from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createServiceFactory,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { AllowedLocations } from './AllowedLocations';
import { readingTemplates } from './readingTemplates';

/** Addresses that the operator lists, with whatever host they have. */
function configuredTargets(config: Config): Set<string> {
  const locations = config.getOptionalConfigArray('catalog.locations') ?? [];
  return new Set(
    locations
      .filter(location => location.getString('type') === 'url')
      .map(location => location.getString('target')),
  );
}

function guarded(reader: UrlReaderService, config: Config): UrlReaderService {
  const allowed = AllowedLocations.fromConfig(config);
  const configured = configuredTargets(config);
  const check = async (target: string) => {
    if (!configured.has(target)) {
      await allowed.require(target);
    }
  };
  return {
    readUrl: async (target, options) => {
      await check(target);
      return reader.readUrl(target, options);
    },
    readTree: async (target, options) => {
      await check(target);
      return reader.readTree(target, options);
    },
    search: async (target, options) => {
      await check(target);
      return reader.search(target, options);
    },
  };
}

/**
 * Lets the catalog read nothing but what people may register and what the configuration lists, and the scaffolder read the
 * templates of the configuration as the portal. It stands where the portal's token is used, so that it holds for a dry run,
 * a check of an entity, a nested location and a placeholder alike.
 */
export const portalReader = createServiceFactory({
  service: coreServices.urlReader,
  deps: {
    config: coreServices.rootConfig,
    factories: urlReaderFactoriesServiceRef,
    logger: coreServices.logger,
    plugin: coreServices.pluginMetadata,
  },
  factory({ config, factories, logger, plugin }) {
    const reader = UrlReaders.default({ config, factories, logger });
    switch (plugin.getId()) {
      case 'catalog':
        return guarded(reader, config);
      case 'scaffolder':
        return readingTemplates(reader, config);
      default:
        return reader;
    }
  },
});
