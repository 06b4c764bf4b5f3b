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

import { ConflictError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  actionReasonSentence,
  ApplicationAction,
  applicationKey,
  ApplicationRef,
} from '@slipway/plugin-argocd-common';
import type { Response } from 'express';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';
import { OperationRequest } from '../history/OperationRequests';
import {
  accountNotPermitted,
  AccountRight,
  actionRight,
} from '../permissions/AccountRights';
import { isOtherRevision } from '../permissions/preconditions';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { Call } from './ApiRouter';
import { audited, AuditedRequest } from './audited';
import { RouteContext } from './context';
import { limitMutations } from './limitMutations';

interface ActionCall extends Pick<Call<unknown>, 'credentials'> {
  params: ApplicationRef;
  body: JsonObject;
  req: AuditedRequest;
  res: Pick<Response, 'status'>;
}

export function addActionRoutes(context: RouteContext) {
  const { api, access, auditor } = context;
  const base = '/applications/{instance}/{namespace}/{name}';
  const limit = limitMutations(context.httpAuth);

  const act = async (
    { params, body, credentials, req, res }: ActionCall,
    route: string,
    action: ApplicationAction,
    run: (
      client: ArgocdClient,
      record: ApplicationRecord,
      user: string,
    ) => Promise<unknown>,
  ) => {
    await audited(auditor, req, {
      eventId: `application-${route}`,
      meta: { ...params, request: body },
      run: async () => {
        await access.requireView(credentials);
        const { record, client } = await access.requireAction(
          action,
          params,
          credentials,
        );
        await run(client, record, credentials.principal.userEntityRef);
      },
    });
    // What comes of it is seen whatever the stream does; nobody waits for that here.
    context.instances.get(params.instance).watcher.acted(params);
    res.status(202);
    return {};
  };

  /** Asks for an operation of which Argo CD keeps no more than the portal's account. */
  const operate = async (
    kind: OperationRequest['kind'],
    client: ArgocdClient,
    record: ApplicationRecord,
    user: string,
    run: () => Promise<void>,
  ) => {
    // Who asked matters less than what was asked for.
    const account = await client.accountName().catch(() => undefined);
    const withdraw = await context.requests.note(record, {
      kind,
      user,
      account,
    });
    try {
      await run();
    } catch (error) {
      // Whatever else went wrong, the operation may have begun.
      if (error instanceof ArgocdAnswerError && error.status < 500) {
        await withdraw();
      }
      throw error;
    }
  };

  const isKnownToBeRefused = async (
    record: ApplicationRecord,
    right: AccountRight,
  ) => {
    const { accountRights } = context;
    if (right === 'override') {
      return (await accountRights.learned(record, right)) === false;
    }
    return right !== 'sync' && accountRights.isRefused(record, right);
  };

  /** A refusal of Argo CD tells what its account may not do, before anybody tries it again. */
  const learning = async (
    record: ApplicationRecord,
    right: AccountRight,
    run: () => Promise<void>,
  ) => {
    if (await isKnownToBeRefused(record, right)) {
      throw new ConflictError(
        actionReasonSentence({
          allowed: false,
          reason: accountNotPermitted(record),
        }),
      );
    }
    try {
      await run();
    } catch (error) {
      context.accountRights.learn(record, right, error);
      throw error;
    }
  };

  api.post(
    `${base}/sync`,
    call =>
      act(call, 'sync', 'sync', (client, record, user) =>
        operate('sync', client, record, user, () =>
          learning(
            record,
            isOtherRevision(record, call.body.revision) ? 'override' : 'sync',
            () =>
              client.syncApplication(record, {
                ...call.body,
                initiatedBy: user,
              }),
          ),
        ),
      ),
    limit,
  );

  api.post(
    `${base}/links/confirm`,
    ({ params, body, credentials, req }) =>
      audited(auditor, req, {
        eventId: 'link-confirm',
        meta: { ...params, request: body },
        run: () => context.linkService.confirm(params, body, credentials),
      }),
    limit,
  );

  // A refresh costs Argo CD work: while one runs, everybody who asks for the same waits for it.
  const refreshes = new Map<string, Promise<unknown>>();
  api.post(
    `${base}/refresh`,
    call =>
      act(call, 'refresh', 'refresh', (client, record) => {
        const { hard = false } = call.body;
        const key = `${applicationKey(record)} ${hard}`;
        const running =
          refreshes.get(key) ??
          client
            .refreshApplication(record, hard)
            .finally(() => refreshes.delete(key));
        refreshes.set(key, running);
        return running;
      }),
    limit,
  );

  api.post(
    `${base}/rollback`,
    call =>
      act(call, 'rollback', 'rollback', (client, record, user) =>
        operate('rollback', client, record, user, () =>
          learning(record, 'sync', () =>
            client.rollbackApplication(record, call.body),
          ),
        ),
      ),
    limit,
  );

  api.post(
    `${base}/terminate`,
    call =>
      act(call, 'terminate', 'terminate', (client, record) =>
        learning(record, 'sync', () => client.terminateOperation(record)),
      ),
    limit,
  );

  api.post(
    `${base}/resource-action`,
    call =>
      act(call, 'resource-action', 'action', (client, record) =>
        learning(record, actionRight(call.body, call.body.action), () =>
          client.runResourceAction(record, call.body),
        ),
      ),
    limit,
  );
}
