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

type Instance = 'global' | 'team';
const servers = {
  global: 'http://localhost:8080',
  team: 'http://localhost:8081',
};
const rootPaths = { global: '', team: '/argo-cd' };

async function send(method: string, url: string, body?: object) {
  const response = await fetch(url, {
    method,
    headers: {
      Authorization: `Bearer ${accountToken('admin')}`,
      'Content-Type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${url}: ${response.status}`);
  }
  return response.json();
}

const call = (
  method: string,
  route: string,
  body?: object,
  instance: Instance = 'global',
) =>
  send(
    method,
    `${servers[instance]}${rootPaths[instance]}/api/v1${route}`,
    body,
  );

/** Has the global instance deploy what the team's does, with its AppProject, as somebody who moves a project would. */
export async function deployGloballyToo(application: string): Promise<void> {
  const [appProject, copied] = await Promise.all([
    call('GET', `/projects/${application}`, undefined, 'team'),
    call('GET', `/applications/${application}`, undefined, 'team'),
  ]);
  const given = ({ metadata, spec }: any) => ({
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      labels: metadata.labels,
      annotations: metadata.annotations,
    },
    spec,
  });
  await send('POST', `${servers.global}/sandbox/apply`, {
    objects: [
      { kind: 'AppProject', ...given(appProject) },
      { kind: 'Application', ...given(copied) },
    ],
  });
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

/** Whether Argo CD finds the cluster as Git wants it. */
export async function syncStatusOf(name: string): Promise<string> {
  const { status } = await call('GET', `/applications/${name}`);
  return status.sync.status;
}

/** Deletes an application behind the portal's back. */
export async function deleteApplication(name: string): Promise<void> {
  await call('DELETE', `/applications/${name}`);
}

/** Makes an instance fail in some way, or be itself again. */
export async function setFault(
  fault: string | null,
  instance: Instance = 'global',
): Promise<void> {
  await send('POST', `${servers[instance]}/sandbox/fault`, { fault });
}

/** Takes away something behind an instance, e.g. its application controller. */
export async function breakPart(part: string): Promise<void> {
  await send('POST', `${servers.global}/sandbox/break`, { part });
}

export async function healPart(part: string): Promise<void> {
  await send('POST', `${servers.global}/sandbox/heal`, { part });
}
