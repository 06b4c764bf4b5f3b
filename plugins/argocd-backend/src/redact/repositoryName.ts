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

/** A host that only the cluster knows by this name. */
const internal = /^[^.]+$|\.(?:svc|local|internal|localdomain)$/;
const ipAddress = /^\[|^\d{1,3}(?:\.\d{1,3}){3}$/;

/** What stands for a host that has no name. */
export const unnamedHost = '…';

/** A host without its port; where it would tell how the cluster is built, what is left of it is its first name. */
export function hostName(host: string): string {
  const name = host.replace(/:\d*$/, '');
  if (ipAddress.test(name)) {
    return unnamedHost;
  }
  return internal.test(name) ? name.split('.')[0] : name;
}

/**
 * What people are shown of a repository or registry that the portal has no page of: its path, which says what it is but
 * not where the cluster finds it, or else the host.
 */
export function repositoryName(repoUrl: string): string {
  const address = repoUrl.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const scp =
    /^[^@/]+@[^:/]+:\/?(.+)$/.exec(address) ??
    /^[^@:/]+:(?!\/|\d+(?:\/|$))(.+)$/.exec(address);
  const bare = address
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^[^@/]*@/, '');
  const [host, ...segments] = bare.split('/');
  const isHost = bare !== address || /[.:]/.test(host);
  const path = scp?.[1] ?? (isHost ? segments.join('/') : bare);
  return path.replace(/\.git$/, '') || hostName(host);
}
