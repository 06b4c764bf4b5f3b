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

/** What an Argo CD is made of, and what it depends on; any of them can be away. */
export const parts = [
  'controller',
  'repositoryServer',
  'redis',
  'cluster',
  'webhooks',
] as const;

export type Part = (typeof parts)[number];

const refused = (address: string) =>
  `dial tcp ${address}: connect: connection refused`;

/** Where the API server of the cluster listens. */
const clusterAddress = '10.43.0.1:443';

/** What gRPC says of a repository server that nobody reaches. */
export const repositoryServerAway = `connection error: desc = "transport: Error while dialing: ${refused(
  '10.43.118.81:8081',
)}"`;

/** What the Redis client says. */
export const redisAway = refused('10.43.61.12:6379');

/** What the Kubernetes client says of a call to a cluster that does not answer. */
export function clusterAway(path: string): string {
  return `Get "https://${clusterAddress}${path}": ${refused(clusterAddress)}`;
}

/** Why the controller knows nothing of a cluster. */
export const clusterNotSynced = `failed to get server version: failed to get server version: ${clusterAway(
  '/version?timeout=32s',
)}`;
