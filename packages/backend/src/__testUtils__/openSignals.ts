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

/** The connection on which browsers get signals of changes. */
export async function openSignals(
  url: string,
  token: string,
): Promise<WebSocket> {
  for (;;) {
    const socket = new WebSocket(
      `${url.replace('http', 'ws')}/api/signals`,
      token,
    );
    const isOpen = await new Promise<boolean>(resolve => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
      // The very first call only makes the back end listen; browsers try again, too.
      setTimeout(() => resolve(false), 2_000);
    });
    if (isOpen) {
      return socket;
    }
    socket.close();
  }
}
