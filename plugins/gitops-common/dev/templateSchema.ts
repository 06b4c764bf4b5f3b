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

import { Document, isScalar, Node, visit } from 'yaml';
import { zodToJsonSchema } from 'zod-to-json-schema';
import {
  buildEngines,
  environmentNames,
  imageUpdates,
  projectNameSchema,
  registrationMethods,
  serviceLanguages,
  ServiceLanguage,
  serviceSizes,
  servicesSchema,
  sizeResources,
  visibilities,
} from '../src';

/** What the form shows for a language. */
const languageNames: Record<ServiceLanguage, string> = {
  python: 'Python',
  node: 'Node',
  go: 'Go',
  static: 'Static site',
};

/** What the form shows for each size. */
const sizeNames = serviceSizes.map(size => {
  const { cpu, memory } = sizeResources[size];
  const title = `${size[0].toUpperCase()}${size.slice(1)}`;
  return `${title}: ${cpu} CPU, ${memory.replace(/[A-Z]/, ' $&')}`;
});

function serviceItems() {
  const { items } = zodToJsonSchema(servicesSchema) as {
    items: { properties: Record<string, object> };
  };
  const { language, size } = items.properties;
  return {
    ...items,
    properties: {
      ...items.properties,
      language: {
        ...language,
        enumNames: serviceLanguages.map(id => languageNames[id]),
      },
      size: { ...size, enumNames: sizeNames },
    },
  };
}

/** Parts of the parameters of a template that follow from the rules of this package, by the name of the parameter. */
export function templateSchema(): Record<string, Record<string, unknown>> {
  const { pattern, maxLength } = zodToJsonSchema(projectNameSchema) as {
    pattern: string;
    maxLength: number;
  };
  const { minItems, maxItems } = zodToJsonSchema(servicesSchema) as {
    minItems: number;
    maxItems: number;
  };
  return {
    name: { pattern, maxLength },
    services: { minItems, maxItems, items: serviceItems() },
    visibility: { enum: visibilities },
    environments: { items: { type: 'string', enum: environmentNames } },
    manualEnvironments: { items: { type: 'string', enum: environmentNames } },
    buildEngine: { enum: buildEngines },
    registration: { enum: registrationMethods },
    imageUpdate: { enum: imageUpdates },
  };
}

/** A value of YAML, lists of words in one line. */
function nodeOf(template: Document, value: unknown): Node {
  const node = template.createNode(value);
  visit(node, {
    Seq(_key, sequence) {
      sequence.flow = sequence.items.every(isScalar);
    },
  });
  return node;
}

/** Writes these parts into a template and leaves the rest of it, with its comments, as it is. */
export function writeTemplateSchema(template: Document): void {
  const schema = templateSchema();
  const { spec } = template.toJS();
  for (const [index, page] of spec.parameters.entries()) {
    for (const name of Object.keys(page.properties)) {
      for (const [key, value] of Object.entries(schema[name] ?? {})) {
        template.setIn(
          ['spec', 'parameters', index, 'properties', name, key],
          nodeOf(template, value),
        );
      }
    }
  }
}
