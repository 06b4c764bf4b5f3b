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

import { CompoundEntityRef } from '@backstage/catalog-model';
import type { Request } from 'express';
import { RouteContext } from './context';

const defaultLimit = 50;

function entityOf({ params }: Request): CompoundEntityRef {
  const { kind, namespace, name } = params;
  return { kind, namespace, name };
}

export function addEntityRoutes({ router, userOf, entities }: RouteContext) {
  const base = '/entities/:kind/:namespace/:name';

  router.get(`${base}/applications`, async (req, res) => {
    res.json(await entities.applications(entityOf(req), await userOf(req)));
  });

  router.get(`${base}/delivery`, async (req, res) => {
    res.json(await entities.delivery(entityOf(req), await userOf(req)));
  });

  router.get(`${base}/deployments`, async (req, res) => {
    const { limit = defaultLimit, cursor } = req.query as {
      limit?: number;
      cursor?: string;
    };
    res.json(
      await entities.deployments(
        entityOf(req),
        { limit, cursor },
        await userOf(req),
      ),
    );
  });

  router.get(`${base}/diagnosis`, async (req, res) => {
    res.json(await entities.diagnosis(entityOf(req), await userOf(req)));
  });
}
