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

import { CauseCode } from '@slipway/plugin-argocd-common';
import { TextRow, TextTable } from './TextTable';

/** A failed pull whose answer holds one of some words. */
const pull = (code: CauseCode, answer: string): TextRow => ({
  code,
  text: new RegExp(
    `(?:pulling image|pull and unpack image|pull image) "?(?<image>[^\\s"]+?)"?:\\s.*(?:${answer})`,
    'is',
  ),
});

/** What the kubelet and the container runtime say of a pod's containers. */
export const container: TextTable = [
  pull(
    'imageOtherPlatform',
    'no match for platform|no matching manifest for|no image found in (?:image index|manifest list) for',
  ),
  pull('registryLimit', 'toomanyrequests|429 Too Many Requests'),
  pull(
    'imagePullDenied',
    'denied|unauthorized|authentication required|no basic auth|401 Unauthorized|403 Forbidden|authorization failed',
  ),
  pull('registryUntrusted', 'x509: |server gave HTTP response to HTTPS client'),
  pull(
    'registryAway',
    'no such host|connection refused|i/o timeout|no route to host|TLS handshake timeout|connection reset|context deadline exceeded|50[0-4] [A-Z]',
  ),
  pull(
    'imageNotFound',
    'not found|manifest unknown|NotFound|name unknown|repository name not known',
  ),
  {
    code: 'imageNeverPulled',
    text: /Container image "(?<image>[^"]+)" is not present with pull policy of Never/,
  },
  { code: 'imageNeverPulled', text: /ErrImageNeverPull/ },
  {
    code: 'imageNameInvalid',
    text: /Failed to apply default image tag "(?<image>[^"]+)"/,
  },
  { code: 'imageNameInvalid', text: /InvalidImageName/ },
  {
    code: 'imagePullFailed',
    text: /(?:pulling image|pull(?: and unpack)? image) "?(?<image>[^\s"]+?)"?(?::\s|\s|$)/i,
  },
  { code: 'imagePullFailed', text: /ImagePullBackOff|ErrImagePull/ },
  { code: 'imageOtherPlatform', text: /exec format error/ },
  {
    code: 'commandNotFound',
    text: /exec: "(?<command>[^"]+)": (?:executable file not found|stat \S+: no such file|permission denied|no such file)/,
  },
  { code: 'commandNotFound', text: /no command specified/ },
  { code: 'readOnlyFileSystem', text: /read-only file system/i },
  {
    code: 'runsAsRoot',
    text: /runAsNonRoot and image has non-numeric user \((?<user>[^)]+)\)/,
  },
  {
    code: 'runsAsRoot',
    text: /runAsNonRoot and image will run as root|runAsUser breaks non-root policy/,
  },
  {
    code: 'configKeyMissing',
    text: /couldn't find key (?<key>\S+) in (?<kind>ConfigMap|Secret) (?:[^\s/]+\/)?(?<name>[^\s,]+)/,
  },
  {
    code: 'containerConfig',
    text: /(?<kind>secret|configmap) "(?<name>[^"]+)" not found/,
  },
  { code: 'outOfMemory', text: /OOMKilled/ },
  {
    code: 'evicted',
    text: /The node was low on resource: (?<resource>[\w./-]+?)\.?(?:\s|$)/,
  },
  {
    code: 'evicted',
    text: /(?:Pod ephemeral local storage usage|Usage of EmptyDir volume \S+|Container \S+) exceed(?:s|ed) (?:the|its) |^Evicted$/,
  },
  {
    code: 'crashLoop',
    text: /back-off \S+ restarting failed container(?:[= ](?<container>[^\s_]+))?/i,
  },
  {
    code: 'crashLoop',
    text: /Back-off restarting failed container(?: (?<container>\S+) in pod)?/,
  },
  { code: 'crashLoop', text: /CrashLoopBackOff/ },
  {
    code: 'jobTooLong',
    text: /^Pod was active on the node longer than the specified deadline/,
  },
  {
    code: 'containerFailed',
    text: /container "(?<container>[^"]+)" failed with exit code (?<exitCode>\d+)/,
  },
  { code: 'containerFailed', text: /^(?:Init:)?ExitCode:(?<exitCode>\d+)$/ },
  { code: 'containerConfig', text: /CreateContainerConfigError/ },
  {
    code: 'containerNotCreated',
    text: /Failed to create pod sandbox|CreateContainerError|RunContainerError|StartError|ContainerCannotRun/,
  },
];
