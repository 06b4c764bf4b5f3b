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
import { ArgocdApi, InstanceStatus } from '@slipway/plugin-argocd-common';
import {
  createContext,
  useCallback,
  useContext,
  useSyncExternalStore,
} from 'react';
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

const NotRead = createContext(false);

/** Says of all within whether it could not be read again: then it is only what was known. */
export const NotReadProvider = NotRead.Provider;

/** Whether what the page shows is only what was known: the portal has not answered for a while, or says no more of it. */
export function useIsLost(): boolean {
  const isNotRead = useContext(NotRead);
  return useConnectionState().lostSince !== undefined || isNotRead;
}

/** When an instance last compared, as it was answered or as a signal has told since; ISO 8601. */
export function useComparedAt(): (
  instance: InstanceStatus,
) => string | undefined {
  const told = useConnectionState().comparedAt;
  return ({ comparedAt, signal = '' }) => {
    const since = told[signal];
    return since && (!comparedAt || since > comparedAt) ? since : comparedAt;
  };
}
