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

import { Document, visit } from 'yaml';
import { YamlDocument } from '../tree/YamlFile';
import { asString, isRecord, Values } from '../values';

/** Puts inputs in the place of `$[[ inputs.name ]]`, in keys and values alike. */
export function withInputs(
  { document, file }: YamlDocument,
  inputs: Values,
): YamlDocument {
  const copy = document.clone() as Document;
  // What is not closed is consumed too: it could not be closed from any later beginning.
  const fill = (text: string) =>
    text.replace(
      /\$\[\[\s*inputs\.([\w-]+)[^\]]*(\]\])?/g,
      (whole, name, end) =>
        end && Object.hasOwn(inputs, name) ? String(inputs[name]) : whole,
    );
  visit(copy, {
    Scalar(_key, node) {
      if (typeof node.value === 'string') {
        const whole = /^\$\[\[\s*inputs\.([\w-]+)\s*\]\]$/.exec(node.value);
        if (whole && Object.hasOwn(inputs, whole[1])) {
          const value = inputs[whole[1]];
          if (typeof value === 'object' && value !== null) {
            return Object.assign(copy.createNode(value), { range: node.range });
          }
          node.value = value;
        } else {
          node.value = fill(node.value);
        }
      }
      return undefined;
    },
  });
  return { file, document: copy, value: copy.toJS({ maxAliasCount: 200 }) };
}

/** What is wrong with an input, and its name. */
export interface InputProblem {
  name: string;
  message: string;
}

const typeOf = (value: unknown) =>
  Array.isArray(value) ? 'array' : typeof value;

/** Why a value is not what an input is declared to be; what is filled in later cannot be told. */
function valueProblem(input: unknown, value: unknown): string | undefined {
  if (!isRecord(input) || (typeof value === 'string' && value.includes('$'))) {
    return undefined;
  }
  const wanted = asString(input.type) ?? 'string';
  if (typeOf(value) !== wanted) {
    return `wants a ${wanted} and is given ${JSON.stringify(value)}`;
  }
  return Array.isArray(input.options) && !input.options.includes(value)
    ? `wants one of ${input.options.join(', ')} and is given ${String(value)}`
    : undefined;
}

/** What a file is included with and does not want, or wants and is not given. */
export function inputProblems(
  declared: Values,
  inputs: Values,
): InputProblem[] {
  return [
    ...Object.entries(inputs).flatMap(([name, value]) => {
      if (!Object.hasOwn(declared, name)) {
        return [
          {
            name,
            message: `is included with the input ${name}, which it does not declare.`,
          },
        ];
      }
      const problem = valueProblem(declared[name], value);
      return problem
        ? [{ name, message: `has the input ${name}, which ${problem}.` }]
        : [];
    }),
    ...Object.entries(declared)
      .filter(
        ([name, input]) =>
          !(isRecord(input) && 'default' in input) &&
          !Object.hasOwn(inputs, name),
      )
      .map(([name]) => ({
        name,
        message: `is included without the input ${name}, which it needs.`,
      })),
  ];
}
