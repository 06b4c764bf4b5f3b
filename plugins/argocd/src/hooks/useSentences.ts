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
  actionReasonSentence,
  ActionState,
} from '@slipway/plugin-argocd-common';
import { useCallback } from 'react';
import { nameOfUser } from '../components/Text';

/** A time of today as a time, another one with its day; in the language of the browser. */
export function formatUntil(iso: string, now = Date.now()): string {
  const time = Date.parse(iso);
  const isToday =
    new Date(time).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(undefined, {
    ...(!isToday && { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(time);
}

/** Why an action cannot be done, with times as people read them. */
export function useActionReason() {
  return useCallback((state: Exclude<ActionState, { allowed: true }>) => {
    const { code, parameters } = state.reason;
    return actionReasonSentence({
      allowed: false,
      reason: {
        code,
        parameters: {
          ...parameters,
          ...(parameters.until && { until: formatUntil(parameters.until) }),
          ...(parameters.initiatedBy && {
            initiatedBy: nameOfUser(parameters.initiatedBy),
          }),
        },
      },
    });
  }, []);
}
