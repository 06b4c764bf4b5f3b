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

import { InputError } from '@backstage/errors';
import { viewRights } from '../service/ApplicationViews';
import { projectNameOf } from '../service/mainLink';
import { toDeploymentView } from '../service/views';
import { RouteContext } from './context';

export function addApplicationRoutes(context: RouteContext) {
  const { api, access, details, applicationList, logs, projects, why } =
    context;
  const base = '/applications/{instance}/{namespace}/{name}';

  api.get('/applications', ({ query, credentials }) =>
    applicationList.page(query, credentials),
  );

  api.get('/applications/matrix', ({ query, credentials }) =>
    applicationList.matrix(query, credentials),
  );

  api.get('/home', ({ credentials }) => context.home.home(credentials));

  api.get(base, async ({ params, credentials }) => {
    const { record, resource, instance } = await access.require(
      params,
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
      standing: context.views.standing(record, seen),
      permissions: await access.createChecker(viewRights, credentials),
      entityName: projectNameOf(links),
    });
    return {
      ...view,
      entities: links.map(({ entityRef, link }) => ({ entityRef, link })),
      history: (context.requests.named(record).history ?? []).map(item =>
        toDeploymentView(record, item, context.addresses),
      ),
      instanceStatus: instance.watcher.status,
    };
  });

  api.get(`${base}/resource-tree`, async ({ params, credentials }) =>
    details.tree(await access.require(params, [], credentials)),
  );

  api.get(`${base}/why`, ({ params, credentials }) =>
    why.why(params, credentials),
  );

  api.get(`${base}/events`, async ({ params, query, credentials }) => ({
    items: await details.events(
      await access.require(params, [], credentials),
      query,
    ),
  }));

  api.get(`${base}/logs`, async ({ params, query, credentials, res }) => {
    if (Boolean(query.pod) === Boolean(query.kind && query.name)) {
      throw new InputError(
        'Name either pod, or kind and name of an object whose pods are meant.',
      );
    }
    const target = await access.require(params, ['logs'], credentials);
    await logs.send(res, target, query, credentials.principal.userEntityRef);
    return undefined;
  });

  api.get(`${base}/containers`, async ({ params, query, credentials }) => {
    if (!query.kind || !query.name || !query.version) {
      throw new InputError('Name version, kind and name of the object.');
    }
    const target = await access.require(params, ['logs'], credentials);
    return { items: await details.containers(target, query) };
  });

  api.get(`${base}/diff`, async ({ params, query, credentials }) =>
    details.diff(
      await access.require(params, ['manifests'], credentials),
      query,
    ),
  );

  api.get(`${base}/commits`, async ({ params, query, credentials }) => {
    const target = await access.require(params, [], credentials);
    const readable = await access.readableDelivery([target], credentials);
    return context.commitRanges.between(
      target.record,
      query,
      readable.has(target.record),
    );
  });

  api.get(`${base}/manifest-diff`, async ({ params, query, credentials }) =>
    context.manifestDiffs.between(
      await access.require(params, ['manifests'], credentials),
      query,
    ),
  );

  api.get(`${base}/service`, ({ params, query, credentials }) =>
    context.serviceDetails.service(params, query.component, credentials),
  );

  api.get(`${base}/revisions/{revision}`, async ({ params, credentials }) => {
    const target = await access.require(params, [], credentials);
    const readable = await access.readableDelivery([target], credentials);
    return details.revision(
      target,
      params.revision,
      readable.has(target.record),
    );
  });

  api.get(`${base}/sync-windows`, async ({ params, credentials }) => {
    const { record } = await access.require(params, [], credentials);
    return projects.windowOf(record) ?? { automatic: true, manual: true };
  });

  api.get(
    `${base}/resource-actions`,
    async ({ params, query, credentials }) => {
      if (!query.kind || !query.name || !query.version) {
        throw new InputError('Name version, kind and name of the object.');
      }
      const target = await access.require(params, [], credentials);
      return { items: await details.actions(target, query) };
    },
  );
}
