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

import {
  Alias,
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Node,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { YamlDocument } from '../tree/YamlFile';
import { isRecord, Values } from '../values';

/** Where something stands in the tree. */
export interface Place {
  file: string;
  line: number;
  /** A text that begins on the next line. */
  isBlock?: boolean;
}

/** GitLab's `!reference`: the path of what stands in its place. */
export class Reference {
  constructor(readonly path: string[]) {}
}

type Key = string | number;

/** Places of the entries of maps and lists, which stay with them wherever they are merged or referred to. */
const places = new WeakMap<object, Map<Key, Place>>();

/** Where an entry of a map or a list stands. */
export function placeOf(container: unknown, key: Key): Place | undefined {
  return typeof container === 'object' && container !== null
    ? places.get(container)?.get(key)
    : undefined;
}

/** Where something stands, or the nearest thing around it. */
export function placeAt(root: unknown, path: Key[]): Place | undefined {
  let found: Place | undefined;
  let inner = root;
  for (const key of path) {
    const place = placeOf(inner, key);
    if (!place) {
      return found;
    }
    found = place;
    inner = (inner as Record<Key, unknown>)[key];
  }
  return found;
}

/** A list whose entries stand at different places. */
export function tracedList(items: [unknown, Place | undefined][]): unknown[] {
  const list = items.map(([item]) => item);
  places.set(
    list,
    new Map(
      items.flatMap(([, place], index) => (place ? [[index, place]] : [])),
    ),
  );
  return list;
}

/** A map whose entries stand at different places. */
export function tracedMap(
  entries: [string, unknown, Place | undefined][],
): Values {
  // A null prototype: nothing that a file says can be mistaken for what every object has.
  const map = Object.create(null) as Values;
  const known = new Map<Key, Place>();
  for (const [key, value, place] of entries) {
    map[key] = value;
    if (place) {
      known.set(key, place);
    }
  }
  places.set(map, known);
  return map;
}

/** GitLab's deep merge: maps are merged, everything else is replaced. */
export function deepMerge(below: Values, above: Values): Values {
  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return tracedMap(
    [...keys].map(key => {
      if (!Object.hasOwn(above, key)) {
        return [key, below[key], placeOf(below, key)];
      }
      const [under, over] = [below[key], above[key]];
      return [
        key,
        isPlainMap(over) && isPlainMap(under) ? deepMerge(under, over) : over,
        placeOf(above, key),
      ];
    }),
  );
}

/** A map of the file, and no reference. */
export function isPlainMap(value: unknown): value is Values {
  return isRecord(value) && !(value instanceof Reference);
}

class Tracer {
  readonly #built = new Map<Node, unknown>();

  constructor(private readonly source: YamlDocument) {}

  build(node: unknown): unknown {
    if (isAlias(node)) {
      return this.build((node as Alias).resolve(this.source.document));
    }
    if (!isMap(node) && !isSeq(node)) {
      return isScalar(node) ? node.value : undefined;
    }
    if (!this.#built.has(node)) {
      this.#built.set(node, isMap(node) ? this.#map(node) : this.#list(node));
    }
    return this.#built.get(node);
  }

  #map(node: YAMLMap): Values {
    const inherited: [string, unknown, Place | undefined][] = [];
    const own: [string, unknown, Place | undefined][] = [];
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? key.value : undefined;
      if (typeof name === 'symbol' || name === '<<') {
        const merged = this.build(value);
        for (const map of [merged].flat().reverse()) {
          if (isPlainMap(map)) {
            for (const [inner, content] of Object.entries(map)) {
              inherited.push([inner, content, placeOf(map, inner)]);
            }
          }
        }
      } else {
        own.push([
          String(name ?? ''),
          this.build(value),
          this.#place(key, value),
        ]);
      }
    }
    return tracedMap([...inherited, ...own]);
  }

  #list(node: YAMLSeq): unknown {
    const items = node.items.map((item): [unknown, Place] => [
      this.build(item),
      this.#place(item, item),
    ]);
    return node.tag === '!reference'
      ? new Reference(items.map(([item]) => String(item)))
      : tracedList(items);
  }

  #place(at: unknown, value: unknown): Place {
    const { file } = this.source;
    return {
      file: file.name,
      line: file.lineOfNode(at),
      ...(isScalar(value) &&
        (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED') && {
          isBlock: true,
        }),
    };
  }
}

/** The plain value of a document, every entry with its place. */
export function trace(source: YamlDocument & { document: Document }): unknown {
  return new Tracer(source).build(source.document.contents);
}
