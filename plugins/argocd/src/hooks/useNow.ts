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

import { useSyncExternalStore } from 'react';

/** Milliseconds until the time goes on; often enough for relative times. */
export const stepMs = 5_000;

// One for all components, so that the times of a page change together.
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** In steps, because React wants the same answer until a listener is called. */
const now = () => Math.floor(Date.now() / stepMs) * stepMs;

function update() {
  clearTimeout(timer);
  timer = undefined;
  if (document.hidden || listeners.size === 0) {
    return;
  }
  listeners.forEach(listener => listener());
  timer = setTimeout(update, stepMs - (Date.now() % stepMs));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', update);
    update();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      document.removeEventListener('visibilitychange', update);
      update();
    }
  };
}

/** The time in milliseconds. It goes on every few seconds while the page is visible. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, now);
}
