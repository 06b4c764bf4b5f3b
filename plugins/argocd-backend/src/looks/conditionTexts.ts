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

/** The first error of gRPC is the controller's own: what the repo-server reports has the code Unknown. */
const firstCode = /rpc error: code = (\w+)/;

/** Whether a text says that Argo CD does not reach its repo-server, whatever the repository. */
export function isRepositoryServerAway(text: string): boolean {
  return firstCode.exec(text)?.[1] === 'Unavailable';
}

/** Whether a text says that Argo CD does not see a cluster, whatever it was to find there. */
export function isClusterAway(text: string): boolean {
  return (
    /^Failed to load live state: /.test(text) &&
    /failed to get cluster info|error synchronizing cache state|Get "https?:/.test(
      text,
    )
  );
}
