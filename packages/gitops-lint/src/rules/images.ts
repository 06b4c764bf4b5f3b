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

import { Manifest } from '../manifests/Manifest';
import { Path } from '../tree/YamlFile';
import { asArray, asRecord, asString, at, Values } from '../values';

/** The pod that an object makes; `undefined` where it makes none. */
export function podOf({ kind, value }: Manifest): Values | undefined {
  switch (kind) {
    case 'Pod':
      return asRecord(value.spec);
    case 'CronJob':
      return asRecord(
        at(value, 'spec', 'jobTemplate', 'spec', 'template', 'spec'),
      );
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'Job':
      return asRecord(at(value, 'spec', 'template', 'spec'));
    default:
      return undefined;
  }
}

/** Where an object has its pod. */
export function podPath(kind: string): Path {
  switch (kind) {
    case 'Pod':
      return ['spec'];
    case 'CronJob':
      return ['spec', 'jobTemplate', 'spec', 'template', 'spec'];
    default:
      return ['spec', 'template', 'spec'];
  }
}

/** The images of an object's containers, each with its place. */
export function imagePlaces({
  kind,
  value,
}: Pick<Manifest, 'kind' | 'value'>): { image: string; path: Path }[] {
  const path = podPath(kind);
  return ['initContainers', 'containers'].flatMap(key =>
    asArray(at(value, ...path, key)).map((container, index) => ({
      image: asString(asRecord(container).image) ?? '',
      path: [...path, key, index, 'image'],
    })),
  );
}

export function containersOf(pod: Values): Values[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap(key =>
    asArray(pod[key]).map(asRecord),
  );
}

export function imagesOf(pod: Values): string[] {
  return containersOf(pod).map(({ image }) => asString(image) ?? '');
}

/** What GitLab's `image` names, which is a text or a map with a name. */
export function jobImageName(image: unknown): string | undefined {
  return asString(image) ?? asString(asRecord(image).name);
}

/** Registry, name and tag; a digest counts as a tag. */
export function imageParts(image: string): {
  registry: string;
  name: string;
  tag?: string;
} {
  const [path, digest] = image.split('@');
  const [, first, rest] = /^([^/]*)\/(.*)$/.exec(path) ?? [];
  const hasRegistry = first !== undefined && /[.:]|^localhost$/.test(first);
  const name = hasRegistry ? rest : path;
  const [, bare, tag] = /^(.*?)(?::([^/:]*))?$/.exec(name)!;
  return {
    registry: hasRegistry ? first : 'docker.io',
    name: bare,
    tag: digest ?? tag,
  };
}
