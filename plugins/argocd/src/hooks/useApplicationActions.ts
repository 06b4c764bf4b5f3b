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
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdApiRef } from '../api';
import { argocdTranslationRef } from '../translation';

export type ActionProgress =
  | { phase: 'idle' }
  | { phase: 'running' | 'done' | 'failed'; text: string };

/** Sync and refresh of one application, with what happens and what came of it. */
export function useApplicationActions(
  application: ApplicationView,
  onDone: () => Promise<void>,
) {
  const api = useApi(argocdApiRef);
  const analytics = useAnalytics();
  const { t } = useTranslationRef(argocdTranslationRef);
  const [progress, setProgress] = useState<ActionProgress>({ phase: 'idle' });

  const run = async (
    name: 'sync' | 'refresh',
    texts: { running: string; done: string },
    call: () => Promise<void>,
  ) => {
    analytics.captureEvent(name, application.name);
    setProgress({ phase: 'running', text: texts.running });
    try {
      await call();
      setProgress({ phase: 'done', text: texts.done });
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
    sync: (prune: boolean) =>
      run(
        'sync',
        { running: t('actions.syncing'), done: t('actions.synced') },
        () => api.syncApplication(application, { prune }),
      ),
    refresh: () =>
      run(
        'refresh',
        { running: t('actions.refreshing'), done: t('actions.refreshed') },
        () => api.refreshApplication(application, { hard: false }),
      ),
  };
}

/** The sentence of the back end, not the status line around it. */
function messageOf(
  error: Error & { body?: { error?: { message?: string } } },
): string {
  return error.body?.error?.message ?? error.message;
}
