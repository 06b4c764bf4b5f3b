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
  useAnalytics,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  ApplicationView,
  ArgocdApi,
  ResourceActionRequest,
  RollbackRequest,
  SyncRequest,
} from '@slipway/plugin-argocd-common';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { argocdApiRef } from '../api';
import { usePortalConnection } from '../connection';
import { argocdTranslationRef } from '../translation';
import { messageOf } from '../utils/messageOf';
import {
  ActionRequest,
  ActionRequests,
  Outcome,
  RequestedAction,
} from './ActionRequests';
import { isOver, operationOf, useOutcome } from './useOutcome';

const requestsOf = new WeakMap<ArgocdApi, ActionRequests>();

function requestsFor(api: ArgocdApi): ActionRequests {
  let requests = requestsOf.get(api);
  if (!requests) {
    requests = new ActionRequests();
    requestsOf.set(api, requests);
  }
  return requests;
}

/** What is final: what happens later is not the work of this action. */
const isFinal = ({ action }: ActionRequest, { phase }: Outcome) =>
  phase !== 'running' && action !== 'restart';

/**
 * The actions of one application, and what became of the last one. All that are used for the same application share it,
 * and it stays when they are gone. An action of a dialog rejects where the back end refuses it: the dialog says so.
 */
export function useApplicationActions(
  application: ApplicationView,
  onDone: () => Promise<void>,
) {
  const api = useApi(argocdApiRef);
  const connection = usePortalConnection();
  const analytics = useAnalytics();
  const { t } = useTranslationRef(argocdTranslationRef);
  const requests = requestsFor(api);
  const request = useSyncExternalStore(
    requests.subscribe,
    useCallback(() => requests.get(application), [requests, application]),
  );
  const outcome = useOutcome(application, request);

  useEffect(() => {
    if (!request?.acceptedAt) {
      return;
    }
    const operation = operationOf(request, application);
    if (isOver(request, application)) {
      requests.set(application, undefined);
    } else if (
      request.operation === undefined &&
      operation &&
      ['sync', 'rollback'].includes(request.action)
    ) {
      requests.update(application, request, { operation: operation.startedAt });
    } else if (!request.settled && outcome && isFinal(request, outcome)) {
      requests.update(application, request, { settled: outcome });
    }
  }, [requests, request, application, outcome]);

  const ask = async (
    action: RequestedAction,
    call: () => Promise<void>,
    details: Pick<ActionRequest, 'dryRun' | 'what'> = {},
  ) => {
    analytics.captureEvent(action, application.name, {
      attributes: { instance: application.instance },
    });
    const asked: ActionRequest = {
      action,
      ...details,
      before: {
        operation: application.operation?.startedAt,
        healthSince: application.health.since,
      },
    };
    const before = request;
    requests.set(application, asked);
    try {
      await connection.track(call());
    } catch (error) {
      requests.set(application, before);
      throw error;
    }
    requests.update(application, asked, {
      acceptedAt: new Date().toISOString(),
    });
    await onDone();
  };

  /** Where no dialog is open, the row says why it was refused. */
  const askFromRow = async (
    action: RequestedAction,
    call: () => Promise<void>,
  ) => {
    try {
      await ask(action, call);
    } catch (error) {
      requests.set(application, {
        action,
        before: {},
        settled: {
          phase: 'failed',
          text: t('outcome.failed', { message: messageOf(error as Error) }),
          at: new Date().toISOString(),
        },
      });
      await onDone();
    }
  };

  return {
    outcome,
    sync: (input: SyncRequest) =>
      ask('sync', () => api.syncApplication(application, input), {
        dryRun: input.dryRun,
      }),
    refresh: (hard: boolean) =>
      askFromRow(hard ? 'hardRefresh' : 'refresh', () =>
        api.refreshApplication(application, { hard }),
      ),
    rollback: (input: RollbackRequest) =>
      ask('rollback', () => api.rollbackApplication(application, input)),
    terminate: () =>
      ask('terminate', () => api.terminateOperation(application)),
    restart: (resource: Omit<ResourceActionRequest, 'action'>) =>
      ask(
        'restart',
        () =>
          api.runResourceAction(application, {
            ...resource,
            action: 'restart',
          }),
        { what: resource.name },
      ),
  };
}

export type ApplicationActions = ReturnType<typeof useApplicationActions>;
