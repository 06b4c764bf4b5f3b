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
import {
  ARGOCD_COMPARED_CHANNEL,
  ARGOCD_SIGNAL_CHANNEL,
  ChangeSignal,
  ComparedSignal,
} from '@slipway/plugin-argocd-common';
import { act } from '@testing-library/react';

type Listener = Parameters<SignalApi['subscribe']>[1];

/** Signals of the back end, as a test sends them, over a socket that a test closes and opens. */
export function fakeSignals() {
  const listeners = new Map<Listener, string>();
  const socket = { readyState: WebSocket.OPEN as number };
  const api: SignalApi & { ws: unknown } = {
    ws: Object.create(WebSocket.prototype, {
      readyState: { get: () => socket.readyState },
    }),
    subscribe<TMessage extends Parameters<Listener>[0]>(
      channel: string,
      onMessage: (message: TMessage) => void,
    ) {
      const listener: Listener = message => onMessage(message as TMessage);
      listeners.set(listener, channel);
      return { unsubscribe: () => listeners.delete(listener) };
    },
  };
  const send = (to: string, message: ChangeSignal | ComparedSignal) =>
    act(() =>
      listeners.forEach((channel, listener) => {
        if (channel === to) {
          listener(message);
        }
      }),
    );
  const signal = (message: ChangeSignal) =>
    send(ARGOCD_SIGNAL_CHANNEL, message);
  const tellCompared = (comparedAt: ComparedSignal['comparedAt']) =>
    send(ARGOCD_COMPARED_CHANNEL, { comparedAt });
  const setOpen = (isOpen: boolean) => {
    socket.readyState = isOpen ? WebSocket.OPEN : WebSocket.CLOSED;
  };
  return { api, signal, tellCompared, setOpen };
}
