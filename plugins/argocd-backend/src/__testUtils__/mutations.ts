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

import fc from 'fast-check';

type Key = string | number;
type Container = Record<Key, unknown>;

/** One change of a JSON value; places and values are chosen by numbers, so that it fits whatever it is applied to. */
export interface Mutation {
  kind:
    | 'remove'
    | 'set'
    | 'add'
    | 'repeat'
    | 'swap'
    | 'wrap'
    | 'retype'
    | 'respell';
  /** Only near the root, where few places say the most. */
  isShallow: boolean;
  place: number;
  other: number;
  value: number;
}

const shallow = 2;
const place = fc.nat(100_000);

/** One to three changes. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record<Mutation>({
    kind: fc.constantFrom(
      'remove',
      'set',
      'set',
      'add',
      'repeat',
      'swap',
      'wrap',
      'retype',
      'respell',
      'respell',
    ),
    isShallow: fc.boolean(),
    place,
    other: place,
    value: place,
  }),
  { minLength: 1, maxLength: 3 },
);

const unknownKeys = [
  'sources',
  'sourceRepo',
  'clusterResourceBlacklist',
  'sourceNamespaces',
  'signatureKeys',
  'roles',
  'plugin',
  'kustomize',
  'parameters',
  'ignoreDifferences',
  'info',
  'upsert',
  'validate',
  'repositoryUrl',
  'path',
  'url',
  'token',
  'name',
  'server',
  'annotations',
  'ownerReferences',
  '__proto__',
  'constructor',
];

/** Ways in which two readers could take one text for two. */
const spellings: ((text: string, at: number) => string)[] = [
  text => text.toUpperCase(),
  text => ` ${text}`,
  text => `${text} `,
  text => `${text}/`,
  text => `${text}.`,
  text => `${text}?x`,
  text => `${text}#x`,
  text => `${text}\n`,
  text => `${text}.git`,
  text => text.replace(/\.git$/, ''),
  text => text.replace('://', '://a@'),
  text => text.replace('://', '://evil.example/'),
  text => text.replace(/^http:/, 'https:'),
  text => text.replace('/', '//'),
  text => text.replace(/\/([^/]*)$/, '/x/../$1'),
  text => text.replace(/-/, '*'),
  text => `!${text}`,
  (text, at) => `${text.slice(0, at)}\t${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}\u0000${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}\u200b${text.slice(at)}`,
  (text, at) =>
    `${text.slice(0, at)}${encodeURIComponent(text.charAt(at)).replace(
      /^[^%]$/,
      char => `%${char.charCodeAt(0).toString(16)}`,
    )}${text.slice(at + 1)}`,
  text => text.replace('a', '\u0430'),
];

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** Every place in a value below its root down to a depth, as the container and the key there. */
function placesOf(
  value: unknown,
  depth: number,
): { container: Container; key: Key }[] {
  return isContainer(value) && depth > 0
    ? Object.keys(value).flatMap(key => [
        { container: value, key },
        ...placesOf(value[key], depth - 1),
      ])
    : [];
}

const at = <T>(items: T[], index: number): T => items[index % items.length];

/** A copy with one change. */
function mutate<T>(original: T, mutation: Mutation, hostile: unknown[]): T {
  const copy = structuredClone(original);
  const places = placesOf(copy, mutation.isShallow ? shallow : Infinity);
  if (places.length === 0) {
    return copy;
  }
  const { container, key } = at(places, mutation.place);
  const before = container[key];
  const value = structuredClone(at(hostile, mutation.value));
  switch (mutation.kind) {
    case 'remove':
      if (Array.isArray(container)) {
        container.splice(Number(key), 1);
      } else {
        delete container[key];
      }
      break;
    case 'add':
      if (Array.isArray(container)) {
        container.push(value);
      } else {
        Object.defineProperty(container, at(unknownKeys, mutation.other), {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      break;
    case 'repeat':
      if (Array.isArray(container)) {
        container.push(structuredClone(before));
      }
      break;
    case 'swap': {
      const other = at(places, mutation.other);
      const kept = structuredClone(other.container[other.key]);
      other.container[other.key] = structuredClone(before);
      container[key] = kept;
      break;
    }
    case 'wrap':
      container[key] = [before];
      break;
    case 'retype':
      container[key] =
        typeof before === 'string' ? Number(before) || null : String(before);
      break;
    case 'respell':
      container[key] =
        typeof before === 'string'
          ? at(spellings, mutation.value)(
              before,
              mutation.other % (before.length + 1),
            )
          : value;
      break;
    default:
      container[key] = value;
  }
  return copy;
}

/** A copy with all changes, one after the other. */
export function mutated<T>(
  original: T,
  changes: Mutation[],
  hostile: unknown[],
): T {
  return changes.reduce(
    (value, mutation) => mutate(value, mutation, hostile),
    original,
  );
}
