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

import { createHash } from 'node:crypto';

/** A Kubernetes object as a chart renders it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
  };
  spec?: Record<string, any>;
  [key: string]: unknown;
}

export interface ResourceKey {
  group: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
}

const clusterScoped = new Set([
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'PersistentVolume',
  'StorageClass',
  'IngressClass',
  'PriorityClass',
]);

export function isClusterScoped(kind: string): boolean {
  return clusterScoped.has(kind);
}

export function keyOf(manifest: Manifest, namespace: string): ResourceKey {
  const [first, second] = manifest.apiVersion.split('/');
  return {
    group: second ? first : '',
    version: second ?? first,
    kind: manifest.kind,
    ...(!isClusterScoped(manifest.kind) && {
      namespace: manifest.metadata.namespace ?? namespace,
    }),
    name: manifest.metadata.name,
  };
}

/** The name of a kind in addresses and messages: `networkpolicies`. */
export function resourceOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith('y')) {
    return `${name.slice(0, -1)}ies`;
  }
  return name.endsWith('s') ? `${name}es` : `${name}s`;
}

export function keyText(key: ResourceKey): string {
  return [key.group, key.kind, key.namespace ?? '', key.name].join('/');
}

const safeAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** A short name in the alphabet that Kubernetes uses for generated names. */
export function shortHash(text: string, length: number): string {
  const digest = createHash('sha256').update(text).digest();
  return Array.from(
    digest.subarray(0, length),
    byte => safeAlphabet[byte % safeAlphabet.length],
  ).join('');
}

/** A stable identifier in the form of a UUID. */
export function uidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(
    13,
    16,
  )}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Where the API server of a cluster has an object. */
export function apiPath({
  group,
  version,
  kind,
  namespace,
  name,
}: ResourceKey): string {
  return [
    group ? `/apis/${group}` : '/api',
    version,
    ...(namespace ? ['namespaces', namespace] : []),
    resourceOf(kind),
    name,
  ].join('/');
}
