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

import { useSignal } from '@backstage/plugin-signals-react';
import {
  ARGOCD_SIGNAL_CHANNEL,
  ChangeSignal,
} from '@slipway/plugin-argocd-common';
import { useEffect, useRef } from 'react';

/** Milliseconds between two requests where signals announce changes. */
const slowPollMs = 60_000;
/** Milliseconds between two requests where nothing announces changes. */
export const fastPollMs = 10_000;

/**
 * Reloads on a signal, now and then without one, and never while the page is hidden.
 * @param spreadMs - many browsers receive the same signal: their requests are spread over so many milliseconds
 * @returns whether changes are pushed
 */
export function useLiveReload(
  reload: () => void,
  concerns: (signal: ChangeSignal) => boolean,
  spreadMs: number,
): boolean {
  const { lastSignal, isSignalsAvailable } = useSignal<ChangeSignal>(
    ARGOCD_SIGNAL_CHANNEL,
  );
  const isConcerned = useRef(concerns);
  isConcerned.current = concerns;
  const latest = useRef(reload);
  latest.current = reload;
  const pending = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    // One that waits already will bring this change too.
    if (
      lastSignal &&
      !document.hidden &&
      pending.current === undefined &&
      isConcerned.current(lastSignal)
    ) {
      pending.current = setTimeout(() => {
        pending.current = undefined;
        latest.current();
      }, Math.random() * spreadMs);
    }
  }, [lastSignal, spreadMs]);

  useEffect(() => () => clearTimeout(pending.current), []);

  useEffect(() => {
    const reloadIfVisible = () => {
      if (!document.hidden) {
        latest.current();
      }
    };
    const timer = setInterval(
      reloadIfVisible,
      isSignalsAvailable ? slowPollMs : fastPollMs,
    );
    document.addEventListener('visibilitychange', reloadIfVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', reloadIfVisible);
    };
  }, [isSignalsAvailable]);

  return isSignalsAvailable;
}
