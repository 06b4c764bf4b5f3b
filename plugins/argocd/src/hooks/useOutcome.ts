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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../translation';
import { ActionRequest, Outcome } from './ActionRequests';
import { useSentences } from './useSentences';
import { useTimes } from './useTimes';

const ended = ['Succeeded', 'Failed', 'Error'];

/** The operation that came of a request; `undefined` before it is seen. */
export function operationOf(
  request: ActionRequest,
  { operation }: Pick<ApplicationView, 'operation'>,
): ApplicationView['operation'] {
  const isAnother =
    request.operation === undefined &&
    operation?.startedAt === request.before.operation;
  return operation?.startedAt && !isAnother ? operation : undefined;
}

/** Whether what is seen now may be called what came of a request. */
export function isOver(
  request: ActionRequest,
  { operation }: Pick<ApplicationView, 'operation'>,
): boolean {
  return (
    request.operation !== undefined &&
    operation?.startedAt !== request.operation
  );
}

/** What has become of a request of the person who looks, in words; by what the back end says of the application. */
export function useOutcome(
  application: ApplicationView,
  request: ActionRequest | undefined,
): Outcome | undefined {
  const { t } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
  const times = useTimes();
  if (!request) {
    return undefined;
  }
  if (request.settled) {
    return request.settled;
  }
  const { action, acceptedAt } = request;
  const { health, verdict } = application;
  const sentence = sentences.verdict(application);
  const running = (text: string): Outcome => ({ phase: 'running', text });
  const failed = (at: string | undefined): Outcome => ({
    phase: 'failed',
    text: t('outcome.failed', { message: sentence }),
    at,
  });
  const healthy = (since: string): Outcome => ({
    phase: 'done',
    text: t('outcome.healthySince', { time: times.until(since) }),
    at: since,
  });
  if (!acceptedAt) {
    return running(t(`outcome.requesting.${action}`));
  }

  const ofRestart = (): Outcome => {
    if (
      health.since === undefined ||
      health.since === request.before.healthSince
    ) {
      return {
        phase: 'done',
        text: t('outcome.restarted', {
          what: request.what ?? '',
          time: times.until(acceptedAt),
        }),
        at: acceptedAt,
      };
    }
    if (verdict.code === 'live' && !verdict.lastKnown) {
      return healthy(health.since);
    }
    return verdict.code === 'broken' ? failed(health.since) : running(sentence);
  };

  const ofOperation = (): Outcome => {
    const operation = operationOf(request, application);
    if (!operation || !ended.includes(operation.phase)) {
      if (operation?.progress) {
        const { done, total } = operation.progress;
        return running(
          t('outcome.progress', { done: String(done), total: String(total) }),
        );
      }
      return running(
        application.operation?.phase === 'Pending' || operation
          ? sentence
          : t(`outcome.requesting.${action}`),
      );
    }
    const at = operation.finishedAt ?? operation.startedAt ?? acceptedAt;
    const time = times.until(at);
    if (operation.phase !== 'Succeeded') {
      return failed(at);
    }
    if (request.dryRun) {
      return { phase: 'done', text: t('outcome.dryRun', { time }), at };
    }
    switch (verdict.code) {
      case 'rollingOut':
        return running(sentence);
      case 'broken':
      case 'syncFailed':
        return failed(health.since ?? at);
      case 'live':
        return !verdict.lastKnown &&
          health.since &&
          health.since >= operation.startedAt!
          ? healthy(health.since)
          : { phase: 'done', text: t('outcome.synced', { time }), at };
      default:
        return {
          phase: 'done',
          text: t('outcome.syncedBut', { time, sentence }),
          at,
        };
    }
  };

  switch (action) {
    case 'refresh':
    case 'hardRefresh':
      return {
        phase: 'done',
        text: t('outcome.compared', { time: times.until(acceptedAt) }),
        at: acceptedAt,
      };
    case 'terminate': {
      const { operation } = application;
      return operation && !ended.includes(operation.phase)
        ? running(t('outcome.requesting.terminate'))
        : {
            phase: 'done',
            text: t('outcome.terminated', {
              time: times.until(operation?.finishedAt ?? acceptedAt),
            }),
            at: operation?.finishedAt ?? acceptedAt,
          };
    }
    case 'restart':
      return ofRestart();
    default:
      return ofOperation();
  }
}
