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
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Schema } from '../src/manifests/Schema';

/** Where a checkout of Skaffold keeps the schemas of all its versions. */
const folder = 'docs-v2/content/en/schemas';

/** What Skaffold's schemas, which are made from its types, consist of. */
interface Definition {
  $ref?: string;
  type?: string;
  enum?: string[];
  items?: Definition;
  properties?: Record<string, Definition>;
  required?: string[];
  additionalProperties?: Definition | boolean;
  anyOf?: Definition[];
  definitions?: Record<string, Definition>;
}

const nameOf = (reference: string) => reference.replace('#/definitions/', '');

/** Alternatives that differ in the fields that they have make one object with all of them. */
function objectOf(definition: Definition): Schema {
  const parts = definition.anyOf ?? [definition];
  const properties = Object.assign(
    {},
    ...parts.map(part => part.properties ?? {}),
  ) as Record<string, Definition>;
  const required = (parts[0].required ?? []).filter(name =>
    parts.every(part => part.required?.includes(name)),
  );
  const { additionalProperties: others } = parts[0];
  if (
    Object.keys(properties).length === 0 &&
    (others === undefined || others === true)
  ) {
    // A number or a text, which Skaffold's own generator describes as an object of which nothing is known.
    return {};
  }
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, convert(inner)]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties:
      typeof others === 'object' ? convert(others) : others !== false && {},
  };
}

function convert(definition: Definition): Schema {
  if (definition.$ref) {
    return { $ref: nameOf(definition.$ref) };
  }
  if (definition.enum) {
    return { enum: definition.enum };
  }
  switch (definition.type) {
    case 'array':
      return { type: 'array', items: convert(definition.items ?? {}) };
    case 'integer':
    case 'number':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'string':
      return { type: 'string' };
    case 'object':
      return objectOf(definition);
    default:
      return definition.anyOf || definition.properties
        ? objectOf(definition)
        : {};
  }
}

/**
 * The schemas of all versions of Skaffold's file, from a checkout of it. Versions share most of their definitions, so each
 * is kept once, by its hash.
 */
export function skaffoldSchemas(checkout: string): string {
  const definitions = new Map<string, Schema>();
  const versions: Record<string, Record<string, string>> = {};
  const files = readdirSync(path.join(checkout, folder))
    .filter(file => /^v\d.*\.json$/.test(file))
    .sort();
  for (const file of files) {
    const all = JSON.parse(
      readFileSync(path.join(checkout, folder, file), 'utf8'),
    ) as Definition;
    versions[path.basename(file, '.json')] = Object.fromEntries(
      Object.entries(all.definitions ?? {}).map(([name, definition]) => {
        const schema = convert(definition);
        const hash = createHash('sha256')
          .update(JSON.stringify(schema))
          .digest('hex')
          .slice(0, 8);
        definitions.set(hash, schema);
        return [name, hash];
      }),
    );
  }
  const line = ([name, value]: [string, unknown]) =>
    `${JSON.stringify(name)}:${JSON.stringify(value)}`;
  return `{"definitions":{\n${[...definitions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(line)
    .join(',\n')}\n},"versions":{\n${Object.entries(versions)
    .map(line)
    .join(',\n')}\n}}\n`;
}
