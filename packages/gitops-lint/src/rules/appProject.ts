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

import { matchesGlob } from '@slipway/glob';
import { Manifest } from '../manifests/Manifest';
import { asArray, asRecord, asString, at, Values } from '../values';

/** Kinds that belong to no namespace. */
const clusterKinds = [
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IngressClass',
  'Namespace',
  'PersistentVolume',
  'PriorityClass',
  'StorageClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
];

/** Where a template names the namespace of the release, Helm writes this one here. */
const releaseNamespace = 'default';

const inCluster = 'https://kubernetes.default.svc';

function matches(pattern: unknown, text: unknown): boolean {
  return (
    typeof pattern === 'string' &&
    typeof text === 'string' &&
    matchesGlob(pattern, text)
  );
}

function lists(entries: unknown, manifest: Manifest, name: string): boolean {
  const [group] = manifest.apiVersion.includes('/')
    ? manifest.apiVersion.split('/')
    : [''];
  return asArray(entries)
    .map(asRecord)
    .some(
      entry =>
        matches(entry.group, group) &&
        matches(entry.kind, manifest.kind) &&
        (entry.name === undefined || matches(entry.name, name)),
    );
}

function permitsKind(spec: unknown, manifest: Manifest, name: string): boolean {
  if (clusterKinds.includes(manifest.kind)) {
    return lists(at(spec, 'clusterResourceWhitelist'), manifest, name);
  }
  const white = at(spec, 'namespaceResourceWhitelist');
  return (
    !lists(at(spec, 'namespaceResourceBlacklist'), manifest, name) &&
    (white === undefined || lists(white, manifest, name))
  );
}

/** Whether two name the same cluster; by name and by address nobody can tell here. */
function isSameCluster(place: Values, destination: Values): boolean {
  const server =
    destination.server ??
    (destination.name === 'in-cluster' ? inCluster : undefined);
  return (
    matches(place.server, server) ||
    matches(place.name, destination.name) ||
    place.server === '*' ||
    place.name === '*' ||
    (place.server === undefined) !== (server === undefined)
  );
}

/** Whether a project lets its applications go somewhere; one that names no destination is complete elsewhere. */
export function permitsDestination(
  spec: unknown,
  destination: Values,
): boolean {
  const places = asArray(at(spec, 'destinations')).map(asRecord);
  return (
    places.length === 0 ||
    places.some(
      place =>
        matches(place.namespace, destination.namespace) &&
        isSameCluster(place, destination),
    )
  );
}

/** Whether a project lets its applications come from a repository; one that names none is complete elsewhere. */
export function permitsRepository(spec: unknown, url: string): boolean {
  const patterns = asArray(at(spec, 'sourceRepos'));
  return (
    patterns.length === 0 || patterns.some(pattern => matches(pattern, url))
  );
}

/** What a project does not permit of an object that a chart makes; `undefined` where it permits it. */
export function refusedPart(
  spec: unknown,
  manifest: Manifest,
  destination: Values = {},
): string | undefined {
  const { kind, name, value } = manifest;
  const released = (text: string) =>
    text === releaseNamespace ? asString(destination.namespace) ?? text : text;
  const ownName = kind === 'Namespace' ? released(name) : name;
  if (!permitsKind(spec, manifest, ownName)) {
    return `the kind ${kind}`;
  }
  const own = asString(at(value, 'metadata', 'namespace'));
  if (own === undefined || clusterKinds.includes(kind)) {
    return undefined;
  }
  const namespace = released(own);
  return namespace === releaseNamespace ||
    permitsDestination(spec, { ...destination, namespace })
    ? undefined
    : `namespace ${namespace} (${kind} ${name})`;
}
