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
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { requireMayRunTemplates } from '../requireMayRunTemplates';
import { Targets } from './Targets';
import { targetsView } from './targetsView';

/** `GET /gitops/targets`: where new projects can go, or what is missing. */
export function createTargetsRouter(options: {
  catalog: CatalogService;
  /** Of the portal: the titles of `argocd.instances` are read. */
  config: Config;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  targets: Targets;
}): Router {
  const { catalog, config, httpAuth, permissions, targets } = options;
  const integrations = ScmIntegrations.fromConfig(config);
  const instances = config.getOptionalConfigArray('argocd.instances') ?? [];
  const titles = new Map(
    instances.map(item => [
      item.getString('name'),
      item.getOptionalString('title') ?? item.getString('name'),
    ]),
  );
  const router = PromiseRouter();
  router.get('/gitops/targets', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    await requireMayRunTemplates(permissions, credentials);
    res.json(
      await targetsView(targets, {
        catalog,
        credentials,
        integrations,
        titles,
      }),
    );
  });
  return router;
}
