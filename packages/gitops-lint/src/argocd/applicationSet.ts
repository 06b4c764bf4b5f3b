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
import { asArray, asRecord, asString, at, isRecord, Values } from '../values';

/** More Applications of one set say nothing new. */
const maxElements = 200;

const kindsOf = (generator: unknown) =>
  Object.keys(asRecord(generator)).sort().join();

/** The parameters of each Application that a generator makes; `undefined` where they are made elsewhere. */
function elementsOf(generator: unknown): Values[] | undefined {
  switch (kindsOf(generator)) {
    case 'list': {
      const list = asRecord(asRecord(generator).list);
      const elements = asArray(list.elements);
      return Object.keys(list).join() === 'elements' && elements.every(isRecord)
        ? elements.filter(isRecord)
        : undefined;
    }
    case 'matrix':
      return asArray(at(generator, 'matrix', 'generators'))
        .map(elementsOf)
        .reduce(
          (before, next) =>
            before &&
            next &&
            before
              .flatMap(one => next.map(other => ({ ...one, ...other })))
              .slice(0, maxElements),
          [{}],
        );
    default:
      return undefined;
  }
}

/** What an ApplicationSet makes its Applications with, where all of it stands in the set itself. */
export function parametersOf({
  value,
  isPartial,
}: Manifest): Values[] | undefined {
  const generators = asArray(at(value, 'spec', 'generators'));
  const elements = generators.map(elementsOf);
  return isPartial || generators.length === 0
    ? undefined
    : elements
        .reduce((before, next) => before && next && [...before, ...next], [])
        ?.slice(0, maxElements);
}

const isGo = (set: Manifest) => at(set.value, 'spec', 'goTemplate') === true;

/** Parameters that a text takes as they are; what it computes is another thing. */
export function usedIn(set: Manifest, text: string): string[] {
  const pattern = isGo(set)
    ? /\{\{-?\s{0,9}\.([A-Za-z][\w.]{0,99})\s{0,9}-?\}\}/g
    : /\{\{\s{0,9}([A-Za-z][\w.-]{0,99})\s{0,9}\}\}/g;
  return [...text.matchAll(pattern)].map(([, name]) => name);
}

/** The value of a parameter, whose name may be a path. */
export function parameter(parameters: Values, name: string): unknown {
  return Object.hasOwn(parameters, name)
    ? parameters[name]
    : at(parameters, ...name.split('.'));
}

function filled(set: Manifest, value: unknown, parameters: Values): unknown {
  if (typeof value === 'string') {
    return usedIn(set, value).reduce((text, name) => {
      const found = parameter(parameters, name);
      const braces = new RegExp(
        `\\{\\{-?\\s*\\.?${name.replace(/\./g, '\\.')}\\s*-?\\}\\}`,
        'g',
      );
      return ['string', 'number', 'boolean'].includes(typeof found)
        ? text.replace(braces, () => String(found))
        : text;
    }, value);
  }
  if (Array.isArray(value)) {
    return value.map(item => filled(set, item, parameters));
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          filled(set, inner, parameters),
        ]),
      )
    : value;
}

/** The Applications that a set makes; its template alone where only a generator knows how they differ. */
export function applicationsOf(set: Manifest): Manifest[] {
  const template = at(set.value, 'spec', 'template');
  if (!isRecord(template)) {
    return [];
  }
  const one: Manifest = {
    ...set,
    kind: 'Application',
    value: template,
    // A patch of the template completes it in ways that only a generator knows.
    isPartial:
      set.isPartial || at(set.value, 'spec', 'templatePatch') !== undefined,
    isPreserved:
      at(set.value, 'spec', 'syncPolicy', 'preserveResourcesOnDeletion') ===
      true,
    lineOf: (...path) => set.lineOf('spec', 'template', ...path),
  };
  return (
    parametersOf(set)?.map(parameters => {
      const value = asRecord(filled(set, template, parameters));
      return {
        ...one,
        value,
        name: asString(at(value, 'metadata', 'name')) ?? '',
      };
    }) ?? [one]
  );
}
