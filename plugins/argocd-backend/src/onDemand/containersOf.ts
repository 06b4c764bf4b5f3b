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

import { LogContainer } from '@slipway/plugin-argocd-common';

interface PodSpec {
  containers?: { name?: string }[];
  initContainers?: { name?: string; restartPolicy?: string }[];
}

interface Manifest {
  metadata?: { annotations?: Record<string, string> };
  spec?: PodSpec & {
    template?: Manifest;
    jobTemplate?: { spec?: { template?: Manifest } };
  };
}

const defaultContainer = 'kubectl.kubernetes.io/default-container';

/** Containers of a pod, or of the pods of a workload, by its manifest: the one that people mean first. */
export function containersOf(manifestText: string): LogContainer[] {
  const manifest: Manifest = JSON.parse(manifestText);
  const pod =
    manifest.spec?.jobTemplate?.spec?.template ??
    manifest.spec?.template ??
    manifest;
  const { containers = [], initContainers = [] } = pod.spec ?? {};
  const meant = pod.metadata?.annotations?.[defaultContainer];
  const named = (kind: LogContainer['kind'], items: { name?: string }[]) =>
    items.flatMap(({ name }) => (name ? [{ name, kind }] : []));
  const main = named('container', containers);
  return [
    ...main.filter(({ name }) => name === meant),
    ...main.filter(({ name }) => name !== meant),
    ...named(
      'sidecar',
      initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always'),
    ),
    ...named(
      'init',
      initContainers.filter(({ restartPolicy }) => restartPolicy !== 'Always'),
    ),
  ];
}
