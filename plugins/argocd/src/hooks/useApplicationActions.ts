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
  ApplicationAction,
  ApplicationView,
  ResourceActionRequest,
  RollbackRequest,
  SyncRequest,
} from '@slipway/plugin-argocd-common';
import { useEffect, useState } from 'react';
import { argocdApiRef } from '../api';
import { usePortalConnection } from '../connection';
import { messageOf } from '../utils/messageOf';
import { argocdTranslationRef } from '../translation';
import { useSentences } from './useSentences';

type ActionProgress =
  | { phase: 'idle' }
  | { phase: 'running' | 'done' | 'failed'; text: string };

/** An operation that goes on in Argo CD: followed until it has ended. */
interface Following {
  /** Start of the operation that was the last one before. */
  before?: string;
  /** The text for its success. */
  done: string;
}

const ended = ['Succeeded', 'Failed', 'Error'];

/** The actions of one application, with their progress and result. */
export function useApplicationActions(
  application: ApplicationView,
  onDone: () => Promise<void>,
) {
  const api = useApi(argocdApiRef);
  const connection = usePortalConnection();
  const analytics = useAnalytics();
  const { t } = useTranslationRef(argocdTranslationRef);
  const [progress, setProgress] = useState<ActionProgress>({ phase: 'idle' });
  const [following, setFollowing] = useState<Following>();
  const { operation } = application;
  const sentence = useSentences().verdict(application);

  useEffect(() => {
    const isOurs =
      following &&
      operation?.startedAt &&
      operation.startedAt !== following.before;
    if (!isOurs || !ended.includes(operation.phase)) {
      return;
    }
    setFollowing(undefined);
    setProgress(
      operation.phase === 'Succeeded'
        ? { phase: 'done', text: following.done }
        : {
            phase: 'failed',
            text: t('actions.operationFailed', {
              message: sentence,
            }),
          },
    );
  }, [following, operation, sentence, t]);

  const run = async (
    name: ApplicationAction,
    texts: { running: string; done: string },
    call: () => Promise<void>,
    follow?: { running: string; done: string },
  ) => {
    analytics.captureEvent(name, application.name, {
      attributes: { instance: application.instance },
    });
    setProgress({ phase: 'running', text: texts.running });
    try {
      await connection.track(call());
      if (follow) {
        setFollowing({ before: operation?.startedAt, done: follow.done });
        setProgress({ phase: 'running', text: follow.running });
      } else {
        setProgress({ phase: 'done', text: texts.done });
      }
    } catch (error) {
      setProgress({
        phase: 'failed',
        text: t('actions.failed', { message: messageOf(error as Error) }),
      });
    }
    await onDone();
  };

  return {
    progress,
    sync: (input: SyncRequest) =>
      run(
        'sync',
        { running: t('actions.syncing'), done: t('actions.synced') },
        () => api.syncApplication(application, input),
        {
          running: t('actions.syncRuns'),
          done: input.dryRun ? t('actions.dryRunDone') : t('actions.syncDone'),
        },
      ),
    refresh: (hard: boolean) =>
      run(
        'refresh',
        { running: t('actions.refreshing'), done: t('actions.refreshed') },
        () => api.refreshApplication(application, { hard }),
      ),
    rollback: (input: RollbackRequest) =>
      run(
        'rollback',
        { running: t('actions.rollingBack'), done: t('actions.synced') },
        () => api.rollbackApplication(application, input),
        {
          running: t('actions.rollbackRuns'),
          done: t('actions.rollbackDone'),
        },
      ),
    terminate: () =>
      run(
        'terminate',
        { running: t('actions.terminating'), done: t('actions.terminated') },
        () => api.terminateOperation(application),
      ),
    restart: (resource: Omit<ResourceActionRequest, 'action'>) =>
      run(
        'action',
        { running: t('actions.restarting'), done: t('actions.restarted') },
        () =>
          api.runResourceAction(application, {
            ...resource,
            action: 'restart',
          }),
      ),
  };
}

export type ApplicationActions = ReturnType<typeof useApplicationActions>;
