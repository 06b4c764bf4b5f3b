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

import { accountToken } from '@slipway/sandbox';

const argocd = 'http://localhost:8080';

async function call(method: string, route: string, body?: object) {
  const response = await fetch(`${argocd}/api/v1${route}`, {
    method,
    headers: {
      Authorization: `Bearer ${accountToken('admin')}`,
      'Content-Type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${route}: ${response.status}`);
  }
  return response.json();
}

/** Takes automatic sync from an application, as its owner might in Git. */
export async function syncByHand(name: string): Promise<void> {
  const application = await call('GET', `/applications/${name}`);
  const { automated: _automatic, ...syncPolicy } = application.spec.syncPolicy;
  await call('PUT', `/applications/${name}`, {
    ...application,
    spec: { ...application.spec, syncPolicy },
  });
}

/** Deletes an application behind the portal's back. */
export async function deleteApplication(name: string): Promise<void> {
  await call('DELETE', `/applications/${name}`);
}

/** Makes the global instance fail in some way, or be itself again. */
export async function setFault(fault: string | null): Promise<void> {
  await fetch(`${argocd}/sandbox/fault`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ fault }),
  });
}
