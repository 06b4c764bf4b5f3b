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

import { TextTable } from './TextTable';

/** What is said of volumes: mounted by a kubelet, attached and provisioned by their controllers. */
export const volume: TextTable = [
  {
    code: 'configKeyMissing',
    text: /references non-existent (?<kind>secret|config) key: (?<key>\S+)/,
  },
  {
    code: 'containerConfig',
    text: /(?<kind>secret|configmap|persistentvolumeclaim) "(?<name>[^"]+)" not found/,
  },
  {
    code: 'storageClassMissing',
    text: /storageclass(?:\.storage\.k8s\.io)? "(?<name>[^"]+)" not found/,
  },
  {
    code: 'storageClassMissing',
    text: /no persistent volumes available for this claim and no storage class is set/,
  },
  {
    code: 'volumeInUse',
    text: /Multi-Attach error for volume "(?<volume>[^"]+)"/,
  },
  {
    code: 'volumeNotProvisioned',
    text: /failed to (?:provision volume|get target node)|ProvisioningFailed/i,
  },
  {
    code: 'volumeNotMounted',
    text: /(?:MountVolume\.\w+|AttachVolume\.\w+) failed for volume "(?<volume>[^"]+)"/,
  },
  {
    code: 'volumeNotMounted',
    text: /Unable to attach or mount volumes: unmounted volumes=\[(?<volume>[^\],\s]+)/,
  },
];
