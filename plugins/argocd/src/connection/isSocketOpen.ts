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

import { SignalApi } from '@backstage/plugin-signals-react';

/**
 * Whether signals can arrive. Backstage's client keeps its WebSocket to itself and tells nobody when it is lost, so it is
 * looked at; of a client that has none to look at, nothing is known, and nothing is relied on.
 */
export function isSocketOpen(signals: SignalApi | undefined): boolean {
  return (
    signals !== undefined &&
    'ws' in signals &&
    signals.ws instanceof WebSocket &&
    signals.ws.readyState === WebSocket.OPEN
  );
}
