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

import { globMatcher, pathMatcher } from '@slipway/glob';
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

/** Patterns are compared with texts so often and no more; a project of so many places has to be read by people. */
const maxComparisons = 50_000;

/** Compares with patterns that are read once each. */
export class Patterns {
  readonly #matchers = new Map<string, (text: string) => boolean>();
  #comparisons = 0;

  get isExhausted(): boolean {
    return this.#comparisons > maxComparisons;
  }

  /** @param separator - where it is a slash, both are paths */
  permit(pattern: unknown, text: unknown, separator?: '/'): boolean {
    if (typeof pattern !== 'string' || typeof text !== 'string') {
      return false;
    }
    this.#comparisons += 1;
    const key = `${separator ?? ''} ${pattern}`;
    let matcher = this.#matchers.get(key);
    if (!matcher) {
      matcher = separator ? pathMatcher(pattern) : globMatcher(pattern);
      this.#matchers.set(key, matcher);
    }
    return !this.isExhausted && matcher(text);
  }
}

/** Entries by group and kind, so that an object is compared with those that may mean it alone. */
class ResourceList {
  readonly #names = new Map<string, unknown[]>();

  constructor(entries: unknown, private readonly patterns: Patterns) {
    for (const { group, kind, name = '*' } of asArray(entries).map(asRecord)) {
      const key = JSON.stringify([group, kind]);
      const names = this.#names.get(key) ?? [];
      names.push(name);
      this.#names.set(key, names);
    }
  }

  lists({ apiVersion, kind }: Manifest, name: string): boolean {
    const [own] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
    return [own, '*'].some(group =>
      [kind, '*'].some(one =>
        this.#names
          .get(JSON.stringify([group, one]))
          ?.some(
            pattern =>
              pattern === '*' ||
              pattern === name ||
              this.patterns.permit(pattern, name),
          ),
      ),
    );
  }
}

/** What a pattern denies. */
const negated = (pattern: unknown) =>
  typeof pattern === 'string' && pattern.startsWith('!')
    ? pattern.slice(1)
    : undefined;

const withoutGit = (url: string) => url.replace(/\.git\/?$|\/$/, '');

const serverOf = (destination: Values) =>
  destination.server ??
  (destination.name === 'in-cluster' ? inCluster : undefined);

/** What an AppProject permits; what it does not name at all is complete elsewhere. */
export class ProjectRights {
  readonly #cluster: ResourceList;
  /** Absent where everything is permitted. */
  readonly #white?: ResourceList;
  readonly #black: ResourceList;
  readonly #places: Values[];
  readonly #repositories: unknown[];

  constructor(spec: unknown, private readonly patterns: Patterns) {
    const listOf = (key: string) => new ResourceList(at(spec, key), patterns);
    this.#cluster = listOf('clusterResourceWhitelist');
    this.#black = listOf('namespaceResourceBlacklist');
    if (at(spec, 'namespaceResourceWhitelist') !== undefined) {
      this.#white = listOf('namespaceResourceWhitelist');
    }
    this.#places = asArray(at(spec, 'destinations')).map(asRecord);
    this.#repositories = asArray(at(spec, 'sourceRepos'));
  }

  permitsDestination(destination: Values): boolean {
    const namespace = asString(destination.namespace) ?? '';
    const fits = (place: Values, pattern: unknown) =>
      (pattern === '*' || this.patterns.permit(pattern, namespace)) &&
      this.#isSameCluster(place, destination);
    return (
      this.#places.length === 0 ||
      (this.#places.some(place => fits(place, place.namespace)) &&
        !this.#places.some(place => {
          const denied = negated(place.namespace);
          const deniedServer = negated(place.server);
          return (
            (denied !== undefined && fits(place, denied)) ||
            (deniedServer !== undefined &&
              this.patterns.permit(deniedServer, serverOf(destination)))
          );
        }))
    );
  }

  permitsRepository(url: string): boolean {
    const bare = withoutGit(url);
    const fits = (pattern: unknown) =>
      pattern === '*' ||
      this.patterns.permit(withoutGit(asString(pattern) ?? ''), bare, '/');
    return (
      this.#repositories.length === 0 ||
      (this.#repositories.some(fits) &&
        !this.#repositories.some(pattern => {
          const denied = negated(pattern);
          return denied !== undefined && fits(denied);
        }))
    );
  }

  /** What is not permitted of an object that a chart makes; `undefined` where it is. */
  refusedPart(manifest: Manifest, destination: Values): string | undefined {
    const { kind, name, value } = manifest;
    const released = (text: string) =>
      text === releaseNamespace
        ? asString(destination.namespace) ?? text
        : text;
    const ownName = kind === 'Namespace' ? released(name) : name;
    if (!this.#permitsKind(manifest, ownName)) {
      return `the kind ${kind}`;
    }
    const own = asString(at(value, 'metadata', 'namespace'));
    if (own === undefined || clusterKinds.includes(kind)) {
      return undefined;
    }
    const namespace = released(own);
    return namespace === releaseNamespace ||
      this.permitsDestination({ ...destination, namespace })
      ? undefined
      : `namespace ${namespace} (${kind} ${name})`;
  }

  #permitsKind(manifest: Manifest, name: string): boolean {
    return clusterKinds.includes(manifest.kind)
      ? this.#cluster.lists(manifest, name)
      : !this.#black.lists(manifest, name) &&
          (!this.#white || this.#white.lists(manifest, name));
  }

  /** Whether two name the same cluster; by name and by address nobody can tell here. */
  #isSameCluster(place: Values, destination: Values): boolean {
    const server = serverOf(destination);
    return (
      this.patterns.permit(negated(place.server) ?? place.server, server) ||
      this.patterns.permit(place.name, destination.name) ||
      place.server === '*' ||
      place.name === '*' ||
      (place.server === undefined) !== (server === undefined)
    );
  }
}
