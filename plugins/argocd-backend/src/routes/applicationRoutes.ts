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
  ApplicationDetail,
  ApplicationListQuery,
  LogQuery,
  ResourceQuery,
} from '@slipway/plugin-argocd-common';
import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import { viewRights } from '../service/ApplicationViews';
import { toDeploymentView } from '../service/views';
import { applicationOf, RouteContext } from './context';

export function addApplicationRoutes(context: RouteContext) {
  const { router, userOf, access, details, applicationList, logs, projects } =
    context;
  const base = '/applications/:instance/:namespace/:name';
  const readable = async (req: Request) =>
    access.require(applicationOf(req), [], await userOf(req));

  router.get('/applications', async (req, res) => {
    res.json(
      await applicationList.page(
        req.query as ApplicationListQuery,
        await userOf(req),
      ),
    );
  });

  router.get(base, async (req, res) => {
    const ref = applicationOf(req);
    const credentials = await userOf(req);
    const { record, resource, instance } = await access.require(
      ref,
      [],
      credentials,
    );
    const seen = await access.visibleEntities(
      resource.links.map(({ entityRef }) => entityRef),
      credentials,
    );
    const links = resource.links.filter(({ entityRef }) => seen.has(entityRef));
    const view = context.views.createView(record, resource, {
      link: links.some(({ link }) => link === 'confirmed')
        ? 'confirmed'
        : 'claimed',
      permissions: await access.createChecker(viewRights, credentials),
      entityName: links[0]?.entityRef.split('/').pop() ?? '',
    });
    const detail: ApplicationDetail = {
      ...view,
      entities: links.map(({ entityRef, link }) => ({ entityRef, link })),
      history: (record.history ?? []).map(item =>
        toDeploymentView(record, item, context.addresses),
      ),
      instanceStatus: instance.watcher.status,
    };
    res.json(detail);
  });

  router.get(`${base}/resource-tree`, async (req, res) => {
    res.json(await details.tree(await readable(req)));
  });

  router.get(`${base}/events`, async (req, res) => {
    const items = await details.events(
      await readable(req),
      req.query as ResourceQuery,
    );
    res.json({ items });
  });

  router.get(`${base}/logs`, async (req, res) => {
    const query = req.query as unknown as LogQuery;
    if (Boolean(query.pod) === Boolean(query.kind && query.name)) {
      throw new InputError(
        'Name either pod, or kind and name of an object whose pods are meant.',
      );
    }
    const target = await access.require(
      applicationOf(req),
      ['logs'],
      await userOf(req),
    );
    await logs.send(res, target, query);
  });

  router.get(`${base}/diff`, async (req, res) => {
    const target = await access.require(
      applicationOf(req),
      ['manifests'],
      await userOf(req),
    );
    res.json({ items: await details.diff(target, req.query as ResourceQuery) });
  });

  router.get(`${base}/revisions/:revision`, async (req, res) => {
    res.json(await details.revision(await readable(req), req.params.revision));
  });

  router.get(`${base}/sync-windows`, async (req, res) => {
    const { record } = await readable(req);
    res.json(projects.windowOf(record) ?? { automatic: true, manual: true });
  });

  router.get(`${base}/resource-actions`, async (req, res) => {
    const query = req.query as ResourceQuery;
    if (!query.kind || !query.name || !query.version) {
      throw new InputError('Name version, kind and name of the object.');
    }
    res.json({ items: await details.actions(await readable(req), query) });
  });
}
