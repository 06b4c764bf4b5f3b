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
import { ActionState, ApplicationView } from '@slipway/plugin-argocd-common';
import { useIsLost } from '../../connection';
import { useSentences } from '../../hooks/useSentences';
import { argocdTranslationRef } from '../../translation';

/** Why each action of an application cannot be done now; `undefined` for what can. */
export function useActionReasons({ actions }: ApplicationView) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
  const isLost = useIsLost();
  const reason = (state: ActionState) => {
    if (isLost) {
      return t('connection.off');
    }
    return state.allowed ? undefined : sentences.reason(state);
  };
  return {
    sync: reason(actions.sync),
    refresh: reason(actions.refresh),
    rollback: reason(actions.rollback),
    restart: reason(actions.action),
    terminate: reason(actions.terminate),
  };
}

/** The one reason that all have; nothing where one has another, or none. */
export function sharedReason(
  reasons: (string | undefined)[],
): string | undefined {
  return new Set(reasons).size === 1 ? reasons[0] : undefined;
}
