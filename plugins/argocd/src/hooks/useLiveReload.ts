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

import { ChangeSignal } from '@slipway/plugin-argocd-common';
import { useEffect, useRef } from 'react';
import { usePortalConnection } from '../connection';

/**
 * Reloads on a signal, when something may have been missed, and never while the page is hidden.
 * @param spreadMs - many browsers receive the same signal: their requests are spread over so many milliseconds, and two
 *   requests for signals are as far apart
 */
export function useLiveReload(
  reload: () => void,
  concerns: (signal: ChangeSignal) => boolean,
  spreadMs: number,
): void {
  const connection = usePortalConnection();
  const isConcerned = useRef(concerns);
  isConcerned.current = concerns;
  const latest = useRef(reload);
  latest.current = reload;

  useEffect(() => {
    let pending: ReturnType<typeof setTimeout> | undefined;
    let reloadedAt = -Infinity;
    const schedule = (delayMs: number) => {
      // One that waits already will bring this change too.
      pending ??= setTimeout(() => {
        pending = undefined;
        if (!document.hidden) {
          reloadedAt = Date.now();
          latest.current();
        }
      }, delayMs);
    };
    const stop = connection.listen({
      signal: message => {
        // What is hidden is asked when it is seen again.
        if (!document.hidden && isConcerned.current(message)) {
          // Where something changes all the time, it is asked no more often than that.
          const restMs = reloadedAt + spreadMs - Date.now();
          schedule(Math.max(Math.random() * spreadMs, restMs));
        }
      },
      look: overMs => schedule(Math.random() * overMs),
    });
    return () => {
      stop();
      clearTimeout(pending);
    };
  }, [connection, spreadMs]);
}
