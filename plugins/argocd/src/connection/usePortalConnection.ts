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

import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { ArgocdApi } from '@slipway/plugin-argocd-common';
import { useCallback, useSyncExternalStore } from 'react';
import { argocdApiRef } from '../api';
import { ConnectionState, PortalConnection } from './PortalConnection';

const connections = new WeakMap<ArgocdApi, PortalConnection>();

function connectionOf(
  api: ArgocdApi,
  signals: SignalApi | undefined,
): PortalConnection {
  let connection = connections.get(api);
  if (!connection) {
    connection = new PortalConnection({
      // From memory, and small; whatever it says, the portal has answered.
      probe: signal => api.getInstances({ signal }),
      signals,
    });
    connections.set(api, connection);
  }
  return connection;
}

/** The one connection of this tab. */
export function usePortalConnection(): PortalConnection {
  const api = useApi(argocdApiRef);
  // Without the signals plugin there is none.
  const signals = useApiHolder().get(signalApiRef);
  return connectionOf(api, signals);
}

/** How this page hears of changes, and whether the portal answers. */
export function useConnectionState(): ConnectionState {
  const connection = usePortalConnection();
  return useSyncExternalStore(
    useCallback(
      onChange => connection.listen({ state: onChange }),
      [connection],
    ),
    () => connection.state,
  );
}
