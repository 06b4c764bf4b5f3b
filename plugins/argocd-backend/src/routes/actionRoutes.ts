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
  ApplicationAction,
  applicationKey,
  ResourceActionRequest,
  RollbackRequest,
  SyncRequest,
} from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import type { Request } from 'express';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { audited } from './audited';
import { applicationOf, RouteContext } from './context';
import { limitMutations } from './limitMutations';

type Run = (
  client: ArgocdClient,
  record: ApplicationRecord,
  user: string,
) => Promise<unknown>;

export function addActionRoutes(context: RouteContext) {
  const { router, userOf, access, auditor } = context;
  const base = '/applications/:instance/:namespace/:name';
  const limited = limitMutations(userOf);

  const add = (
    route: string,
    action: ApplicationAction,
    prepare: (body: any) => Run,
  ) => {
    router.post(`${base}/${route}`, limited, async (req: Request, res) => {
      const ref = applicationOf(req);
      const credentials = await userOf(req);
      const body = req.body ?? {};
      await audited(auditor, req, {
        eventId: `application-${route}`,
        meta: { ...ref, request: body },
        run: async () => {
          await access.requireView(credentials);
          const { record, client } = await access.requireAction(
            action,
            ref,
            credentials,
          );
          const user = credentials.principal.userEntityRef;
          await prepare(body)(client, record, user);
        },
      });
      res.status(202).json({});
    });
  };

  add(
    'sync',
    'sync',
    (body: SyncRequest) => (client, record, initiatedBy) =>
      client.syncApplication(record, { ...body, initiatedBy }),
  );

  // A refresh costs Argo CD work: while one runs, whoever asks for the same waits for it.
  const refreshes = new Map<string, Promise<unknown>>();
  add('refresh', 'refresh', ({ hard = false }) => (client, record) => {
    const key = `${applicationKey(record)} ${hard}`;
    const running =
      refreshes.get(key) ??
      client
        .refreshApplication(record, hard)
        .finally(() => refreshes.delete(key));
    refreshes.set(key, running);
    return running;
  });

  add(
    'rollback',
    'rollback',
    (body: RollbackRequest) => async (client, record, user) => {
      await client.rollbackApplication(record, body);
      context.recorder.noteRequester(record, user);
    },
  );

  add(
    'terminate',
    'terminate',
    () => (client, record) => client.terminateOperation(record),
  );

  add(
    'resource-action',
    'action',
    (body: ResourceActionRequest) => (client, record) =>
      client.runResourceAction(record, body),
  );
}
